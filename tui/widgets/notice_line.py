"""The line for a notice that stays: what happened, what to do, and the key that closes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content
from textual.widget import Widget

from tui.commands import key_name, split_keys
from tui.languages import _
from tui.text import plain


class NoticeLine(Widget):
    """The first of the notices; one line, and a second or third only where it has to be."""

    DEFAULT_CSS = """
    NoticeLine { dock: top; height: auto; max-height: 3; padding: 0 1; }
    """
    ALLOW_SELECT = False
    KEY = "close_notice"

    def __init__(self, notices: Sequence[Any]) -> None:
        """Show the first of these for as long as there is one.

        Args:
            notices: Sentences with their severity; the list may change.
        """
        super().__init__()
        self._notices = notices

    def on_mount(self) -> None:
        """Show the first one."""
        self.follow()

    def follow(self) -> None:
        """Show what is the first one now."""
        self.set_class(bool(self._notices) and self._notices[0].severity == "error", "-error")
        self.refresh(layout=True)

    def render(self) -> Content:
        """The key first, so that it is never cut; then the sentence."""
        if not self._notices:
            return Content("")
        notice = self._notices[0]
        keys = split_keys(self.app._keymap.get(self.KEY, "")) or ("f12",)
        more = f" 1/{len(self._notices)}" if len(self._notices) > 1 else ""
        sign = "!" if notice.severity != "information" else "i"
        return Content.assemble(
            (f"{key_name(keys[0])} ", "bold"),
            f"{_('closes')}{more}  ",
            (f"{sign} ", "bold"),
            plain(notice.text),
        )

    async def on_click(self) -> None:
        """A click closes it, too."""
        await self.app.run_action(f"app.{self.KEY}")
