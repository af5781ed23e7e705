"""What the threads of the Today screen tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

if TYPE_CHECKING:
    from data.rows import QueueRow


@dataclass
class QueueRead(Message):
    """The queue was read from the store."""

    rows: Sequence[QueueRow]
    total: int
    """Leads in all."""
    order: Sequence[tuple[str, int]] = ()
    """Every lead that waits, in order, with its section."""
    hidden: int = 0
    """Leads that the threshold keeps away."""


@dataclass
class RowsRead(Message):
    """Rows further down the queue were read."""

    rows: Sequence[QueueRow]


@dataclass
class Found(Message):
    """A search has looked through all leads."""

    letters: str
    rows: Sequence[QueueRow]
    count: int = 0
    """How many there are, as far as was looked."""
    more: bool = False
    """Whether there may be more than were looked at."""


@dataclass
class Failed(Message):
    """The store could not be read."""

    error: Exception


@dataclass
class CardRead(Message):
    """A lead's card was read from the store."""

    lead_id: int
    card: Content
