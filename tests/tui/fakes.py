"""Stand-ins for the store and the scripts, for screens that only show what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from data.queue_filter import QueueFilter
from data.queueing import FILTERED, Found, Queued, QueueWish
from data.rows import CallSummary, LeadRow, QueueRow, Section
from data.scoring.rows import LeadStanding
from tests.times import NOON
from tui.scripts.judgement import Contribution
from tui.scripts.reading.rule_files import scoring_rules


def queue_row(lead_id: int, section: Section = "new", **changes: Any) -> QueueRow:
    """A row of the queue."""
    values: dict[str, Any] = {
        "lead_id": lead_id,
        "section": section,
        "name": f"Lead {lead_id}",
        "title": "",
        "company_name": f"Company {lead_id}",
        "phone": f"+48 600 100 {lead_id:03}",
        "email": "",
        "country": "PL",
        "source": "web form",
        "status": "new",
        "score": 90 - lead_id,
        "owner": "",
        "created_at": NOON - timedelta(days=3),
        "next_call_at": None,
        "attempts": 0,
        "draft_call_id": None,
        "last_words": None,
    }
    return QueueRow(**{**values, **changes})


def lead_row(row: QueueRow, **changes: Any) -> LeadRow:
    """The same lead in full."""
    values: dict[str, Any] = {
        "id": row.lead_id,
        "name": row.name,
        "title": row.title,
        "company_name": row.company_name,
        "phone": row.phone,
        "phone_e164": "",
        "email": row.email,
        "website": "example.com",
        "industry": "logistics",
        "employees": 1200,
        "country": row.country,
        "source": row.source,
        "contact_basis": "consent",
        "status": row.status,
        "score": row.score,
        "owner": row.owner,
        "created_at": row.created_at,
        "next_call_at": row.next_call_at,
        "last_words": row.last_words,
        "version": 1,
    }
    return LeadRow(**{**values, **changes})


def passes(row: QueueRow, chosen: QueueFilter) -> bool:
    """Whether a row passes a filter by section or country, which is all the stand-in knows."""
    return (not chosen.sections or row.section in chosen.sections) and (
        not chosen.countries or row.country in chosen.countries
    )


@dataclass
class FakeStandings:
    """Says of every lead what its row says."""

    store: FakeStore
    scorer: Any = field(default_factory=lambda: SimpleNamespace(scoring=scoring_rules()))

    def of(self, lead_id: int) -> LeadStanding:
        lead = self.store.lead(lead_id)
        return LeadStanding(
            lead_id=lead_id, name=lead.name, company_name=lead.company_name, score=lead.score,
            given=False, band="", cell="", coverage=100, fit=None, engagement=0, segment="core",
            track="", worth_calling=None, contributions=(Contribution("fit:industry", 20.0),),
            version="2", talked=False, stage="new", stages=(), events=(), hand_raised_at=None,
            scored_on=None,
        )  # fmt: skip

    def refresh_all(self, **_how: Any) -> int:
        return 0


@dataclass
class FakeStore:
    """A store that only knows its leads."""

    rows: list[QueueRow] = field(default_factory=list)
    history: list[CallSummary] = field(default_factory=list)
    edits: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    error: Exception | None = None
    closed: bool = False
    hidden: int = 0
    asked: list[QueueWish] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)

    def named(self, _name: str) -> tuple[int, ...]:
        return ()

    def take_over_drafts(self, *, before: str, name: str) -> int:
        self.renamed.append((before, name))
        return 1

    def queue(
        self, *, now: datetime, limit: int = 300, search: str | None = None, owner: str = ""
    ) -> list[QueueRow]:
        if self.error:
            raise self.error
        wanted = (search or "").casefold()
        found = [
            row
            for row in self.rows
            if wanted in row.name.casefold() or wanted in row.phone.replace(" ", "")
        ]
        return found[:limit]

    def queued(self, wish: QueueWish, *, first: int = 300) -> Queued:
        rows = self.queue(now=wish.now, limit=len(self.rows))
        kept = [row for row in rows if passes(row, wish.chosen)]
        self.asked.append(wish)
        return Queued(
            rows=tuple(kept[:first]),
            order=tuple((row.section, row.lead_id) for row in kept),
            total=len(self.rows),
            hidden=self.hidden if wish.chosen.hides_low else 0,
        )

    def search(self, words: str, wish: QueueWish, *, limit: int = 300) -> Found:
        found = self.queue(now=wish.now, limit=len(self.rows), search=words)
        return Found(rows=tuple(found[:limit]), count=len(found))

    def queue_rows(self, leads: Sequence[int], *, now: datetime) -> list[QueueRow]:
        by_id = {row.lead_id: row for row in self.rows}
        return [by_id[lead_id] for lead_id in leads]

    def catch_up(self, limit: int = 100) -> int:
        return 0

    def filter_choices(self) -> dict[str, tuple[str, ...]]:
        return {
            name: tuple(sorted({str(getattr(row, name)) for row in self.rows})) for name in FILTERED
        }

    @property
    def standings(self) -> FakeStandings:
        return FakeStandings(self)

    def lead_count(self) -> int:
        return len(self.rows)

    def lead(self, lead_id: int) -> LeadRow:
        return lead_row(next(row for row in self.rows if row.lead_id == lead_id))

    def lead_history(self, lead_id: int) -> list[CallSummary]:
        return self.history

    def edit_lead(
        self, lead_id: int, *, by: str = "", version: int | None = None, **changes: Any
    ) -> LeadRow:
        self.edits.append((lead_id, changes))
        self.rows = [
            replace(row, **{k: v for k, v in changes.items() if hasattr(row, k)})
            if row.lead_id == lead_id
            else row
            for row in self.rows
        ]
        return self.lead(lead_id)

    def close(self) -> None:
        self.closed = True


@dataclass(frozen=True)
class FakeInfo:
    """What a library says of a script."""

    id: str
    title: str
    lang: str = "en"
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass
class FakeLibrary:
    """Scripts by name only."""

    infos: Sequence[FakeInfo] = (FakeInfo("discovery", "Discovery [call]"), FakeInfo("faint", "F"))
    langs: Sequence[str] = ("en", "pl", "ru")
    problems: Sequence[Any] = ()

    def scripts(self) -> list[FakeInfo]:
        return list(self.infos)

    def languages(self, script: str) -> list[str]:
        return list(self.langs)


def a_call(**changes: Any) -> CallSummary:
    """An earlier call."""
    values: dict[str, Any] = {
        "id": 1,
        "started_at": NOON - timedelta(days=40),
        "rep": "Ewa",
        "script_id": "discovery",
        "status": "ended",
        "disposition": "talked",
        "outcome": "no_deal",
        "reason": None,
        "revisit_at": None,
        "talk_seconds": 600,
        "words": ("we lose a third of the orders",),
    }
    return CallSummary(**{**values, **changes})
