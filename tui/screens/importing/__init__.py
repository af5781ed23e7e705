"""Taking in a list of leads: which file, what its columns are, what would come in, what came in."""

from .screen import ImportScreen

__all__ = ["ImportScreen"]
