"""Where one should be by now in a pitch that has to fit its time."""

import re
from typing import NamedTuple

CHARACTERS_A_SECOND = 14.5
"""How fast a rep speaks whose own pace is not known: about 150 English words a minute."""

_WORD_END = re.compile(r"\s|$")


class Pace(NamedTuple):
    """A pitch at one moment."""

    reached: int
    """Characters of the text that should have been said by now; ends with a whole word."""
    estimated_seconds: float
    """How long the text takes at the rep's pace."""
    left_seconds: float
    """Until the time box ends; below zero when it is over."""


def estimate(text: str, per_second: float | None = None) -> float:
    """Seconds that the text takes to say."""
    return len(text) / (per_second or CHARACTERS_A_SECOND)


def pace(text: str, elapsed_ms: int, max_seconds: float, per_second: float | None = None) -> Pace:
    """Where in the text one should be after `elapsed_ms`.

    A text that fits is followed at the rep's own pace. One that doesn't is spread over the time
    there is, so that the mark shows how far ahead one would have to be.
    """
    total = estimate(text, per_second)
    seconds = max(0, elapsed_ms) / 1000
    share = seconds / min(total, max_seconds) if text else 0.0
    reached = min(len(text), int(len(text) * share))
    if 0 < reached < len(text):
        found = _WORD_END.search(text, reached)
        reached = found.start() if found else len(text)
    return Pace(reached, total, max_seconds - seconds)
