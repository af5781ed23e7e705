"""Notices that stay: what matters is on the screen until somebody has closed it.

A failure, damage, words that are not saved or that came back after a crash: a sentence of five
seconds is missed by whoever listens to a prospect. What only confirms something stays in the
corner for a few seconds, as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import App

from tui.text import one_line
from tui.widgets.notice_line import NoticeLine

if TYPE_CHECKING:
    from textual.await_complete import AwaitComplete
    from textual.notifications import SeverityLevel
    from textual.screen import Screen


class Notice(NamedTuple):
    """A sentence that stays."""

    text: str
    severity: SeverityLevel


class KeepsTelling(App[str | None]):
    """An app with one line for notices that stay, on whatever screen is open."""

    def __init__(self) -> None:
        super().__init__()
        self.notices: list[Notice] = []

    def keep_telling(self, sentence: str, *, severity: SeverityLevel = "error") -> None:
        """Say something on every screen until it is closed; said again, it stands there once."""
        notice = Notice(one_line(sentence), severity)
        if notice not in self.notices:
            self.notices.append(notice)
            self.show_notice()

    def close_notice(self) -> None:
        """The first notice is read; the next one comes up."""
        del self.notices[:1]
        self.show_notice()

    def show_notice(self) -> None:
        """Bring the lines of the open screens up to date."""
        if not self.is_running or not self._screen_stack:
            return
        top = self.screen
        for screen in self.screen_stack:  # one may shine through another
            shown = screen.query(NoticeLine)
            if shown and not self.notices:
                shown.remove()
                self.call_after_refresh(self._lay_out_again, screen)
            elif shown:
                shown.first().follow()
            elif screen is top and self.notices:
                screen.mount(NoticeLine(self.notices))
        top.refresh_bindings()

    def _lay_out_again(self, screen: Screen[Any]) -> None:
        """Close the gap, on a screen below as well: by itself it would wait until it is on top."""
        screen.refresh(layout=True)
        if screen is not self.screen and screen in self.screen_stack:
            screen._refresh_layout()
            self.screen.refresh()

    def _notice_follows(self) -> None:
        if self.notices or self.screen.query(NoticeLine):
            self.call_after_refresh(self.show_notice)

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen; the notice is on the one below, too."""
        done = super().pop_screen()
        self._notice_follows()
        return done

    if not TYPE_CHECKING:  # its kinds of answers are many, and stay as they are

        def push_screen(self, *args: Any, **kwargs: Any) -> Any:
            """Open a screen; the notice is on it, too."""
            done = super().push_screen(*args, **kwargs)
            self._notice_follows()
            return done
