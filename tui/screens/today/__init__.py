"""Today: whom to call now, and what to go on with."""

from tui.screens.today.screen import TodayScreen

__all__ = ["TodayScreen"]
