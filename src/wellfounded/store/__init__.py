"""The case on disk: originals, journal, tables, search index, migrations. The only SQL in the project."""
