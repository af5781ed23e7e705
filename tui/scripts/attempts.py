"""How often it was tried to reach somebody, and when that was often enough (domain.md 3.6, 13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from tui.scripts.model.outcomes import OutcomeRules
from tui.scripts.wrap_up.return_dates import SATURDAY

UNRESPONSIVE = "unresponsive"
REACHED = frozenset({"talked", "callback"})
"""Dispositions of calls in which they were reached."""


class Attempt(NamedTuple):
    """One finished call."""

    on: date
    disposition: str


@dataclass(frozen=True, slots=True)
class Attempts:
    """The attempts since somebody was last reached."""

    made: int
    """All of them."""
    counted: int
    """Those within the working days of the rule, up to the last one."""
    wanted: int
    """So many are enough."""
    working_days: int
    channels: int
    """Ways in which it was tried within these days: by call, by a message."""
    channels_wanted: int
    since: date | None = None
    """The day of the first that counts."""
    returns: int | None = None
    """Days until a return is worth a thought, once they are used up."""

    @property
    def used_up(self) -> bool:
        """Whether the lead may be given up as one that cannot be reached."""
        return (
            bool(self.wanted)
            and self.counted >= self.wanted
            and self.channels >= self.channels_wanted
        )

    @property
    def lacks_channel(self) -> bool:
        """Whether it was tried often enough, but not in enough ways."""
        return bool(self.wanted) and self.counted >= self.wanted and not self.used_up


def attempts_of(past: Sequence[Attempt], rules: OutcomeRules) -> Attempts:
    """What the finished calls with a lead come to.

    Used up are `attempts` misses within `working_days` working days, in `channels` ways, with
    nobody reached since.

    Args:
        past: The finished calls, in any order.
        rules: How many are enough.
    """
    reason = next((each for each in rules.reasons if each.id == UNRESPONSIVE), None)
    wanted = reason.rule.attempts if reason else 0
    days = reason.rule.working_days if reason else 0
    ordered = sorted(past, key=lambda attempt: attempt.on, reverse=True)
    missed: list[Attempt] = []
    for attempt in ordered:
        if attempt.disposition in REACHED:
            break
        missed.append(attempt)
    counted = missed
    if missed and days:
        first = working_days_before(missed[0].on, days - 1)
        counted = [attempt for attempt in missed if attempt.on >= first]
    kinds: dict[str, str] = {kind.id: kind.channel for kind in rules.dispositions}
    return Attempts(
        made=len(missed),
        counted=len(counted),
        wanted=wanted,
        working_days=days,
        channels=len({kinds.get(attempt.disposition, "call") for attempt in counted}),
        channels_wanted=reason.rule.channels if reason else 0,
        since=counted[-1].on if counted else None,
        returns=reason.returns if reason else None,
    )


def working_days_before(day: date, count: int) -> date:
    """The day that is `count` working days earlier."""
    while count > 0:
        day -= timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day
