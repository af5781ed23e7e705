"""The rows of the table of calls, read and put into words in a thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tui.languages import N_, _, clock_text, date_text
from tui.widgets.list_table import Column, Line

if TYPE_CHECKING:
    from data.figures.behind import Behind
    from data.figures.call_list import CallLine
    from data.figures.figures import Figures
    from tui.reports.words import Names

COLUMNS = (
    Column(N_("Day"), 0, width=12),
    Column(N_("Name"), 3, from_width=100),
    Column(N_("Company"), 4),
    Column(N_("Rep"), 3),
    Column(N_("Outcome"), 4),
    Column(N_("Reason"), 3, from_width=100),
    Column(N_("Score"), 0, width=7, right=True),
    Column(N_("Talk"), 0, width=8, right=True, from_width=70),
    Column(N_("Hasty"), 0, width=8, right=True, from_width=100),
)


@dataclass(frozen=True)
class CallRow(Line):
    """A call in the table."""

    day: date
    """With the number of the call it tells the place in the table."""


def rows_of(
    behind: Behind,
    search: str,
    names: Names,
    beside: CallRow | None,
    back: bool,
    limit: int,
    figures: Figures,
    stopped: Callable[[], bool],
) -> tuple[list[CallRow], bool]:
    """A page of the table, and whether there is more of it. For a thread."""
    from data.figures.call_list import Place

    after = Place(beside.day, beside.key) if beside is not None else None
    page = figures.behind(
        behind, search=search, after=after, limit=limit, back=back, stopped=stopped
    )
    return [_row(call, names) for call in page.lines], page.after is not None


def _row(call: CallLine, names: Names) -> CallRow:
    outcome = names.of("outcome", call.outcome) if call.outcome else _("no outcome")
    if call.won is not None:
        outcome += ", " + (_("won") if call.won else _("lost"))
    return CallRow(
        call.id,
        (
            date_text(call.day), call.lead, call.company, call.rep, outcome,
            names.of("reason", call.reason) if call.reason else "",
            "" if call.score is None else str(call.score), clock_text(call.seconds),
            str(call.hasty or ""),
        ),
        call.day,
    )  # fmt: skip


def count_of(behind: Behind, search: str, figures: Figures, stopped: Callable[[], bool]) -> int:
    """How many calls there are. For a thread."""
    return figures.count_behind(behind, search=search, stopped=stopped)
