"""Who is in a call just now: one program at a time, so that no two of them write one call.

A program that opens a call writes its name into the row, and again every few seconds while it goes
on. One that is killed leaves its name there: on the same computer that is noticed at once, from
elsewhere when it has been silent for a minute.
"""

import itertools
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.engine import Connection

from data.calls import NO_CALL
from data.errors import CallHeld, NotFound
from data.holders import is_gone, program
from data.tables.core import call
from tui.scripts.cleaning import clean

LEASE = timedelta(seconds=60)
"""How long a program may be silent before its call counts as cut off."""

HELD = (
    "{rep} is in this call just now, in another window or on another computer. "
    "Wait until they leave it, or call somebody else."
)
HELD_BY_YOU = (
    "This call is open in another window of yours, or was cut off there less than a minute ago. "
    "Go on with it there, or close that window and try again."
)

_count = itertools.count(1)


class Held(NamedTuple):
    """Who is in a call, as its row says."""

    holder: str
    held_by: str
    held_until: datetime | None

    def elsewhere(self, *, holder: str, now: datetime) -> bool:
        """Whether somebody else than `holder` is in it just now."""
        if self.holder in (holder, "") or self.held_until is None or self.held_until <= now:
            return False
        return not is_gone(self.holder)


_READ = select(*(call.c[name] for name in Held._fields)).where(call.c.id == bindparam("_row"))


def take(connection: Connection, *, call_id: int, by: str, now: datetime) -> str:
    """Take a draft in hand, and return the sign by which it is kept and given back.

    Args:
        connection: The transaction.
        call_id: The call.
        by: The rep's name, for others to read.
        now: The present moment.

    Raises:
        NotFound: There is no such call.
        CallHeld: Another program has it in hand.
    """
    row = connection.execute(_READ, {"_row": call_id}).first()
    if row is None:
        raise NotFound(NO_CALL, id=call_id)
    in_hand = row.holder and row.held_until is not None and row.held_until > now
    if in_hand and not is_gone(row.holder):
        raise CallHeld(HELD_BY_YOU) if row.held_by == by else CallHeld(HELD, rep=row.held_by)
    holder = f"{program()}/{next(_count)}"
    connection.execute(
        update(call)
        .where(call.c.id == call_id)
        .values(holder=holder, held_by=clean(by), held_until=until(now))
    )
    return holder


def give_back(connection: Connection, *, call_id: int, holder: str) -> None:
    """Let others have the call, unless somebody else has it in hand already."""
    connection.execute(
        update(call)
        .where(call.c.id == call_id, call.c.holder == holder)
        .values(holder="", held_by="", held_until=None)
    )


def others(connection: Connection, *, call_id: int, holder: str, now: datetime) -> str | None:
    """Who else is in the call, where somebody is."""
    row = connection.execute(_READ, {"_row": call_id}).first()
    held = None if row is None else Held(*row)
    return held.held_by if held is not None and held.elsewhere(holder=holder, now=now) else None


def rename_drafts(connection: Connection, *, before: str, name: str, now: datetime) -> int:
    """Put another name on the drafts of one person, and return how many there were.

    Those that somebody has in hand just now, in another program, stay as they are.
    """
    drafts = select(call.c.id, *_READ.selected_columns).where(
        call.c.status == "draft", call.c.rep == clean(before)
    )
    free = [
        row.id
        for row in connection.execute(drafts)
        if not Held(row.holder, row.held_by, row.held_until).elsewhere(holder="", now=now)
    ]
    if free:
        connection.execute(update(call).where(call.c.id.in_(free)).values(rep=clean(name)))
    return len(free)


def until(now: datetime) -> datetime:
    """Until when a call is in hand of somebody who said so just now."""
    return now.astimezone(UTC) + LEASE
