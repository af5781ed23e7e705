"""Score, verdict and what was heard, with the reasons; on narrow screens this is where they are."""

from collections.abc import Mapping, Sequence

from tui.languages import N_, _

from .. import heard, verdict
from ..rows import BLANK, Row, line
from .page import Page


class VerdictPage(Page):
    """The side panels, at full width."""

    takes_digits = False

    def keys(self) -> Mapping[str, str]:
        """There is nothing to choose, only to read."""
        return {"step_forward": N_("more"), "leave": N_("close")}

    def heading(self) -> str:
        """The framework's line."""
        return verdict.heading(self.view)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """Everything that the side panels say, and why."""
        why = verdict.why_rows(self.view, width)
        return [
            *verdict.verdict_rows(self.view, width, height),
            *([BLANK, line((_("why"), "heading")), *why] if why else []),
            BLANK,
            line((_("heard so far"), "heading")),
            *heard.heard_rows(self.view, width, height),
        ]
