"""The live call."""

from .screen import CallScreen

__all__ = ["CallScreen"]
