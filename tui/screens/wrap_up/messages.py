"""What the wrap-up's workers report to their screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from data.rows import Change, Match, Saved
from tui.scripts.sayings import Saying


@dataclass
class MatchesFound(Message):
    """Existing records that may be the same ones."""

    matches: Sequence[Match]
    """Nearest first."""


@dataclass
class ChangesReady(Message):
    """The list of what a save would write."""

    changes: Sequence[Change]
    """In the order of the records."""


@dataclass
class SaveDone(Message):
    """Everything is in the records."""

    saved: Saved
    """Ids of what was written."""


@dataclass
class SaveFailed(Message):
    """Nothing was written."""

    why: Saying
    """What went wrong, and what to do."""
    out_of_date: bool = False
    """Whether the records have changed since the list of changes was shown."""
    taking_back: bool = False
    """Whether it was a save that should have been taken back."""


@dataclass
class TakenBack(Message):
    """The save was taken back whole."""


@dataclass
class Understood(Message):
    """Some typed words were understood, or not."""
