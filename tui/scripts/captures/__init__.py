"""What the rep types while listening: read in the habits of three languages, kept, shown."""

from .arithmetic import compute

__all__ = ["compute"]
