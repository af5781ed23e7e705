"""The manager's review: figures, and the calls behind each of them."""

from .screen import ReviewScreen

__all__ = ["ReviewScreen"]
