"""The guard: a fact is kept only where its passage says it, in words of the guard's own."""
