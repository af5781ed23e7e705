"""Teaching a connection whether it is working time where a lead is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.scripts.working_time import WorkingTime

ASLEEP = "asleep(l.time_zone, l.country, l.phone_e164)"
"""The condition, on the table `lead l`, once a connection knows it."""


def teach_hours(raw: Any, now: datetime, work: WorkingTime) -> str:
    """Let a connection answer `asleep` as of now, and return the condition that asks it.

    A lead of whom no time is known is never asleep.
    """
    from tui.scripts.their_time import code_of, their_time

    known: dict[tuple[str, str, str], bool] = {}

    def asleep(time_zone: str, country: str, phone: str) -> bool:
        place = (time_zone, country, code_of(phone))
        if place not in known:
            there = their_time(now, time_zone=time_zone, country=country, phone=phone)
            known[place] = there is not None and not there.is_within(work)
        return known[place]

    raw.create_function("asleep", 3, asleep)
    return ASLEEP
