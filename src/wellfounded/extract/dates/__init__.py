"""Dates in every spelling: the words, the grammar that joins them, and the EDTF values that they come to."""
