"""Nobody reached: one key, and the attempt is kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from tui.choosing_when import ChoosingWhen
from tui.languages import N_, _, say
from tui.scripts.captures import CaptureError
from tui.when import local, short_when

from ..names import ATTEMPTS
from ..rows import BLANK, Row, Span, line, para, spread
from .page import Desk, Page


class AttemptsPage(Page):
    """The ways in which a call reaches nobody."""

    def keys(self) -> Mapping[str, str]:
        """A digit ends the call."""
        return {"answer": N_("choose"), "leave": N_("close")}

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
        work = self.view.live.settings.working_time
        self.choosing = ChoosingWhen(local(self.view.now), work, self._read)

    def _read(self, text: str) -> datetime:
        return datetime.fromisoformat(self.view.understood("datetime", text))

    def keys(self) -> Mapping[str, str]:
        """A digit or words, and Enter."""
        return {"answer": N_("choose"), "go_on": N_("keep"), "leave": N_("close")}

    def heading(self) -> str:
        """What it is."""
        return _("Call back")

    def prompt(self) -> tuple[str, str]:
        """A day and a time."""
        return _("When") + " › ", _("tomorrow at 10, next Friday")

    def rows(self, width: int, _height: int) -> Sequence[Row]:
        """What was understood, then what one key chooses."""
        choosing = self.choosing
        rows: list[Row] = []
        if choosing.understood is not None:
            rows += para(choosing.said, width, "strong")
            rows += para(choosing.warning, width, "warn") if choosing.warning else ()
            keeps = _("keeps it and ends the call")
            rows += [line(("Enter ", "key"), keeps, "   ", ("Esc ", "key"), _("back")), BLANK]
        else:
            rows += [*para(_("A digit, or the day and the time in words."), width), BLANK]
        for each in choosing.presets:
            mark = "✓ " if choosing.is_chosen(each) else "  "
            key = Span(f"{mark}{each.number}  ", "key")
            left = Row((key, Span(say(each.says))), f"screen.pick({each.number})")
            when = short_when(each.at, choosing.now)
            rows.append(spread(left, line((f"{when} ", "dim")), width))
        return rows

    def digit(self, number: int) -> None:
        """Choose a preset; Enter keeps it."""
        self.choosing.digit(number)
        self.desk.repaint()

    def typed(self, text: str) -> None:
        """Another text was not understood yet; digits before it may have been its beginning."""
        before = self.choosing.understood
        wanted = self.choosing.typed(text)
        if wanted != text:
            self.desk.put_line(wanted)
        if self.choosing.understood != before:
            self.desk.repaint()

    def enter(self, text: str) -> None:
        """Understand it; the second time, keep it."""
        try:
            at = self.choosing.enter(text)
        except CaptureError as error:
            self.desk.tell(say(error.saying), "bad")
            at = None
        if at is not None:
            self.desk.finish("callback", at.isoformat(timespec="minutes"))
        else:
            self.desk.repaint()
