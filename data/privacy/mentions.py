"""Where else a person is named: in other people's calls, in the names of deals, in notes."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import MetaData, Table, Text, and_, inspect, or_, select, update
from sqlalchemy.engine import Connection

from data.calls import events_hash, raw_events
from data.keys import company_key, person_key
from data.privacy.persons import ERASED, Person
from data.privacy.there import table_there
from data.tables.core import call, contact, lead
from tui.scripts.cleaning import folded

_NOT_LOOKED_INTO = frozenset(
    {"script_version", "installation", "suppression", "alembic_version", "practice_run",
     "practice_task", "practice_mark", "lead", "contact"}
)  # fmt: skip
"""Scripts, keys, invented people; and the rows of people, which are found by who they are."""

_CODES = frozenset(
    {"status", "kind", "disposition", "outcome", "reason", "path", "rep", "owner", "reviewer", "by",
     "script_hash", "events_hash", "lang", "framework", "field", "table", "currency", "name_key"}
)  # fmt: skip


def marks_of(connection: Connection, person: Person) -> list[str]:
    """What the person is recognised by, without what somebody else has, too."""
    leads, contacts = person.ids("lead"), person.ids("contact")
    shared = _shared(connection, leads, contacts)
    found: list[str] = []
    for row in person.rows:
        if row.name != ERASED and " " in row.name.strip() and row.key not in shared["key"]:
            found.append(row.name.strip())
        if row.email_folded and row.email_folded not in shared["email_folded"]:
            found += [row.email, row.email_folded]
        if row.phone_e164 and row.phone_e164 not in shared["phone_e164"]:
            found += [row.phone, row.phone_e164, row.phone_e164.removeprefix("+")]
    return sorted({mark for mark in found if len(mark) >= 5}, key=len, reverse=True)


def _shared(
    connection: Connection, leads: list[int], contacts: list[int]
) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {"key": set(), "email_folded": set(), "phone_e164": set()}
    for table, own in ((lead, leads), (contact, contacts)):
        columns = (table.c.name, table.c.email_folded, table.c.phone_e164)
        for name, email, phone in connection.execute(
            select(*columns).where(table.c.id.not_in(own))
        ):
            found["key"].add(person_key(name))
            found["email_folded"].add(email)
            found["phone_e164"].add(phone)
    return {name: frozenset(values) for name, values in found.items()}


def scrub(
    connection: Connection,
    marks: Collection[str],
    *,
    calls: Iterable[int] = (),
    tables: Sequence[Table] = (),
) -> int:
    """Put `(erased)` in the place of the marks, in every text of every table.

    Args:
        connection: A transaction that writes.
        marks: Names, addresses, numbers.
        calls: Only what belongs to these calls; everywhere without them.
        tables: Where to look, as `texts_of` gives it; found out where it is not given.

    Returns:
        How many texts were changed.
    """
    patterns = [_pattern(mark) for mark in marks]
    if not patterns:
        return 0
    variants = sorted({form for mark in marks for form in _forms(mark)})
    only = list(calls)
    changed = 0
    hashed: dict[int, int] = {}
    for table in tables or texts_of(connection):
        within = table.c.get("id" if table.name == "call" else "call_id")
        if table.name in _NOT_LOOKED_INTO or (only and within is None):
            continue
        for column in table.c:
            if not isinstance(column.type, Text) or column.name in _CODES or column.primary_key:
                continue
            rule = or_(*(column.contains(form, autoescape=True) for form in variants))
            if only and within is not None:
                rule = and_(rule, within.in_(only))
            keys = list(table.primary_key.columns)
            for *key, text in connection.execute(select(*keys, column).where(rule)).all():
                new = text
                for pattern in patterns:
                    new = pattern.sub(ERASED, new)
                if new == text:
                    continue
                if table.name == "call_event" and key[0] not in hashed:
                    hashed |= _hashes_that_hold(connection, [key[0]])
                at = [one == value for one, value in zip(keys, key, strict=True)]
                values: dict[str, Any] = {column.name: new}
                if table.name == "company" and column.name == "name":
                    values["name_key"] = company_key(new)
                connection.execute(update(table).where(*at).values(values))
                changed += 1
    _hash_again(connection, hashed)
    return changed


def texts_of(connection: Connection) -> list[Table]:
    """Every table there is, those of later versions and of indexes among them."""
    known = MetaData()
    names = [
        name
        for name in inspect(connection).get_table_names()
        if not re.search(r"_(data|idx|content|docsize|config)$", name)
    ]
    return [table for name in names if (table := table_there(connection, name, known)).primary_key]


def _forms(mark: str) -> set[str]:
    written = {mark, mark.lower(), mark.upper(), mark.title(), folded(mark)}
    return written | {json.dumps(form, ensure_ascii=False)[1:-1] for form in written}


def _pattern(mark: str) -> re.Pattern[str]:
    listed = "|".join(re.escape(form) for form in sorted(_forms(mark), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


def _hashes_that_hold(connection: Connection, calls: list[int]) -> dict[int, int]:
    """The finished calls whose events are as they were saved, and the last event that counts."""
    columns = (call.c.id, call.c.events_hash, call.c.events_hashed)
    rows = connection.execute(select(*columns).where(call.c.id.in_(calls))).all()
    found = {}
    for call_id, kept, last in rows:
        if kept is None:
            continue
        events = [row for row in raw_events(connection, call_id=call_id) if row.seq <= last]
        if events_hash(events) == kept:
            found[call_id] = last
    return found


def _hash_again(connection: Connection, calls: Mapping[int, int]) -> None:
    for call_id, last in calls.items():
        events = [row for row in raw_events(connection, call_id=call_id) if row.seq <= last]
        connection.execute(
            update(call).where(call.c.id == call_id).values(events_hash=events_hash(events))
        )
