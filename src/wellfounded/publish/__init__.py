"""What a reader gets: the report page."""
