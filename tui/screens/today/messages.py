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


@dataclass
class Found(Message):
    """A search has looked through all leads."""

    letters: str
    rows: Sequence[QueueRow]


@dataclass
class Failed(Message):
    """The store could not be read."""

    error: Exception


@dataclass
class CardRead(Message):
    """A lead's card was read from the store."""

    lead_id: int
    card: Content
