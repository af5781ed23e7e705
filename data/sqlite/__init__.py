"""Everything that depends on SQLite, and nothing else in the store does."""
