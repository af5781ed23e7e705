"""What a table is: its column names, its rows, and how it was read."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from data.importing.lines import Record

EMPTY = "{file} is empty. Export it again, with column names in the first row."
"""A file without a row."""


class Read(NamedTuple):
    """How a file was read, for the person to check."""

    kind: str
    """`csv` or `excel`."""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    """Every sheet with rows, where there are several."""


class Table(Protocol):
    """A table whose rows can be gone through any number of times."""

    path: Path
    header: list[str]
    read: Read

    def rows(self) -> Iterator[Record]:
        """The rows below the header, those that are broken among them."""
