"""The rows of the queue, apart from the others so that the first frame imports nothing else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Section = Literal["due", "draft", "new", "again", "other"]
"""Part of the queue: due or overdue, to be resumed, never called, to be tried again, the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A lead as the queue shows it."""

    lead_id: int
    section: Section
    name: str
    title: str
    company_name: str
    phone: str
    email: str
    country: str
    source: str
    status: str
    score: int | None
    owner: str
    created_at: datetime
    next_call_at: datetime | None
    attempts: int
    """Finished calls so far, whatever became of them."""
    draft_call_id: int | None
    """The call to resume, where one was left."""
    last_words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """The queue as the first frame shows it."""

    rows: tuple[QueueRow, ...] = ()
    total: int = 0
    """Leads in all."""
    due: int = 0
    drafts: int = 0
    readable: bool = True
    """False where there is a file that could not be read just now."""
