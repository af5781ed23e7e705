"""The rows of the queue, apart from the others so that the first frame imports nothing else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Section = Literal["due", "draft", "raised", "fast", "new", "again", "other"]
"""Part of the queue: due or overdue, to be resumed, asked to be called, on the fast track, never
called, to be tried again, the rest."""

SECTIONS: tuple[Section, ...] = get_args(Section)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIn:
    """Where a search has found a lead, if not by its own name or number."""

    kind: str = ""
    """`heard`, `noted`, `asked`, `captured`, `call`, `contact`, `company` or `deal`."""
    at: datetime | None = None
    """When that call was."""
    words: str = ""


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
    phone_e164: str = ""
    time_zone: str = ""
    stage: str = "new"
    band: str = ""
    track: str = ""
    segment: str = ""
    hand_raised_at: datetime | None = None
    found_in: FoundIn | None = None
    next_step: str = ""
    """The type of the open next step whose moment `next_call_at` is; empty where it is none."""
    draft_rep: str = ""
    """Whose call that is."""
    draft_held_by: str = ""
    """Who is in it just now in another program; nobody where it is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """The queue as the first frame shows it."""

    rows: tuple[QueueRow, ...] = ()
    total: int = 0
    """Leads in all."""
    due: int = 0
    drafts: int = 0
    hidden: int = 0
    """Leads that are below the threshold."""
    readable: bool = True
    """False where there is a file that could not be read just now."""
