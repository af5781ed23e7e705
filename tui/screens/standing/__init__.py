"""How a lead stands: its score, what it did, its way to sales."""

from .screen import StandingScreen

__all__ = ["StandingScreen"]
