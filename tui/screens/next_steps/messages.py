"""What the threads of the list of next steps tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from data.next_steps import StepBefore
    from tui.calling.follow_up import DueLine


@dataclass
class DueRead(Message):
    """The list was read."""

    lines: Sequence[DueLine]


@dataclass
class Changed(Message):
    """A next step was changed."""

    told: str
    """What became of it, in the interface's language."""
    before: StepBefore | None
    """What stood there, to be put back; None where that was just done."""


@dataclass
class NotDone(Message):
    """It could not be read, or changed."""

    error: Exception
