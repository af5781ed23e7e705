"""Column types that mean the same on every database.

SQLite's STRICT tables know text and integers only. A moment is text in UTC of one width, a day is
ISO text, and an amount is its decimal digits as text: exact whatever the currency's decimals are
(yen have none, dinars three), readable in any tool, never a binary fraction. Elsewhere they are
the server's own types.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, DateTime, Numeric, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from data.times import read_day, read_moment, utc_text


class Moment(TypeDecorator[datetime]):
    """An instant, always in UTC."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, a timestamp with its zone elsewhere."""
        kind = Text() if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """The instant as the database takes it."""
        if value is None or dialect.name != "sqlite":
            return value
        return utc_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The instant, aware and in UTC."""
        return read_moment(value)


class Day(TypeDecorator[date]):
    """A day of the calendar."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, a date elsewhere."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        """The day as the database takes it."""
        return value if value is None or dialect.name != "sqlite" else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:  # noqa: ARG002
        """The day."""
        return read_day(value)


class Amount(TypeDecorator[Decimal]):
    """A decimal amount of money; the currency is in the column beside it."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Digits as text on SQLite, a numeric elsewhere."""
        kind = Text() if dialect.name == "sqlite" else Numeric()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """The amount without an exponent."""
        return value if value is None or dialect.name != "sqlite" else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """The amount, exactly as it was stored."""
        return None if value is None else Decimal(str(value))
