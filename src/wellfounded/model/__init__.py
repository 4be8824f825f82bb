"""The nouns: frozen dataclasses, ids, dates, passages and labels. No I/O, no third-party types."""
