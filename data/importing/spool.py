"""The rows of an import between checking and writing: outside of memory, gone when it is closed.

SQLite keeps a database without a name in its page cache and moves what does not fit to a file that
has no name either, so an import takes the same memory whatever the file holds.
"""

import marshal
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tui.scripts.sayings import Saying

_TABLES = """
PRAGMA journal_mode=OFF;
PRAGMA synchronous=OFF;
PRAGMA cache_size=-8000;
PRAGMA temp_store=FILE;
CREATE TABLE waiting (number INTEGER PRIMARY KEY, line INTEGER, row BLOB);
CREATE TABLE refused (number INTEGER PRIMARY KEY, line INTEGER, cells BLOB, kind TEXT, why BLOB);
CREATE TABLE seen (key INTEGER PRIMARY KEY, line INTEGER) WITHOUT ROWID;
CREATE TABLE person (company INTEGER, person TEXT, email TEXT, phone TEXT, lead INTEGER,
  line INTEGER);
CREATE INDEX person_company ON person (company);
"""


class Waiting(NamedTuple):
    """A lead that is to be written."""

    number: int
    line: int
    cells: list[str]
    values: tuple[Any, ...]
    """Of the columns that a row of a file has something for, in their order."""


class Refused(NamedTuple):
    """A row that is not taken, and why."""

    number: int
    line: int
    cells: list[str]
    kind: str
    """`there` where the lead is there already, `twice` for a repetition, `suppressed`, `unfit`."""
    why: Saying


class Person(NamedTuple):
    """Somebody who is known by name and company."""

    person: str
    email: str
    phone: str
    lead: int | None
    line: int | None


class Spool:
    """Rows that wait, rows that are refused, and what has been seen so far."""

    def __init__(self) -> None:
        """Open an empty one."""
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._database.executescript(_TABLES)
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Let go of it, with everything in it."""
        self._database.close()

    def wait(self, rows: Iterable[Waiting]) -> None:
        """Keep leads for writing."""
        self._database.executemany(
            "INSERT INTO waiting VALUES (?, ?, ?)",
            [(row.number, row.line, marshal.dumps((row.cells, row.values))) for row in rows],
        )

    def refuse(self, rows: Iterable[Refused]) -> None:
        """Keep rows that are not taken."""
        self._database.executemany(
            "INSERT OR REPLACE INTO refused VALUES (?, ?, ?, ?, ?)",
            (
                (row.number, row.line, marshal.dumps(row.cells), row.kind, _packed(row.why))
                for row in rows
            ),
        )

    def waiting(self, *, size: Callable[[], int]) -> Iterator[list[Waiting]]:
        """The leads that wait, in batches in the order of the file.

        Args:
            size: How many the next batch may have, asked before each.
        """
        found = self._database.execute("SELECT * FROM waiting ORDER BY number")
        while rows := found.fetchmany(size()):
            yield [Waiting(number, line, *marshal.loads(row)) for number, line, row in rows]

    def refused(self) -> Iterator[Refused]:
        """The rows that are not taken, in the order of the file."""
        for number, line, cells, kind, why in self._database.execute(
            "SELECT * FROM refused ORDER BY number"
        ):
            yield Refused(number, line, marshal.loads(cells), kind, _unpacked(why))

    def seen(self, keys: Sequence[int]) -> dict[int, int]:
        """The line in which each of these keys was seen before."""
        if not keys:
            return {}
        marks = ",".join(map(str, keys))
        return dict(self._database.execute(f"SELECT key, line FROM seen WHERE key IN ({marks})"))

    def see(self, keys: Iterable[tuple[int, int]]) -> None:
        """Remember keys with their lines."""
        self._database.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", keys)

    def meet(self, people: Iterable[tuple[int, Person]]) -> None:
        """Remember people by their company's key."""
        self._database.executemany(
            "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)",
            ((company, *person) for company, person in people),
        )

    def namesakes(self, company: int, person: str) -> list[Person]:
        """People of this very name in this company."""
        found = self._database.execute(
            "SELECT person, email, phone, lead, line FROM person "
            "WHERE company = ? AND person = ? LIMIT 10",
            (company, person),
        )
        return [Person(*row) for row in found]

    def colleagues(self, company: int) -> list[Person]:
        """Some people of this company."""
        found = self._database.execute(
            "SELECT person, email, phone, lead, line FROM person WHERE company = ? LIMIT 30",
            (company,),
        )
        return [Person(*row) for row in found]


def _packed(saying: Saying) -> bytes:
    return marshal.dumps((saying.text, dict(saying.values)))


def _unpacked(packed: bytes) -> Saying:
    text, values = marshal.loads(packed)
    return Saying(text, values)
