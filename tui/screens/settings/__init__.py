"""Settings on a screen."""

from tui.screens.settings.screen import SettingsScreen

__all__ = ["SettingsScreen"]
