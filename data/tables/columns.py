"""The kinds of column the tables are made of, and the checks that several tables share."""

from typing import Annotated, Any

from pydantic import BeforeValidator
from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field

from data.types import Day, Moment
from tui.scripts.cleaning import clean


def _cleaned(value: Any) -> Any:
    return clean(value).strip() if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_cleaned)]
"""Text from outside: cleaned, no longer than a line may be."""


def words() -> Any:
    """A column of text that is empty where nothing is known."""
    return Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})


def given() -> Any:
    """A column of text that has to be given."""
    return Field(sa_type=Text)


def optional_words() -> Any:
    """A column of text that may be null, where null is not the same as empty."""
    return Field(default=None, sa_type=Text)


def moment(*, required: bool = False) -> Any:
    """A column of instants in UTC."""
    return Field(sa_type=Moment) if required else Field(default=None, sa_type=Moment)


def day(*, required: bool = False) -> Any:
    """A column of days."""
    return Field(sa_type=Day) if required else Field(default=None, sa_type=Day)


def percent() -> Any:
    """A column of whole per cent."""
    return Field(default=None, ge=0, le=100)


def check(name: str, rule: str) -> CheckConstraint:
    """A rule that every database enforces."""
    return CheckConstraint(rule, name=name)


def is_moment(table: str, column: str) -> CheckConstraint:
    """The rule that a text is an instant in UTC, where the database keeps instants as text."""
    shape = "????-??-??T??:??:??.??????Z"
    # Only a date that is moved by nothing is checked against the calendar by SQLite.
    rule = (
        f"{column} IS NULL OR ({column} GLOB '{shape}' AND julianday({column}) IS NOT NULL "
        f"AND substr({column}, 1, 10) = date({column}, '+0 days'))"
    )
    return CheckConstraint(rule, name=f"{table}_{column}_is_utc").ddl_if(dialect="sqlite")


def is_day(table: str, column: str) -> CheckConstraint:
    """The rule that a text is a day of the calendar, where the database keeps days as text."""
    rule = f"{column} IS date({column}, '+0 days')"
    return CheckConstraint(rule, name=f"{table}_{column}_is_a_day").ddl_if(dialect="sqlite")


def between(table: str, column: str, low: int, high: int) -> CheckConstraint:
    """The rule that a number lies in a range."""
    rule = f"{column} BETWEEN {low} AND {high}"
    return CheckConstraint(rule, name=f"{table}_{column}_range")


def one_of(table: str, column: str, values: tuple[str, ...]) -> CheckConstraint:
    """The rule that a word is one of a closed list."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{table}_{column}_known")
