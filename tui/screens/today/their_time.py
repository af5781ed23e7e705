"""The lead's own time, in words: on the row and on the card."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tui.languages import _, time_text
from tui.scripts.their_time import TheirTime, their_time

if TYPE_CHECKING:
    from data.rows import QueueRow
    from tui.scripts.working_time import WorkingTime


def time_there(row: QueueRow, now: datetime) -> TheirTime | None:
    """The time where the lead is."""
    phone = row.phone_e164 or row.phone
    return their_time(now, time_zone=row.time_zone, country=row.country, phone=phone)


def in_short(there: TheirTime | None, work: WorkingTime) -> str:
    """For a column of eight cells: `15:40`, `03-09 h`; in brackets outside working hours."""
    if there is None:
        return ""
    text = time_text(there.early)
    if not there.is_sure:
        text = _("{early}-{late} h").format(early=f"{there.early:%H}", late=f"{there.late:%H}")
    return text if there.is_within(work) else f"({text})"


def in_full(there: TheirTime | None, work: WorkingTime) -> str:
    """For the card: the time, and a word of warning outside working hours."""
    if there is None:
        return ""
    text = time_text(there.early)
    if not there.is_sure:
        text = _("{early} to {late}, by place").format(early=text, late=time_text(there.late))
    if not there.is_within(work):
        text = _("{time}, outside working hours").format(time=text)
    return text
