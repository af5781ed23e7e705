"""A disk whose power is cut: what was synced stays, of the rest anything may be there.

Of each write that was not synced all, nothing or any of its sectors survives, in any order; a name
survives only as far as its folder was synced. That is stricter than most file systems, but does not
model a disk that lies about having written.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
_HEAD = struct.Struct("<HQQQ")


class Done(NamedTuple):
    """One thing the program did to a file."""

    kind: str
    name: str
    offset: int
    data: bytes


def read_log(path: Path) -> list[Done]:
    """What `log_writes.c` has written down; SQLite's shared memory is no file that stays."""
    raw, at, done = path.read_bytes(), 0, []
    while at < len(raw):
        kind = chr(raw[at])
        named, offset, _length, held = _HEAD.unpack_from(raw, at + 1)
        at += 1 + _HEAD.size
        name = raw[at : at + named].decode()
        data = raw[at + named : at + named + held]
        at += named + held
        if not name.endswith("-shm"):
            done.append(Done(kind, name, offset, data))
    return done


class _File:
    def __init__(self, content: bytes = b"") -> None:
        self.durable = bytearray(content)
        self.pending: list[Done] = []
        self.end = len(content)

    def do(self, done: Done) -> None:
        if done.kind == "A":
            done = done._replace(kind="W", offset=self.end)
        self.end = done.offset if done.kind == "T" else max(self.end, done.offset + len(done.data))
        self.pending.append(done)

    def sync(self) -> None:
        for done in self.pending:
            _put(self.durable, done)
        self.pending.clear()

    def after_a_cut(self, chance: random.Random) -> bytearray:
        """What may be found of it when the power is back."""
        found = bytearray(self.durable)
        how = chance.random()
        for done in self.pending:
            if how < 0.25:  # nothing that was not synced
                break
            if how < 0.5:  # everything
                _put(found, done)
            elif chance.random() < 0.5:  # some of it, torn in the last quarter
                _put(found, done, None if how < 0.75 else lambda: chance.random() < 0.5)
        return found


class Disk:
    """The files of a folder, as far as they are on the platter."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Begin with files that are safely there."""
        self._names = {name: _File(content) for name, content in files.items()}
        self._durable_names = dict(self._names)
        self._renamed: list[tuple[str, _File | None]] = []

    def do(self, done: Done) -> None:
        """Do what the program did."""
        file = self._names.get(done.name)
        match done.kind:
            case "C":
                self._name(done.name, _File())
            case "U":
                self._name(done.name, None)
            case "L" if file is not None:
                self._name(done.data.decode(), file)
            case "M" if file is not None:
                self._name(done.data.decode(), file)
                self._name(done.name, None)
            case "W" | "A" | "T" if file is not None:
                file.do(done)
            case "S" if file is not None:
                file.sync()
            case "S":  # a folder
                for name, held in self._renamed:
                    _set(self._durable_names, name, held)
                self._renamed.clear()

    def cut(self, chance: random.Random) -> Iterator[tuple[str, bytearray]]:
        """The files that may be found after a cut at this instant."""
        names = dict(self._durable_names)
        count = len(self._renamed)
        for name, file in self._renamed[: chance.choice([0, count, chance.randint(0, count)])]:
            _set(names, name, file)  # names are journalled in their order
        for name, file in names.items():
            yield name, file.after_a_cut(chance)

    def _name(self, name: str, file: _File | None) -> None:
        _set(self._names, name, file)
        self._renamed.append((name, file))


def _set(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _put(content: bytearray, done: Done, survives: Callable[[], bool] | None = None) -> None:
    end = done.offset + len(done.data)
    if done.kind == "T":
        del content[done.offset :]
        content.extend(bytes(max(0, done.offset - len(content))))
        return
    content.extend(bytes(max(0, end - len(content))))
    for at in range(0, len(done.data), SECTOR):
        if survives is None or survives():
            piece = done.data[at : at + SECTOR]
            content[done.offset + at : done.offset + at + len(piece)] = piece
