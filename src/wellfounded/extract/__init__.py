"""One module per kind of thing: from a text to candidates with passages."""
