"""What the threads of an import tell its screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from tui.screens.importing.paths import Offered

if TYPE_CHECKING:
    from data.importing.plan import Plan
    from data.importing.taking_in import TakenIn
    from tui.leads.leads_file import LeadsFile


@dataclass
class Listed(Message):
    """The files that may be meant were looked up."""

    typed: str
    files: Sequence[Offered]


@dataclass
class Opened(Message):
    """A file was read as far as its columns."""

    file: LeadsFile


@dataclass
class Progressed(Message):
    """An import has come this far."""

    stage: str
    """`checking` or `writing`."""
    done: int
    of: int
    """Of how many rows; 0 where nobody knows."""


@dataclass
class Checked(Message):
    """Every row was checked."""

    plan: Plan


@dataclass
class Finished(Message):
    """The leads are in, or out again where the person stopped it."""

    plan: Plan
    done: TakenIn
    refused: Path | None


@dataclass
class Stopped(Message):
    """The check was stopped; nothing was written."""


@dataclass
class NotDone(Message):
    """Something can't be done, and why."""

    error: Exception
