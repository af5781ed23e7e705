"""Imports as the records know them: under way, whole, or cut off; and which leads each brought."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count, groupby

from sqlalchemy import RowMapping, insert, select, update
from sqlalchemy.engine import Connection

from data.errors import StoreConflict
from data.holders import is_gone, program
from data.tables.core import import_run, import_span
from tui.scripts.cleaning import clean

LEASE = timedelta(seconds=60)
"""How long a program may be silent before its import counts as cut off."""

TAKEN_OUT = "This import was silent for so long that another Talktrack took it for cut off."

_count = count(1)
_ours: set[str] = set()
"""The imports of this program that are under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFrom:
    """The import that brought a lead."""

    id: int
    at: datetime
    by: str
    file: str
    """Where the file was."""


class Run:
    """One import, while its leads come in."""

    def __init__(self, *, file: str, by: str, now: datetime) -> None:
        """Know what is taken in; nothing is written before the first leads are.

        Args:
            file: Where the file is.
            by: Who takes it in.
            now: When.
        """
        self.id: int | None = None
        self._file, self._by, self._at = clean(file), clean(by), now
        self._holder = f"{program()}/{next(_count)}"
        self._last: tuple[int, int] | None = None
        _ours.add(self._holder)

    @property
    def imported(self) -> ImportedFrom | None:
        """What the records say of it; None before the first leads are written."""
        return (
            None
            if self.id is None
            else ImportedFrom(id=self.id, at=self._at, by=self._by, file=self._file)
        )

    def wrote(self, connection: Connection, ids: Sequence[int]) -> None:
        """Note leads in the transaction that wrote them.

        Raises:
            StoreConflict: Somebody took the import for cut off, and has taken it out.
        """
        if self.id is None:
            made = {
                "at": self._at, "by": self._by, "file": self._file, "state": "running",
                "holder": self._holder, "alive_until": _until(),
            }  # fmt: skip
            key = connection.execute(insert(import_run), made).inserted_primary_key
            assert key is not None
            self.id = int(key[0])
        elif not self._set(connection, alive_until=_until()):
            raise StoreConflict(TAKEN_OUT)
        for first, last in spans(ids):
            if self._last is not None and first == self._last[1] + 1:
                first = self._last[0]
                connection.execute(
                    update(import_span)
                    .where(import_span.c.run_id == self.id, import_span.c.first_lead == first)
                    .values(last_lead=last)
                )
            else:
                row = {"run_id": self.id, "first_lead": first, "last_lead": last}
                connection.execute(insert(import_span), row)
            self._last = first, last

    def whole(self, connection: Connection) -> None:
        """Everything is in.

        Raises:
            StoreConflict: Somebody took the import for cut off, and has taken it out.
        """
        if self.id is not None and not self._set(connection, state="done", alive_until=None):
            raise StoreConflict(TAKEN_OUT)

    def over(self) -> None:
        """This program is not at it any more, however it went."""
        _ours.discard(self._holder)

    def _set(self, connection: Connection, **values: object) -> bool:
        still = (import_run.c.id == self.id) & (import_run.c.state == "running")
        return bool(connection.execute(update(import_run).where(still).values(**values)).rowcount)


def cut_off(connection: Connection, *, now: datetime) -> list[ImportedFrom]:
    """Imports that nobody is at any more, and that are not whole."""
    asked = select(import_run).where(import_run.c.state == "running").order_by(import_run.c.id)
    found = []
    for row in connection.execute(asked).mappings():
        silent = row["alive_until"] is None or row["alive_until"] <= now
        # Of our own ones is_gone says that they are over: those that are not are known here.
        if row["holder"] not in _ours and (silent or is_gone(row["holder"])):
            found.append(_imported(row))
    return found


def imported_from(connection: Connection, *, lead_id: int) -> ImportedFrom | None:
    """The import that brought a lead, where one did."""
    asked = (
        select(import_run)
        .join(import_span, import_span.c.run_id == import_run.c.id)
        .where(import_span.c.first_lead <= lead_id, import_span.c.last_lead >= lead_id)
        .limit(1)
    )
    row = connection.execute(asked).mappings().first()
    return None if row is None else _imported(row)


def spans(ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of numbers that follow each other, each by its first and last."""
    if isinstance(ids, range):
        if ids:
            yield ids[0], ids[-1]
        return
    ordered = enumerate(sorted(ids))
    for _, group in groupby(ordered, key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in group]
        yield numbers[0], numbers[-1]


def _imported(row: RowMapping) -> ImportedFrom:
    return ImportedFrom(**{name: row[name] for name in ImportedFrom.__dataclass_fields__})


def _until() -> datetime:
    return datetime.now(UTC) + LEASE
