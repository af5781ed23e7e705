"""A file that has been read: its data as text, and where every key and value stands."""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..sayings import Saying
from .problems import Level, Problem

Path = tuple[str | int, ...]
"""Keys and indexes from the root of a file to one of its values."""
Spot = tuple[int, int]
"""Line and column, from 0."""


class Marks:
    """Where a mapping or list stands, and its keys and values."""

    __slots__ = ("flow", "items", "keys", "spot")

    def __init__(self, spot: Spot, flow: bool, items: "dict[str, Mark] | list[Mark]") -> None:
        """Begin a collection at `spot`; `flow` is for `{...}` and `[...]`."""
        self.spot = spot
        self.flow = flow
        self.items = items
        self.keys: dict[str, Spot] = {}


Mark = Marks | Spot


class Place(NamedTuple):
    """A place in a file, counted from 1."""

    file: str
    line: int
    column: int


@dataclass(slots=True)
class Source:
    """One file after reading, before it has become a model."""

    file: str
    lines: list[str]
    data: Any
    marks: Mark
    problems: list[Problem] = field(default_factory=list)
    """What was found while reading that does not stop the reading."""

    def spot(self, path: Path, key: bool = False) -> Spot:
        """Where the value at `path` stands (or its key), or the nearest thing above it."""
        mark: Mark = self.marks
        found = mark.spot if isinstance(mark, Marks) else mark
        for depth, part in enumerate(path):
            if not isinstance(mark, Marks):
                break
            if isinstance(mark.items, dict):
                if part not in mark.items or not isinstance(part, str):
                    break
                if key and depth == len(path) - 1:
                    return mark.keys[part]
                mark = mark.items[part]
            else:
                if not isinstance(part, int) or part >= len(mark.items):
                    break
                mark = mark.items[part]
            found = mark.spot if isinstance(mark, Marks) else mark
        return found

    def at(self, path: Path) -> Any:
        """What the file says at `path`, or None where it says nothing."""
        data = self.data
        for part in path:
            try:
                data = data[part]
            except (KeyError, IndexError, TypeError):
                return None
        return data

    def has(self, path: Path) -> bool:
        """Whether the file says anything at `path`."""
        return self.at(path) is not None

    def place(self, path: Path, key: bool = False) -> Place:
        """Where the value at `path` stands (or its key), for people."""
        line, column = self.spot(path, key)
        return Place(self.file, line + 1, column + 1)

    def marks_at(self, path: Path) -> Marks | None:
        """The marks of the collection at `path`, or None where there is none."""
        mark: Mark = self.marks
        for part in path:
            if not isinstance(mark, Marks):
                return None
            try:
                mark = mark.items[part]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                return None
        return mark if isinstance(mark, Marks) else None

    def line(self, number: int) -> str:
        """The raw line with this number, from 1."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def replaced(self, path: Path, old: str, new: str, key: bool = False) -> str | None:
        """The line of `path` with `old` written as `new`, or None where it is not found there."""
        row, column = self.spot(path, key)
        raw = self.lines[row] if row < len(self.lines) else ""
        found = re.match(rf"(['\"]?){re.escape(old)}\1(?![\w-])", raw[column:])
        if not old or not found:
            return None
        return raw[:column] + found[1] + new + found[1] + raw[column + found.end() :]

    def inside(self, path: Path, token: str) -> Place:
        """Where `token` stands within the text at `path`, which may go over several lines."""
        row, column = self.spot(path)
        for number in range(row, min(row + 200, len(self.lines))):
            at = self.lines[number].find(token, column if number == row else 0)
            if at >= 0:
                return Place(self.file, number + 1, at + 1)
        return Place(self.file, row + 1, column + 1)

    def problem(
        self,
        path: Path,
        message: Saying,
        fix: str | None = None,
        *,
        key: bool = False,
        level: Level = "error",
    ) -> Problem:
        """A problem with the value (or key) at `path`."""
        return Problem(*self.place(path, key), message, fix, level)
