"""Practice runs: kept beside the records and pointing at none of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from data.store import Store
from data.tables.core import practice_run
from tui.scripts.cleaning import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRun:
    """A practice call that was marked."""

    trainee: str
    persona: str
    seed: int
    difficulty: str
    script_id: str
    started_at: datetime
    score: int | None
    """The raw score, in whole per cent."""
    normalised: int | None
    """The mark between the naive caller and the reference; None where they were too close."""
    detail: Mapping[str, Any]
    """The moves and what was recorded, from which everything can be worked out again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow(NewRun):
    """One that is kept."""

    id: int


def add_run(store: Store, run: NewRun) -> int:
    """Keep a run; returns its number."""
    values = {**asdict(run), "trainee": clean(run.trainee).strip()}
    values["detail"] = json.dumps(dict(run.detail), ensure_ascii=False)
    with store.database.writing() as connection:
        made = connection.execute(insert(practice_run).values(values).returning(practice_run.c.id))
        return int(made.scalar_one())


def runs(
    store: Store, *, trainee: str = "", persona: str = "", limit: int = 500
) -> Sequence[RunRow]:
    """Runs, the latest first; of one person or persona where they are named."""
    table = practice_run
    chosen = select(table).order_by(table.c.started_at.desc(), table.c.id.desc()).limit(limit)
    if trainee:
        chosen = chosen.where(table.c.trainee == trainee)
    if persona:
        chosen = chosen.where(table.c.persona == persona)
    with store.database.reading() as connection:
        return [_row(dict(found)) for found in connection.execute(chosen).mappings()]


def _row(found: dict[str, Any]) -> RunRow:
    try:
        detail = json.loads(found.pop("detail") or "{}")
    except ValueError:
        detail = {}
    return RunRow(**found, detail=detail if isinstance(detail, dict) else {})
