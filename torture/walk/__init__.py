"""Hostile words in every field, and a walk over every screen that shows them."""
