"""A deal on its way: moved to another stage, won, lost, opened again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy.engine import Connection

from data.errors import StoreRefused
from data.records.editing import get, put
from data.times import moment_of
from tui.scripts.cleaning import clean

CLOSED = "This deal is closed. Open it again first, then move it."
OPEN = "This deal is open already."
NO_REASON = "Say why: choose the reason for which it was won or lost."
IN_FUTURE = "A deal can't be closed on a day that is still to come. Type an earlier day."
TOO_EARLY = "The deal was opened on {day}, so it can't be closed before. Type a later day."


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a deal ended."""

    end: Literal["won", "lost"]
    reason: str
    """One of the reasons of `deals.yaml`."""
    note: str = ""
    """In words, what the reason doesn't say."""
    on: date | None = None
    """The day, on the clock of whoever types; today without one."""


def move(
    connection: Connection, *, deal_id: int, stage: str, version: int | None, by: str, now: datetime
) -> None:
    """Put an open deal into another stage.

    Raises:
        StoreRefused: It is closed.
        Changed: Somebody else has changed it meanwhile.
    """
    row = get(connection, kind="deal", row_id=deal_id)
    _write(connection, row, {"stage": clean(stage).strip()}, version, by, now, only_open=True)


def close(
    connection: Connection,
    *,
    deal_id: int,
    closing: Closing,
    version: int | None,
    by: str,
    now: datetime,
) -> None:
    """Mark a deal won or lost; one that is closed already is corrected.

    Raises:
        StoreRefused: Without a reason, or on a day that can't be.
        Changed: Somebody else has changed it meanwhile.
    """
    row = get(connection, kind="deal", row_id=deal_id)
    if not closing.reason.strip():
        raise StoreRefused(NO_REASON)
    values = {
        "status": closing.end,
        "closed_at": _closed_at(row, closing.on, now),
        "close_reason": clean(closing.reason).strip(),
        "close_note": clean(closing.note).strip(),
    }
    _write(connection, row, values, version, by, now)


def reopen(
    connection: Connection, *, deal_id: int, version: int | None, by: str, now: datetime
) -> None:
    """Open a closed deal again; why it was closed stays in the history.

    Raises:
        StoreRefused: It is open.
        Changed: Somebody else has changed it meanwhile.
    """
    row = get(connection, kind="deal", row_id=deal_id)
    if row["status"] == "open":
        raise StoreRefused(OPEN)
    values = {"status": "open", "closed_at": None, "close_reason": "", "close_note": ""}
    _write(connection, row, values, version, by, now)


def _closed_at(row: Mapping[str, Any], on: date | None, now: datetime) -> datetime:
    """Today's is this moment; another day's is noon in UTC, which is that day almost everywhere."""
    today = now.astimezone().date()
    if on is None or on == today:
        return now.astimezone(UTC)
    if on > today:
        raise StoreRefused(IN_FUTURE)
    made: datetime = row["created_at"]
    opened = made.astimezone().date()
    if on < opened:
        raise StoreRefused(TOO_EARLY, day=opened)
    return max(moment_of(on) + timedelta(hours=12), made)


def _write(
    connection: Connection,
    row: Mapping[str, Any],
    values: Mapping[str, Any],
    version: int | None,
    by: str,
    now: datetime,
    *,
    only_open: bool = False,
) -> None:
    if only_open and row["status"] != "open":
        raise StoreRefused(CLOSED)
    put(
        connection,
        kind="deal",
        row=row,
        values=values,
        version=version,
        what="deal",
        by=by,
        now=now,
    )
