"""A database, scripts and settings in which every text field holds hostile words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import timedelta
from itertools import cycle, islice
from typing import Any

import yaml

from data.rows import NewLead
from data.store import Store
from tests.data.samples import A_DEAL, DANA, DISQUALIFIED, NO_ANSWER, NO_DEAL, begin, saved_call
from tests.times import NOON
from tests.tui.call.small_script import SMALL
from torture.walk.words import EVERY, PRINTABLE, STEERING
from tui.places import Places
from tui.scripts.reading import Library
from tui.services import Services
from tui.settings import Settings

TEXTS = {
    "lead": "name title company_name phone email website industry country source contact_basis "
    "owner last_words",
    "call": "rep sub_reason reason_note insist next_step_type next_step_who next_step_action "
    "verdict buying_stage interest segment draft_line path",
    "contact": "name title email phone role decides",
    "company": "name domain website industry country decision_process",
    "deal": "name stage owner",
    "evidence": "words",
}
"""Every column that holds somebody's words."""

WORDY = ("text", "label", "title", "hint", "source", "then", "probes", "goal", "default")
"""Every key of a script whose value is shown."""


class Words:
    """Hostile words in turn, beginning with another one in each world."""

    def __init__(self, turn: int) -> None:
        self._any = _from(EVERY, turn)
        self._stored = _from({**PRINTABLE, **STEERING}, turn)
        self._spoken = _from(PRINTABLE, turn)

    def typed(self) -> str:
        """Words as anybody may type or paste them."""
        return next(self._any)

    def stored(self) -> str:
        """Words as another program may have put them into the file."""
        return next(self._stored)

    def spoken(self) -> str:
        """Words as a script may hold them."""
        return next(self._spoken)[:2_000].replace("{", "(").replace("}", ")")


def _from(words: dict[str, str], turn: int) -> Iterator[str]:
    return islice(cycle(words.values()), turn, None)


def services(places: Places, words: Words, **others: Any) -> Services:
    """The app's services in a world of such words."""
    places.make()
    (places.scripts).mkdir(parents=True, exist_ok=True)
    spoken = yaml.safe_dump(script(words), allow_unicode=True)
    (places.scripts / "hostile.yaml").write_text(spoken, encoding="utf-8")
    records(places, words)
    assert "hostile" in {info.id for info in Library.load(places.scripts).scripts()}
    settings = Settings(
        rep=words.typed()[:200],
        owner=words.typed()[:200],
        our_company=words.typed()[:200],
        product=words.typed()[:200],
        default_script="hostile",
    )
    return Services(settings=settings, places=places, **others)


def script(words: Words) -> dict[str, Any]:
    """The short script with such words in every place that takes words."""

    def put(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: put(one, name) for name, one in value.items() if one is not None}
        if isinstance(value, list):
            return [put(one, key) for one in value]
        if key in WORDY and isinstance(value, str):
            return f"{value if '{' in value else ''} {words.spoken()}"
        return value

    made: dict[str, Any] = {**put(SMALL), "id": "hostile"}
    made["captures"]["pain_month"] = {"label": words.spoken(), "type": "money"}
    return made


def records(places: Places, words: Words) -> None:
    """Leads and finished calls, first by the front door, then straight into the file."""
    store = Store.open(places.database)
    text: dict[str, Any] = {
        one.name: words.typed() for one in fields(NewLead) if one.type in (str, "str")
    }
    store.add_lead(NewLead(**text), allow_duplicate=True)
    for end in (A_DEAL, NO_DEAL, DISQUALIFIED, NO_ANSWER):
        saved_call(store, end, at=NOON - timedelta(days=9))
    begin(store, store.add_lead(replace(DANA, phone="", email=words.stored())), events=2)
    store.add_lead(replace(DANA, phone="", email=""), allow_duplicate=True)
    store.close()
    with closing(sqlite3.connect(places.database, isolation_level=None)) as connection:
        for table, columns in TEXTS.items():
            for column in columns.split():
                for (row,) in connection.execute(
                    f"SELECT {'call_id' if table == 'evidence' else 'id'} FROM {table}"
                ).fetchall():
                    key = "call_id" if table == "evidence" else "id"
                    connection.execute(
                        f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (words.stored(), row)
                    )
        connection.execute("UPDATE lead SET status = 'new', next_call_at = NULL")
