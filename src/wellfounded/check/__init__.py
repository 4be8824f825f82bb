"""The findings: what is wrong with a text, one rule per class, each with a code, an example and a counter-example."""
