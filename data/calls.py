"""Calls and their events."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.engine import Connection

from data.errors import NotFound, StoreRefused, Suppressed
from data.leads import HANDS_OFF
from data.rows import CallRow, DraftRow, Typed, Versions
from data.suppression import is_suppressed
from data.tables import CallCreate
from data.tables.core import call, call_event, lead, script_version
from tui.scripts.cleaning import clean
from tui.scripts.events import EventRecord

NO_CALL = "There is no call {id} any more. Go back to the queue and choose another."
NO_SCRIPT = "The script of this call is not in the records. Run `talktrack doctor`."
UNKNOWN_LEAD = "There is no lead {id} any more, so no call can begin. Choose another."
NOT_EMPTY = "Call {id} has something in it, so it is kept. Resume it, or wrap it up."

_COLUMNS = [call.c[name] for name in CallRow.__dataclass_fields__]

_GET = select(*_COLUMNS).where(call.c.id == bindparam("_row"))
_EVENTS = (
    select(*(call_event.c[name] for name in EventRecord._fields))
    .where(call_event.c.call_id == bindparam("_row"))
    .order_by(call_event.c.seq)
)


class Pinned(Protocol):
    """A script as it is kept: its canonical text and the hash of it."""

    @property
    def hash(self) -> str:
        """The hash of the text."""

    @property
    def text(self) -> str:
        """The whole script."""


def begin(
    connection: Connection,
    *,
    lead_id: int,
    rep: str,
    pinned: Pinned,
    framework: str,
    lang: str,
    started_at: datetime,
    versions: Versions | None = None,
) -> int:
    """Begin a call: a draft, pinned to its script.

    Raises:
        NotFound: The lead is gone.
        Suppressed: The lead asked not to be contacted.
    """
    chosen = select(lead.c.phone_e164, lead.c.email_folded, lead.c.status)
    row = connection.execute(chosen.where(lead.c.id == lead_id)).first()
    if row is None:
        raise NotFound(UNKNOWN_LEAD, id=lead_id)
    if row.status == "do_not_contact" or is_suppressed(
        connection, phone_e164=row.phone_e164, email_key=row.email_folded
    ):
        raise Suppressed(HANDS_OFF)
    script_id, version = _keep_script(connection, pinned, lang)
    judged_by = versions or Versions()
    values = CallCreate(
        lead_id=lead_id,
        rep=clean(rep),
        script_id=script_id,
        script_version=version,
        script_hash=pinned.hash,
        lang=lang,
        framework=framework,
        started_at=started_at,
    ).model_dump()
    added = connection.execute(
        insert(call).values(
            **values,
            outcomes_version=judged_by.outcomes,
            scoring_version=judged_by.scoring,
            framework_version=judged_by.framework,
        )
    )
    key = added.inserted_primary_key
    assert key is not None
    return int(key[0])


def _keep_script(connection: Connection, pinned: Pinned, lang: str) -> tuple[str, str]:
    table = script_version.c
    known = connection.execute(
        select(table.script_id, table.version).where(table.hash == pinned.hash)
    ).first()
    if known is not None:
        return known.script_id, known.version
    try:
        script = json.loads(pinned.text)
        script_id, version = str(script["id"]), str(script["version"])
    except (ValueError, KeyError, TypeError):
        raise StoreRefused(NO_SCRIPT) from None
    connection.execute(
        insert(script_version).values(
            hash=pinned.hash, script_id=script_id, version=version, lang=lang, text=pinned.text
        )
    )
    return script_id, version


def payload_text(record: EventRecord) -> str:
    """The payload as it is kept: readable, and whole even where it holds what text may not."""
    found = json.dumps(record.payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    try:
        found.encode()
    except UnicodeEncodeError:
        return json.dumps(record.payload, separators=(",", ":"), sort_keys=True)
    return found


def events(connection: Connection, *, call_id: int) -> list[EventRecord]:
    """The events of a call in their order."""
    return [
        EventRecord(row.seq, row.at_ms, row.kind, row.step, json.loads(row.payload))
        for row in raw_events(connection, call_id=call_id)
    ]


def raw_events(connection: Connection, *, call_id: int) -> list[Any]:
    """The rows of a call's events as they are on disk."""
    return list(connection.execute(_EVENTS, {"_row": call_id}).all())


def events_hash(rows: Iterable[Any]) -> str:
    """SHA-256 over the events of a call, by which a changed one is noticed."""
    whole = hashlib.sha256()
    for row in rows:
        line = json.dumps([row.seq, row.at_ms, row.kind, row.step, row.payload])
        whole.update(line.encode() + b"\n")
    return whole.hexdigest()


def get(connection: Connection, *, call_id: int) -> CallRow:
    """The call as it is kept.

    Raises:
        NotFound: There is none with this id.
    """
    row = connection.execute(_GET, {"_row": call_id}).mappings().first()
    if row is None:
        raise NotFound(NO_CALL, id=call_id)
    return CallRow(**row)


def drafts(connection: Connection) -> list[DraftRow]:
    """Calls that were left or cut off, the latest first."""
    counted = (
        select(func.count())
        .select_from(call_event)
        .where(call_event.c.call_id == call.c.id)
        .scalar_subquery()
    )
    chosen = (
        select(
            call.c.id.label("call_id"),
            call.c.lead_id,
            lead.c.name.label("lead_name"),
            lead.c.company_name,
            call.c.script_id,
            call.c.started_at,
            counted.label("events"),
        )
        .join(lead, lead.c.id == call.c.lead_id)
        .where(call.c.status == "draft")
        .order_by(call.c.started_at.desc(), call.c.id.desc())
        .limit(300)
    )
    return [DraftRow(**row) for row in connection.execute(chosen).mappings()]


def pinned_script(connection: Connection, *, script_hash: str) -> str:
    """The text of the script that calls were made by."""
    table = script_version.c
    found = connection.execute(select(table.text).where(table.hash == script_hash)).scalar()
    if found is None:
        raise NotFound(NO_SCRIPT)
    return str(found)


def typed(connection: Connection, *, call_id: int, column: Typed) -> str:
    """What was typed in a draft and not yet saved."""
    found = connection.execute(select(call.c[column]).where(call.c.id == call_id)).scalar()
    return str(found or "")


def discard(connection: Connection, *, call_id: int) -> None:
    """Throw away a draft in which nothing was said.

    Raises:
        StoreRefused: The call has ended, or has events besides its start.
    """
    row = get(connection, call_id=call_id)
    kinds = {event.kind for event in raw_events(connection, call_id=call_id)}
    if row.status != "draft" or kinds - {"started", "icp_known", "left", "resumed"}:
        raise StoreRefused(NOT_EMPTY, id=call_id)
    connection.execute(call_event.delete().where(call_event.c.call_id == call_id))
    connection.execute(call.delete().where(call.c.id == call_id))
