"""Practice calls that were cut off: what was said in them is on disk, so that they can go on.

A practice call has a folder of its own, with its records and a list of its moves. Both are written
as the call goes on, and thrown away once it is marked. A folder that is still there belongs to
another window, or to a program that was killed.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any, get_args
from uuid import uuid4

from data.holders import is_gone, program
from tui.practising.wish import PracticeWish
from tui.scripts.model.persona import Form
from tui.scripts.practice.moves import Move, MoveKind

if TYPE_CHECKING:
    from tui.places import Places

MOVES, RECORDS = "moves.jsonl", "practice.db"
KINDS, FORMS = get_args(MoveKind), get_args(Form)
LEFT_OVER = 3600
"""Seconds after which a folder without moves is nobody's."""
KEPT = 20
"""Calls that are kept at most; of older ones nobody knows any more what they were about."""


@dataclass(frozen=True)
class Said:
    """A move of a call that was cut off."""

    move: Move
    events: int
    """How many events the call had when it was made."""
    at_ms: int
    """Talk time at which it was made."""


@dataclass(frozen=True)
class CutOff:
    """A practice call that was cut off."""

    folder: Path
    wish: PracticeWish
    version: str
    """Of the persona."""
    call_id: int
    started_at: datetime
    said: Sequence[Said]


class Journal:
    """The moves of a practice call, on disk as soon as they are made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, wish: PracticeWish, *, version: str, call_id: int, at: datetime) -> None:
        """Write down whose call it is."""
        told = {
            "persona": wish.persona,
            "seed": wish.seed,
            "difficulty": wish.difficulty,
            "version": version,
            "before": [_written(move) for move in wish.moves],
            "step": wish.step,
            "call": call_id,
            "started_at": at.isoformat(),
            "holder": program(),
        }
        self._write(told)

    def take_up(self) -> None:
        """Write down that this program goes on with it."""
        self._write({"holder": program()})

    def add(self, said: Said) -> None:
        """Write a move down before it counts."""
        self._write([*_written(said.move), said.events, said.at_ms])

    def _write(self, told: Any) -> None:
        path = self.folder / MOVES
        # Begins on a line of its own where the one before was cut off in the middle.
        start = "\n" if _is_torn(path) else ""
        with path.open("a", encoding="utf-8") as file:
            file.write(start + json.dumps(told) + "\n")

    def close(self) -> None:
        """Throw the folder away, with everything in it."""
        _gone(self.folder)


def new_folder(places: Places) -> Path:
    """A folder for a call that begins."""
    folder = places.state / "practice" / uuid4().hex
    folder.mkdir(parents=True)
    return folder


def cut_off_calls(places: Places) -> list[CutOff]:
    """Calls that were cut off, the latest first; those that another window holds are left out."""
    try:
        folders = [each for each in (places.state / "practice").iterdir() if each.is_dir()]
    except OSError:
        return []
    for folder in folders:
        _sweep(folder)
    found = [each for each in map(_read, folders) if each is not None]
    found.sort(key=lambda each: each.started_at, reverse=True)
    for old in found[KEPT:]:
        throw_away(old)
    return found[:KEPT]


def throw_away(cut_off: CutOff) -> None:
    """Throw a call away that nobody wants to go on with."""
    _gone(cut_off.folder)


def _gone(folder: Path) -> None:
    """Without its moves it is no call any more, even where a file of it is still in use."""
    with suppress(OSError):
        (folder / MOVES).unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what is left of a call that is over; one that just begins has no moves yet, either."""
    with suppress(OSError):
        if not (folder / MOVES).exists() and time() - folder.stat().st_mtime > LEFT_OVER:
            shutil.rmtree(folder, ignore_errors=True)


def _read(folder: Path) -> CutOff | None:
    """The call of a folder; None where it is in use, or where nothing can be made of it."""
    try:
        lines = (folder / MOVES).read_text(encoding="utf-8", errors="replace").splitlines()
        head, *rest = filter(None, map(_parsed, lines))
        holders = [each["holder"] for each in (head, *rest) if isinstance(each, Mapping)]
        if not is_gone(holders[-1]) and sys.platform != "win32":
            return None
        difficulty = head["difficulty"]
        moves = tuple(_move(each) for each in head["before"])
        wish = PracticeWish(head["persona"], int(head["seed"]), difficulty, moves, head["step"])
        told = [each for each in rest if isinstance(each, list)]
        said = [Said(_move(each), int(each[3]), int(each[4])) for each in told]
        at = datetime.fromisoformat(head["started_at"])
        return CutOff(folder, wish, str(head["version"]), int(head["call"]), at, said)
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return None


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None  # torn off in the middle


def _is_torn(path: Path) -> bool:
    try:
        return not path.read_bytes().endswith(b"\n")
    except OSError:
        return False


def _written(move: Move) -> list[str]:
    return [move.kind, move.step, move.form]


def _move(told: Sequence[Any]) -> Move:
    kind, step, form = told[:3]
    if kind not in KINDS or form not in FORMS or not isinstance(step, str):
        raise ValueError(told)
    return Move(kind, step, form)
