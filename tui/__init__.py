"""Talktrack: a terminal app for qualification calls."""

__version__ = "0.1.0"
