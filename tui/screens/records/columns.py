"""The columns of the lists, and their rows in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from tui.languages import N_, _, clock_text
from tui.leads.lead_statuses import lead_status
from tui.screens.records.names import (
    FITS,
    STATUSES,
    became,
    day,
    in_words,
    moment,
    money,
    titled,
)
from tui.widgets.list_table import Column, Line

if TYPE_CHECKING:
    from data.records.rows import Listed
    from tui.scripts.reading import Library

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "company": (
        Column(N_("company"), 5),
        Column(N_("industry"), 3, from_width=70),
        Column(N_("country"), 0, width=8, from_width=100),
        Column(N_("ICP"), 3),
        Column(N_("contacts"), 0, width=9, right=True, from_width=100),
        Column(N_("deals"), 0, width=7, right=True, from_width=100),
        Column(N_("last call"), 0, width=12),
    ),
    "contact": (
        Column(N_("contact"), 4),
        Column(N_("company"), 4),
        Column(N_("job title"), 3, from_width=100),
        Column(N_("decides"), 3),
        Column(N_("phone"), 3, from_width=70),
    ),
    "deal": (
        Column(N_("deal"), 5),
        Column(N_("company"), 4, from_width=70),
        Column(N_("amount"), 0, width=15, right=True),
        Column(N_("stage"), 3),
        Column(N_("planned close"), 0, width=13),
        Column(N_("responsible"), 2, from_width=100),
    ),
    "call": (
        Column(N_("when"), 0, width=18),
        Column(N_("with"), 4),
        Column(N_("company"), 4, from_width=70),
        Column(N_("became"), 4),
        Column(N_("caller"), 2, from_width=100),
        Column(N_("talk"), 0, width=8, right=True, from_width=100),
    ),
    "lead": (
        Column(N_("lead"), 4),
        Column(N_("company"), 4),
        Column(N_("status"), 4),
        Column(N_("score"), 0, width=10, right=True, from_width=70),
        Column(N_("phone"), 3, from_width=100),
        Column(N_("came in"), 0, width=12),
    ),
}


def columns_of(kind: str) -> list[Column]:
    """The columns of a list, with their titles in the interface's language."""
    return [
        Column(_(one.title), one.share, one.width, one.right, one.from_width)
        for one in COLUMNS[kind]
    ]


def line_of(kind: str, row: Listed, library: Library | None) -> Line:
    """A row in words."""
    return Line(row.id, _CELLS[kind](row.values, library))


def _company(row: Mapping[str, Any], _library: Library | None) -> tuple[str, ...]:
    fit = "" if row["icp_fit"] is None else f"{row['icp_fit']} %"
    result = _(FITS.get(row["icp_result"] or "", row["icp_result"] or ""))
    return (
        row["name"],
        row["industry"],
        row["country"],
        " ".join(part for part in (fit, result) if part),
        str(row["people"] or ""),
        str(row["deals"] or ""),
        day(row["last_call"]),
    )


def _contact(row: Mapping[str, Any], library: Library | None) -> tuple[str, ...]:
    decides = row["decides"] or row["role"]
    if library is not None and decides:
        choices = library.outcomes.decides if row["decides"] else library.outcomes.roles
        decides = titled(choices, decides)
    return (row["name"], row["company"] or "", row["title"], decides, row["phone"])


def _deal(row: Mapping[str, Any], library: Library | None) -> tuple[str, ...]:
    stage = library.deals.stage(row["stage"]) if library is not None else None
    shown = in_words(stage.title) if stage is not None else row["stage"]
    if row["status"] != "open":
        shown = _(STATUSES[row["status"]])
    return (
        row["name"],
        row["company"],
        money(row["amount"], row["currency"]),
        shown,
        day(row["expected_close"]),
        row["owner"],
    )


def _call(row: Mapping[str, Any], _library: Library | None) -> tuple[str, ...]:
    return (
        moment(row["started_at"]),
        row["name"],
        row["company"],
        became(row["outcome"], row["disposition"], row["status"]),
        row["rep"],
        clock_text(row["talk_seconds"]) if row["talk_seconds"] else "",
    )


def _lead(row: Mapping[str, Any], _library: Library | None) -> tuple[str, ...]:
    return (
        row["name"] or row["company"] or row["phone"] or row["email"],
        row["company"],
        lead_status(row["status"]),
        "" if row["score"] is None else str(row["score"]),
        row["phone"],
        day(row["created_at"]),
    )


_CELLS: Mapping[str, Callable[[Mapping[str, Any], Library | None], tuple[str, ...]]] = {
    "company": _company,
    "contact": _contact,
    "deal": _deal,
    "call": _call,
    "lead": _lead,
}
