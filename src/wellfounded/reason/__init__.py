"""What follows from facts: standing, proofs, stemma, date constraints. Pure functions over the model; no I/O.

The specification is the page on standing of the manual; ``rules`` holds it as data, and every conclusion names the rules that it
stands on. Conclusions are computed, never stored without the three dates they hold for.
"""
