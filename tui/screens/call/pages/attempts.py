"""Nobody reached: one key, and the attempt is kept."""

from collections.abc import Sequence

from tui.languages import _, language, say
from tui.scripts.captures import CaptureError, show

from ..names import ATTEMPTS
from ..rows import BLANK, Row, Span, line, para
from .page import Page


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
    """When to call back, as people say it; shown in full before it is kept."""

    takes_line = True
    takes_digits = False

    understood: tuple[str, str] | None = None

    def heading(self) -> str:
        """What it is."""
        return _("Call back")

    def prompt(self) -> tuple[str, str]:
        """A day and a time."""
        return _("When") + " › ", _("tomorrow at 10, next Friday")

    def rows(self, width: int, _height: int) -> Sequence[Row]:
        """What was understood."""
        if self.understood is None:
            return para(_("Type the day and the time on the line, then Enter."), width)
        when = show("datetime", self.understood[1], lang=language())
        return [
            *para(when, width, "strong"),
            BLANK,
            line(
                ("Enter ", "key"),
                _("keeps it and ends the call"),
                "   ",
                ("Esc ", "key"),
                _("back"),
            ),
        ]

    def typed(self, text: str) -> None:
        """Another text was not understood yet."""
        if self.understood is not None and self.understood[0] != text.strip():
            self.understood = None
            self.desk.repaint()

    def enter(self, text: str) -> None:
        """Understand it; the second time, keep it."""
        if self.understood is not None and self.understood[0] == text:
            self.desk.finish("callback", self.understood[1])
            return
        try:
            value = self.view.understood("datetime", text)
        except CaptureError as error:
            self.desk.tell(say(error.saying), "bad")
            return
        self.understood = (text, value)
        self.desk.repaint()
