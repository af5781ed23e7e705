"""What is kept about the records: changes, suppressions, reviews, practice, the installation."""

from datetime import datetime

from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel

from data.tables.columns import (
    check,
    given,
    is_moment,
    moment,
    one_of,
    optional_words,
    percent,
    words,
)


class Change(SQLModel, table=True):
    """One field that was written, with what stood there before."""

    __tablename__ = "change"
    __table_args__ = (
        is_moment("change", "at"),
        is_moment("change", "undone_at"),
        check("change_created_flag", "created IN (0, 1)"),
        check("change_removed_flag", "removed IN (0, 1)"),
        Index("change_of_batch", "batch", sqlite_where=text("batch IS NOT NULL")),
        Index("change_of_call", "call_id", sqlite_where=text("call_id IS NOT NULL")),
        Index("change_of_row", "table", "row_id"),
        {"sqlite_strict": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment(required=True)
    by: str = given()
    call_id: int | None = Field(default=None, foreign_key="call.id")
    table_name: str = Field(sa_type=Text, sa_column_kwargs={"name": "table"})
    row_id: int
    field: str = given()
    old: str | None = optional_words()
    new: str | None = optional_words()
    created: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """1 where the row itself was made by this change."""
    undone_at: datetime | None = moment()
    """When the save was taken back."""
    batch: str | None = optional_words()
    """What was written together and is taken back together, where no call did it."""
    removed: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """1 where the row itself was removed by this change, as a duplicate is."""


class Suppression(SQLModel, table=True):
    """A phone number or address that must not be used, known only by its keyed hash."""

    __tablename__ = "suppression"
    __table_args__ = (
        one_of("suppression", "kind", ("phone", "email")),
        is_moment("suppression", "since"),
        {"sqlite_strict": True},
    )

    key_hash: str = Field(primary_key=True, sa_type=Text)
    kind: str = given()
    since: datetime = moment(required=True)
    reason: str = words()


class Review(SQLModel, table=True):
    """A manager's or trainer's look at a finished call."""

    __tablename__ = "review"
    __table_args__ = (
        is_moment("review", "at"),
        Index("review_of_call", "call_id"),
        {"sqlite_strict": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    call_id: int = Field(foreign_key="call.id")
    reviewer: str = given()
    at: datetime = moment(required=True)
    verdict: str = given()
    scores: str | None = optional_words()
    comment: str = words()
    kind: str = words()
    """What sort of look it was; empty is a plain comment."""
    seq: int | None = None
    """The event of the call it is pinned to."""


class PracticeRun(SQLModel, table=True):
    """A practice call. It points at nothing, so that practice and real calls can never mix."""

    __tablename__ = "practice_run"
    __table_args__ = (
        is_moment("practice_run", "started_at"),
        Index("practice_of_trainee", "trainee", "started_at"),
        {"sqlite_strict": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    trainee: str = given()
    persona: str = given()
    seed: int
    difficulty: str = given()
    script_id: str = given()
    started_at: datetime = moment(required=True)
    score: int | None = percent()
    normalised: int | None = None
    detail: str = words()


class Installation(SQLModel, table=True):
    """What belongs to this set of records alone: its id and the key of its suppression list."""

    __tablename__ = "installation"
    __table_args__ = ({"sqlite_strict": True},)

    name: str = Field(primary_key=True, sa_type=Text)
    value: str = given()
