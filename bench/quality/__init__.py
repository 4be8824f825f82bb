"""The measuring bench of reading: what is found, against what is labelled, for every kind of thing that is read.

``python -m bench.quality`` from the checkout measures the labelled documents that ship (``labelled/seen``, ``labelled/unseen``), the
demonstration case, and the gold reading where ``WELLFOUNDED_GOLD`` names its folder. Labels and readings have one shape
(:mod:`bench.quality.shape`); a scorer for each kind compares two documents of that shape and knows nothing of files.
"""
