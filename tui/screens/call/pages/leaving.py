"""Asked before the call is left: it stays as a draft and is resumed from the queue."""

from collections.abc import Mapping, Sequence

from tui.languages import N_, _, say

from ..rows import BLANK, Row, line, para
from .page import Page


class LeavingPage(Page):
    """Leave, or stay."""

    takes_digits = False

    def keys(self) -> Mapping[str, str]:
        """Leave or stay."""
        return {"go_on": N_("leave"), "leave": N_("stay")}

    def heading(self) -> str:
        """What is asked."""
        return _("Leave the call?")

    def what_happens(self) -> str:
        """What becomes of the call, in a sentence."""
        return _("Everything is kept. The call waits as a draft in the queue, at this step.")

    def rows(self, width: int, _height: int) -> Sequence[Row]:
        """What happens to the call."""
        rows = list(para(self.what_happens(), width))
        status = self.view.live.recorder.status
        if status.state == "failed":
            told = _("Some of it is not saved yet: {reason}")
            reason = say(status.why) if status.why else ""
            rows += [BLANK, *para(told.format(reason=reason), width, "bad")]
        return [
            *rows,
            BLANK,
            line(("Enter ", "key"), _("leaves"), action="screen.go_on"),
            line(("Esc ", "key"), _("stays"), action="screen.leave"),
        ]

    def enter(self, text: str) -> None:  # noqa: ARG002
        """Leave."""
        self.desk.leave_call()
