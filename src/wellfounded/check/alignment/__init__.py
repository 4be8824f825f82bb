"""One alignment of a document with its sources: which sentence of which source tells what a sentence here tells. No rules live here."""
