"""Calls, leads and wrap-ups as the store's tests need them."""

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from data.rows import CallResult, EvidenceRow, NewLead, Versions
from data.sqlite.driver import driver
from data.store import Store
from tui.scripts.events import EventRecord
from tui.scripts.wrap_up.forms import CompanyDraft, ContactDraft, DealDraft, NextStep, WrapUp

NOW = datetime(2026, 8, 3, 9, 30, 15, 123456, tzinfo=UTC)

DANA = NewLead(
    name="Dana Whitfield",
    title="Operations director",
    company_name="Northgate Supplies",
    phone="+44 20 7946 0101",
    email="Dana@northgate.example",
    employees="120",
    country="GB",
    source="web",
    score=61,
)

CONTACT = ContactDraft(
    name="Dana Whitfield",
    title="Operations director",
    email="dana@northgate.example",
    phone="+44 20 7946 0101",
    role="sponsor",
    decides="alone",
)
COMPANY = CompanyDraft(
    name="Northgate Supplies Ltd",
    website="https://www.northgate.example",
    industry="wholesale",
    employees="120",
    country="GB",
)
DEAL = DealDraft(
    name="Northgate, 14 seats",
    amount=Decimal("4800.00"),
    currency="EUR",
    expected_close=date(2026, 12, 31),
    owner="Alex",
)
STEP = NextStep(
    type="meeting",
    at=datetime(2026, 8, 10, 8, tzinfo=UTC),
    who="Dana",
    client_action="brings the last twenty quotes",
)

A_DEAL = WrapUp(outcome="deal", contact=CONTACT, company=COMPANY, deal=DEAL, next_step=STEP, ease=4)
NO_DEAL = WrapUp(
    outcome="no_deal",
    contact=CONTACT,
    company=COMPANY,
    revisit_at=date(2026, 11, 2),
    path="no_budget",
    ease=3,
)
DISQUALIFIED = WrapUp(
    outcome="disqualified",
    reason="icp_mismatch",
    sub_reason="too small",
    evidence="two salespeople, six quotes a month",
)
HANDS_OFF = WrapUp(outcome="disqualified", reason="do_not_contact", evidence="please stop calling")
NO_ANSWER = WrapUp(outcome=None, disposition="no_answer")

EVERY_END = {
    "deal": A_DEAL,
    "no_deal": NO_DEAL,
    "disqualified": DISQUALIFIED,
    "do_not_contact": HANDS_OFF,
    "attempt": NO_ANSWER,
}

RESULT = CallResult(
    ended_at=NOW + timedelta(minutes=9),
    talk_seconds=540,
    icp_fit=93,
    icp_coverage=100,
    icp_result="in",
    score_low=38,
    score_high=88,
    verdict="deal",
    buying_stage="comparing",
    interest="high",
    segment="core",
    evidence=(
        EvidenceRow(
            criterion="need", status="met", words="41 of 120 quotes are lost", step="need", seq=3
        ),
        EvidenceRow(criterion="budget", status="unknown"),
    ),
    talk_score=76,
    next_call_at=NOW + timedelta(days=1),
)


@dataclass(frozen=True)
class FakePinned:
    """A script that is only its name."""

    hash: str = "0" * 64
    text: str = json.dumps({"id": "orlica-discovery", "version": "1.0"})


def event(seq: int, kind: str = "answered", **payload: Any) -> EventRecord:
    """The event number `seq`, a second after the one before."""
    return EventRecord(seq, seq * 1000, kind, "need", payload or {"answers": ["clear"]})


def begin(store: Store, lead_id: int, *, events: int = 0, at: datetime = NOW) -> int:
    """A call that has come as far as `events` events."""
    call_id = store.begin_call(
        lead_id=lead_id,
        rep="Alex",
        pinned=FakePinned(),
        framework="bant",
        lang="en",
        started_at=at,
        versions=Versions(outcomes="1", scoring="2", framework="3"),
    )
    for seq in range(1, events + 1):
        store.append(call_id, event(seq))
    return call_id


def saved_call(store: Store, wrap_up: WrapUp, lead: NewLead = DANA, *, at: datetime = NOW) -> int:
    """A call of three events that ended so, with a lead of its own."""
    lead_id = store.add_lead(lead, allow_duplicate=True)
    call_id = begin(store, lead_id, events=3, at=at)
    result = replace(RESULT, ended_at=at + timedelta(minutes=9))
    store.save(call_id, wrap_up, result, event=event(4, "wrapped_up", outcome="x"))
    return call_id


def dump(path: Path, *, without: Iterable[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, as SQLite itself sees them, but for the index made of them."""
    with closing(driver().connect(str(path))) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in without and not name.startswith(("lead_words", "record_words"))
        ]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in sorted(names)
        }


def ask(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """What plain SQL answers, with foreign keys on, committed."""
    with closing(driver().connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        found: list[tuple[Any, ...]] = connection.execute(sql, values).fetchall()
        return found
