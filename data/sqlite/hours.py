"""Teaching a connection whether it is working time where a lead is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.scripts.working_time import WorkingTime

ASLEEP = "asleep(l.time_zone || '/' || l.country || substr(l.phone_e164, 1, 6))"
"""The condition, on the table `lead l`, once a connection knows it."""


def teach_hours(raw: Any, now: datetime, work: WorkingTime) -> str:
    """Let a connection answer `asleep` as of now, and return the condition that asks it.

    A lead of whom no time is known is never asleep.
    """
    from tui.scripts.their_time import code_of, their_time

    class Known(dict[str, bool]):
        """Places that were asked for: leads are many, countries and numbers' codes are few."""

        def __missing__(self, place: str) -> bool:
            time_zone, _, rest = place.rpartition("/")
            country, plus, code = rest.partition("+")
            told = f"{plus}{code_of(plus + code)}"
            if told != plus + code:  # where a country has one zone, its areas are all the same
                self[place] = self[f"{time_zone}/{country}{told}"]
            else:
                there = their_time(now, time_zone=time_zone, country=country, phone=told)
                self[place] = there is not None and not there.is_within(work)
            return self[place]

    raw.create_function("asleep", 1, Known().__getitem__)
    return ASLEEP
