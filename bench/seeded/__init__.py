"""Seeded errors: clean dossiers about invented cases, errors planted in them one by one, and how many of them `check` finds."""
