"""Flipped readings, made by program from true ones, to hold the guard to: none may be kept."""
