"""Next steps that are due."""

from .screen import NextStepsScreen

__all__ = ["NextStepsScreen"]
