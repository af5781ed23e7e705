"""Companies, contacts, deals and calls as the tests of the records need them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from data.records.records import Records
from data.rows import NewLead
from data.store import Store
from tests.data.samples import A_DEAL, NO_DEAL, NOW, ask, dump, saved_call
from tui.scripts.wrap_up.forms import CompanyDraft, ContactDraft

VERSIONED = {"lead", "contact", "company", "deal"}


def records_of(store: Store, by: str = "Alex") -> Records:
    """The records of a store, an hour after its calls."""
    return Records(store.database, by=by, clock=lambda: NOW + timedelta(hours=1))


def rows(path: Path, *, but: Iterable[str] = ()) -> dict[str, Any]:
    """All rows, without the history and the counters that tell two edits apart."""
    found = dump(path, without=("change", "sqlite_sequence", "figure_stale", *but))
    for name in VERSIONED & set(found):
        names = [row[1] for row in ask(path, f"PRAGMA table_info({name})")]
        place = names.index("version")
        found[name] = sorted((row[:place] + row[place + 1 :] for row in found[name]), key=repr)
    return found


def two_companies(store: Store) -> None:
    """Northgate twice: 1 with a deal and a call, 2 with a call without a deal."""
    saved_call(store, A_DEAL, NewLead(name="Dana"))
    again = replace(
        NO_DEAL,
        contact=ContactDraft(name="Whitfield Dana", email="d.w@other.example", decides="no"),
        company=CompanyDraft(
            name="Northgate Supplies", industry="retail", decision_process="board"
        ),
    )
    saved_call(store, again, NewLead(name="Dana W."), at=NOW + timedelta(minutes=30))
