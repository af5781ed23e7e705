"""Leads in words, for screens and commands: where they come from, how they stand, their files."""
