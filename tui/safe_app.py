"""What keeps the app safe: from its terminal, from other people's text, from its own faults.

Everything here holds whatever screen is open; what the app is for is in `tui/app.py`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.style import Style

from tui import keyboard, terminal
from tui.languages import _, say
from tui.notices import KeepsTelling
from tui.scripts.sayings import SayingError
from tui.text import one_line
from tui.typing_ahead import InTurn

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.notifications import SeverityLevel


@lru_cache(1024)
def _inner_outer(base: Color, background: Color) -> tuple[Style, Style]:
    return Style(background=base + background), Style(background=base)


def let_closed_screens_go() -> None:
    """Let colours be remembered without the widget that they were worked out for."""
    # Textual 8.2.8 remembers them under the widget's painter, which holds every line that it has
    # painted: the last thousand widgets stay in memory, 90 MB after some seventy calls.
    setattr(StylesCache, "get_inner_outer", lambda _painter, *colours: _inner_outer(*colours))  # noqa: B010


class SafeApp(KeepsTelling):
    """An app that shows text as it is, takes keys in their turn, and leaves with a sentence."""

    def __init__(self, faults: Path) -> None:
        """Keep the notes on faults in this folder."""
        super().__init__()
        let_closed_screens_go()
        self._faults = faults
        self._filters.append(terminal.StripControls())
        self._in_turn = InTurn(self, self._keystroke)

    # ------------------------------------------------------------------ coming and going

    def on_load(self) -> None:
        """From before the terminal is taken over, leave it as it was however we are ended."""
        terminal.leave_cleanly_on_signals(lambda status: self.exit(return_code=status))

    def _fatal_error(self) -> None:
        """Leave with a sentence; where it happened goes to a private file."""
        note = terminal.write_fault(self._faults, self._exception or SystemError())
        self._exit_renderables.append(fault_sentence(note))
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002
        """The same for errors that would draw themselves."""
        self._fatal_error()

    # ------------------------------------------------------------------ telling

    def notify(  # noqa: D102
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - names are data: nothing here is ever markup
    ) -> None:
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def tell(self, sentence: str, *, severity: SeverityLevel = "information") -> None:
        """Say something; data in it is shown as it is.

        What only confirms something stands in the corner for a few seconds; warnings and failures
        stay until they are closed.
        """
        if severity == "information":
            self.notify(one_line(sentence), severity=severity)
        else:
            self.keep_telling(sentence, severity=severity)

    def tell_failure(self, error: BaseException) -> None:
        """Say what an error means for the person, and keep a note of one that has no sentence."""
        if isinstance(error, SayingError):
            self.tell(say(error.saying), severity="error")
            return
        note = terminal.write_fault(self._faults, error)
        self.tell(fault_sentence(note), severity="error")

    # ------------------------------------------------------------------ keys

    if not TYPE_CHECKING:  # its kinds of answers are many, and stay as they are

        def push_screen(self, *args: Any, **kwargs: Any) -> Any:
            """Open a screen; keys that waited for it go there."""
            self._in_turn.screen_comes_up()
            return super().push_screen(*args, **kwargs)

    async def on_event(self, event: events.Event) -> None:
        """Take keystrokes one after the other, however fast they come."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._in_turn.take(event)
        else:
            await super().on_event(event)

    async def _keystroke(self, event: events.Key | events.Paste) -> None:
        """Read keys of a Cyrillic layout by their place on the keyboard, where they aren't text."""
        if isinstance(event, events.Key):
            event = keyboard.by_place(event, self.focused or self.screen)
        await super().on_event(event)


def fault_sentence(note: object) -> str:
    """What to say when the program itself is at fault."""
    if note is None:
        return _("Talktrack ran into a fault of its own; start it again, your call is kept.")
    return _(
        "Talktrack ran into a fault of its own; start it again, your call is kept. "
        "A note without anyone's data is in {path}."
    ).format(path=note)
