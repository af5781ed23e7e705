"""What a trainer asks to practise, marks given by ear, and what live calls found out beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from data.store import Store
from data.tables.core import call, evidence, practice_mark, practice_task
from tui.scripts.cleaning import clean
from tui.scripts.practice.transfer import Found

LATEST = 200
"""Live calls that coverage is read from."""

NEEDS = ("need", "challenges", "identify_pain", "problem")
MONEY = ("budget", "money", "funds")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A practice call that somebody is asked for."""

    trainee: str
    persona: str
    difficulty: str
    seed: int
    focus: str = ""
    part: str = ""
    """`before` or `after`, where it belongs to a fixed set."""
    due: date | None = None
    by: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow(NewTask):
    """One that is kept."""

    id: int
    run_id: int | None
    """The call that did it; None as long as it is open."""


@dataclass(frozen=True, slots=True)
class EarMark:
    """One item of a call, marked by ear."""

    run_id: int
    trainer: str
    item: str
    points: int
    at: datetime


def assign(store: Store, tasks: Sequence[NewTask]) -> list[int]:
    """Ask for practice calls, all or none; returns their numbers."""
    made = []
    with store.database.writing() as connection:
        for task in tasks:
            values = {**asdict(task), "trainee": clean(task.trainee).strip()}
            values["by"] = clean(task.by).strip()
            found = insert(practice_task).values(values).returning(practice_task.c.id)
            made.append(int(connection.execute(found).scalar_one()))
    return made


def tasks(store: Store, *, trainee: str = "", only_open: bool = False) -> Sequence[TaskRow]:
    """Tasks, those due first at the top; of one trainee where one is named."""
    table = practice_task
    chosen = select(table).order_by(table.c.due.is_(None), table.c.due, table.c.id)
    if trainee:
        chosen = chosen.where(table.c.trainee == trainee)
    if only_open:
        chosen = chosen.where(table.c.run_id.is_(None))
    with store.database.reading() as connection:
        return [TaskRow(**dict(row)) for row in connection.execute(chosen).mappings()]


def withdraw(store: Store, task_id: int) -> bool:
    """Take a task back that nobody has done; False where there is none like that."""
    table = practice_task
    gone = delete(table).where(table.c.id == task_id, table.c.run_id.is_(None))
    with store.database.writing() as connection:
        return connection.execute(gone.returning(table.c.id)).first() is not None


def done(store: Store, run_id: int, *, trainee: str, persona: str, seed: int, level: str) -> int:
    """Mark the first open task that a run does; returns its number, or 0 where there was none."""
    table = practice_task
    wanted = (
        select(table.c.id)
        .where(
            table.c.run_id.is_(None),
            table.c.trainee == clean(trainee).strip(),
            table.c.persona == persona,
            table.c.seed == seed,
            table.c.difficulty == level,
        )
        .order_by(table.c.due.is_(None), table.c.due, table.c.id)
        .limit(1)
    )
    with store.database.writing() as connection:
        found = connection.execute(wanted).scalar()
        if found is None:
            return 0
        connection.execute(update(table).where(table.c.id == found).values(run_id=run_id))
        return int(found)


def mark_by_ear(
    store: Store, run_id: int, *, trainer: str, points: Mapping[str, int], now: datetime
) -> None:
    """Keep a trainer's points for a call; what they gave before for the same items is replaced."""
    table, name = practice_mark, clean(trainer).strip()
    own = (table.c.run_id == run_id, table.c.trainer == name)
    rows = [
        {"run_id": run_id, "trainer": name, "item": item, "points": given, "at": now}
        for item, given in points.items()
    ]
    with store.database.writing() as connection:
        connection.execute(delete(table).where(*own, table.c.item.in_(list(points))))
        if rows:
            connection.execute(insert(table), rows)


def marks_by_ear(store: Store, run_ids: Sequence[int] | None = None) -> list[EarMark]:
    """Marks given by ear, of some calls or of all, oldest first."""
    table = practice_mark
    chosen = select(table).order_by(table.c.at, table.c.run_id, table.c.trainer, table.c.item)
    if run_ids is not None:
        chosen = chosen.where(table.c.run_id.in_(list(run_ids)))
    with store.database.reading() as connection:
        return [
            EarMark(row["run_id"], row["trainer"], row["item"], row["points"], row["at"])
            for row in connection.execute(chosen).mappings()
        ]


def live_found(store: Store, rep: str, framework: str) -> Found:
    """What a rep's latest talks in this framework found out."""
    chosen = (
        select(call.c.id)
        .where(
            call.c.rep == rep,
            call.c.framework == framework,
            call.c.status == "ended",
            call.c.disposition == "talked",
        )
        .order_by(call.c.started_at.desc())
        .limit(LATEST)
    )
    with store.database.reading() as connection:
        calls = [int(row[0]) for row in connection.execute(chosen)]
        found = select(evidence.c.call_id, evidence.c.criterion, evidence.c.seq).where(
            evidence.c.call_id.in_(calls), evidence.c.status != "unknown"
        )
        rows = [tuple(row) for row in connection.execute(found)]
    return _found(calls, rows)


def _found(calls: Sequence[int], rows: Sequence[tuple[Any, ...]]) -> Found:
    known: dict[str, int] = {}
    first: dict[int, dict[str, int]] = {number: {} for number in calls}
    for number, criterion, seq in rows:
        known[criterion] = known.get(criterion, 0) + 1
        kind = "money" if criterion in MONEY else "need" if criterion in NEEDS else ""
        if kind and seq is not None:
            first[number][kind] = min(seq, first[number].get(kind, seq))
    money_first = sum(
        "money" in each and each["money"] < each.get("need", each["money"] + 1)
        for each in first.values()
    )
    return Found(len(calls), known, money_first)
