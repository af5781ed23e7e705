"""Invented leads, calls and records to look around in."""

from .world import fill

__all__ = ["fill"]
