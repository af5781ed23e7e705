"""What SQLite itself does so that the figures stay right."""
