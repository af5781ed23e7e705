"""Nobody reached: one key, and the attempt is kept."""

from collections.abc import Sequence
from datetime import datetime

from tui.languages import _, say
from tui.scripts.callbacks import presets
from tui.scripts.captures import CaptureError
from tui.scripts.working_time import WorkingTime
from tui.when import full_when, local, off_hours, short_when

from ..names import ATTEMPTS
from ..rows import BLANK, Row, Span, line, para, spread
from .page import Desk, Page


class AttemptsPage(Page):
    """The ways in which a call reaches nobody."""

    def heading(self) -> str:
        """What it is."""
        return _("Nobody reached")

    def rows(self, width: int, _height: int) -> Sequence[Row]:
        """One key for each."""
        rows = [
            Row((Span(f"  {number}  ", "key"), Span(_(name))), f"screen.pick({number})")
            for number, name in enumerate(ATTEMPTS.values(), start=1)
        ]
        told = _("The call is kept as an attempt, without an outcome.")
        return [*rows, BLANK, *para(told, width, "dim"), line(("Esc ", "key"), _("back"))]

    def digit(self, number: int) -> None:
        """End the call so, or ask when to call back."""
        ids = list(ATTEMPTS)
        if not 1 <= number <= len(ids):
            return
        if ids[number - 1] == "callback":
            self.desk.open_page(CallbackPage(self.desk))
        else:
            self.desk.finish(ids[number - 1])


class CallbackPage(Page):
    """When to call back: a digit for what is usual, or words; in full before it is kept."""

    takes_line = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.understood: tuple[str, datetime] | None = None
        """What was typed (nothing for a preset) and the moment that it means."""
        self.digits = ""
        """Digits since the line was empty: presets, unless a date goes on behind them."""
        self.presets = presets(local(self.view.now), self._work)

    @property
    def _work(self) -> WorkingTime:
        return self.view.live.settings.working_time

    def heading(self) -> str:
        """What it is."""
        return _("Call back")

    def prompt(self) -> tuple[str, str]:
        """A day and a time."""
        return _("When") + " › ", _("tomorrow at 10, next Friday")

    def rows(self, width: int, _height: int) -> Sequence[Row]:
        """What was understood, then what one key chooses."""
        now = local(self.view.now)
        rows: list[Row] = []
        if self.understood is not None:
            at = self.understood[1]
            rows += para(full_when(at, now), width, "strong")
            if warning := off_hours(at, self._work):
                rows += para(warning, width, "warn")
            keeps = _("keeps it and ends the call")
            rows += [line(("Enter ", "key"), keeps, "   ", ("Esc ", "key"), _("back")), BLANK]
        else:
            rows += [*para(_("A digit, or the day and the time in words."), width), BLANK]
        for number, says, at in self.presets:
            chosen = self.understood == ("", at)
            mark = "✓ " if chosen else "  "
            left = Row(
                (Span(f"{mark}{number}  ", "key"), Span(say(says))), f"screen.pick({number})"
            )
            rows.append(spread(left, line((short_when(at, now) + " ", "dim")), width))
        return rows

    def digit(self, number: int) -> None:
        """Choose a preset; Enter keeps it."""
        self.digits += str(number)
        chosen = next((each for each in self.presets if each.number == number), None)
        self.understood = ("", chosen.at) if chosen else None
        self.desk.repaint()

    def typed(self, text: str) -> None:
        """Another text was not understood yet; digits before it may have been its beginning."""
        if text and self.digits and not text[0].isalpha():
            text = self.digits + text
            self.desk.put_line(text)
        if text:
            self.digits = ""
        if self.understood is not None and self.understood[0] != text.strip():
            self.understood = None
            self.desk.repaint()

    def enter(self, text: str) -> None:
        """Understand it; the second time, keep it."""
        if self.understood is not None and self.understood[0] == text:
            self.desk.finish("callback", self.understood[1].isoformat(timespec="minutes"))
            return
        try:
            value = self.view.understood("datetime", text)
        except CaptureError as error:
            self.desk.tell(say(error.saying), "bad")
            return
        self.understood = (text, datetime.fromisoformat(value))
        self.desk.repaint()
