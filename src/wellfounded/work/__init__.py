"""Runs the stages in order over a case: batching, workers, limits, progress; the verbs of the library."""
