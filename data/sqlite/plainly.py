"""Plain questions to a connection of SQLite's own, without what a toolkit adds to each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from data.times import utc_text


def plainly(raw: Any) -> Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]:
    """Asks a connection, with moments as the records keep them."""

    def execute(sql: str, values: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        plain = {
            name: utc_text(value) if isinstance(value, datetime) else value
            for name, value in values.items()
        }
        found: Iterable[Sequence[Any]] = raw.execute(sql, plain)
        return found

    return execute
