"""Turn the documents of a case into a case file in which every fact is anchored to an exact passage."""
