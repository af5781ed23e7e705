"""Help: what a screen is for and every key that works on it."""

from tui.screens.help.screen import HelpScreen

__all__ = ["HelpScreen"]
