"""Whether what the library says of its own sureness is true: evidence for found acts, and how honest probabilities are."""
