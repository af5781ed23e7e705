"""`talktrack leads list`: the leads as lines, filtered as the queue is on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tui.languages import _
from tui.leads.lead_statuses import lead_status

from .session import Session
from .tables import table_lines, terminal_width
from .words import WordsError

if TYPE_CHECKING:
    from data.queue_filter import QueueFilter
    from data.rows import LeadRow

OK = 0
ME = "me"
"""Stands for the rep's own name."""


@dataclass(frozen=True)
class Chosen:
    """What was said of the leads that are wanted; each may be said several times."""

    part: Sequence[str] = ()
    status: Sequence[str] = ()
    stage: Sequence[str] = ()
    band: Sequence[str] = ()
    track: Sequence[str] = ()
    segment: Sequence[str] = ()
    source: Sequence[str] = ()
    owner: Sequence[str] = ()
    country: Sequence[str] = ()
    has_phone: bool = False
    callable_now: bool = False

    def as_filter(self, me: str) -> QueueFilter:
        """The filter, with its words checked.

        Raises:
            WordsError: A part, status or stage is none.
        """
        from data.queue_filter import QueueFilter
        from data.queue_rows import SECTIONS
        from data.tables.lead import LEAD_STATUSES
        from data.tables.standing import LEAD_STAGES

        for name, given, known in (
            ("--part", self.part, SECTIONS),
            ("--status", self.status, LEAD_STATUSES),
            ("--stage", self.stage, LEAD_STAGES),
        ):
            if strange := next((each for each in given if each not in known), None):
                text = _("{option} is one of {known}, not {given}")
                raise WordsError(text.format(option=name, known=", ".join(known), given=strange))
        return QueueFilter(
            sections=frozenset(self.part),
            statuses=frozenset(self.status),
            stages=frozenset(self.stage),
            bands=frozenset(each.upper() for each in self.band),
            tracks=frozenset(self.track),
            segments=frozenset(self.segment),
            sources=frozenset(self.source),
            owners=frozenset(me if each == ME else each for each in self.owner),
            countries=frozenset(each.upper() for each in self.country),
            has_phone=self.has_phone,
            callable_now=self.callable_now,
            low=True,
        )


def list_leads(session: Session, chosen: Chosen, *, search: str, limit: int, as_json: bool) -> int:
    """Print the latest leads that pass."""
    from data.lead_list import list_leads as listed
    from data.queueing import QueueWish, hours_of

    settings = session.services.settings
    wanted = chosen.as_filter(settings.rep_name)
    wish = QueueWish(now=session.services.clock.now(), chosen=wanted, work=settings.working_time)
    store = session.store()
    try:
        among = [key for _part, key in store.queued(wish, first=0).order] if chosen.part else None
        with store.database.reading() as connection:
            found = listed(
                connection,
                search=search,
                limit=limit,
                chosen=wanted,
                asleep=hours_of(connection, wish),
                among=among,
            )
    finally:
        store.close()
    if as_json:
        session.print_json([{**asdict(row), **_moments(row)} for row in found])
        return OK
    heads = [
        _("no."),
        _("lead"),
        _("company"),
        _("phone"),
        _("e-mail"),
        _("status"),
        _("next call"),
    ]
    rows = [_cells(row) for row in found]
    for line in table_lines(heads, rows, right=[0], width=terminal_width()):
        session.print(line)
    if not found:
        session.print(_("No leads."))
    return OK


def _cells(row: LeadRow) -> list[str]:
    """A lead for people: its status in words, its moments on the clock of whoever reads it."""
    from tui.screens.records.names import moment

    return [
        str(row.id),
        row.name,
        row.company_name,
        row.phone_e164 or row.phone,
        row.email,
        lead_status(row.status),
        moment(row.next_call_at) if row.next_call_at is not None else "",
    ]


def _moments(row: LeadRow) -> dict[str, str | None]:
    at = row.next_call_at
    return {
        "created_at": row.created_at.isoformat(),
        "next_call_at": at.isoformat() if at else None,
    }
