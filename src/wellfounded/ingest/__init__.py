"""One module per format: from a file to its text, regions, boxes and embedded files."""
