"""Records: companies, contacts, deals and calls, to look at and to put right."""

from tui.screens.records.screen import RecordsScreen

__all__ = ["RecordsScreen"]
