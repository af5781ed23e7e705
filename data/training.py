"""What a trainer asks to practise, and marks given by ear."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import delete, insert, select, update

from data.store import Store
from data.tables.core import practice_mark, practice_task
from tui.scripts.cleaning import clean


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
