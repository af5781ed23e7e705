"""Training: what somebody is asked to practise, and marks that a trainer gives by ear."""

from datetime import date, datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from data.tables.columns import between, day, given, is_day, is_moment, moment, one_of, words

PARTS = ("", "before", "after")
"""Of no set, or of the fixed set before or after a training."""


class PracticeTask(SQLModel, table=True):
    """One practice call that a trainee is asked for."""

    __tablename__ = "practice_task"
    __table_args__ = (
        one_of("practice_task", "part", PARTS),
        is_moment("practice_task", "at"),
        is_day("practice_task", "due"),
        Index("practice_task_of_trainee", "trainee", "run_id"),
        {"sqlite_strict": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    trainee: str = given()
    persona: str = given()
    difficulty: str = given()
    seed: int
    focus: str = words()
    """The criterion to look after; empty is the whole call."""
    part: str = words()
    due: date | None = day()
    by: str = words()
    """Who asked for it."""
    at: datetime = moment(required=True)
    run_id: int | None = Field(default=None, foreign_key="practice_run.id")
    """The call that did it."""


class PracticeMark(SQLModel, table=True):
    """One item of a practice call, marked by ear (domain.md 4.3)."""

    __tablename__ = "practice_mark"
    __table_args__ = (
        between("practice_mark", "points", 0, 3),
        is_moment("practice_mark", "at"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )

    run_id: int = Field(primary_key=True, foreign_key="practice_run.id")
    trainer: str = Field(primary_key=True, sa_type=Text)
    item: str = Field(primary_key=True, sa_type=Text)
    points: int
    at: datetime = moment(required=True)
