"""Sums, shares, counts and measures, with the noun that each of them measures."""
