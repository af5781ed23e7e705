"""Erasing one person from every row, so that figures and other people's records stay whole.

What others need stays as a shell without anything personal: a finished call keeps its outcome and
its scores, a deal its amount. Everything else of the person goes.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, MetaData, Table, delete, inspect, or_, select, update
from sqlalchemy.engine import Connection

from data.privacy.mentions import marks_of, scrub
from data.privacy.persons import ERASED, Person, merged_into
from data.privacy.there import table_there
from data.tables.core import (
    call,
    call_event,
    change,
    company,
    contact,
    deal,
    evidence,
    lead,
    review,
)

_OWN = frozenset(
    {"call", "call_event", "change", "company", "contact", "deal", "evidence", "lead", "review"}
)
MERGE = "merge"
"""What the changes of a merge of duplicates are called by."""
_SAID_OF_DEALS = ("name", "close_note")

_POINTERS = ("lead_id", "contact_id", "call_id")

_NO_WORDS = {
    "reason_note": None, "insist": None, "sub_reason": None, "next_step_who": None,
    "next_step_action": None, "step_result": "", "draft_line": "", "draft_form": "",
    "events_hash": None, "events_hashed": None,
}  # fmt: skip
_NOBODY: Mapping[str, Mapping[str, Any]] = {
    "lead": {
        "name": ERASED, "status": "do_not_contact", "next_call_at": None, "last_words": None,
        **dict.fromkeys(
            ("title", "company_name", "phone", "phone_e164", "email", "email_folded", "website",
             "industry", "contact_basis", "time_zone", "search"), ""
        ),
    },
    "contact": {
        "name": ERASED,
        **dict.fromkeys(
            ("title", "email", "email_folded", "phone", "phone_e164", "role", "decides",
             "name_key"), ""
        ),
    },
}  # fmt: skip


def erase(connection: Connection, person: Person) -> Mapping[str, int]:
    """Erase a person inside the transaction.

    Returns:
        How much went, by what it was.
    """
    went: Counter[str] = Counter()
    leads, contacts, calls = person.ids("lead"), person.ids("contact"), list(person.calls)
    marks = marks_of(connection, person)
    _erase_words(connection, calls, went)
    _erase_changes(connection, leads, contacts, calls, went)
    _erase_elsewhere(connection, {"lead_id": leads, "contact_id": contacts, "call_id": calls}, went)
    _erase_drafts(connection, calls, went)
    connection.execute(
        update(deal)
        .where(deal.c.contact_id.in_(contacts), deal.c.close_note != "")
        .values(close_note="")
    )
    parts = [part for row in person.rows for part in row.name.split() if len(part) >= 3]
    for deal_id, name in connection.execute(
        select(deal.c.id, deal.c.name).where(deal.c.contact_id.in_(contacts))
    ).all():
        if any(part.casefold() in name.casefold() for part in [*marks, *parts]):
            connection.execute(update(deal).where(deal.c.id == deal_id).values(name=ERASED))
            went["deal names"] += 1
    _empty(connection, lead, leads, went, used=(call.c.lead_id,))
    _empty(connection, contact, contacts, went, used=(call.c.contact_id, deal.c.contact_id))
    went["mentions"] += scrub(connection, marks)
    return {name: count for name, count in went.items() if count}


def _erase_words(connection: Connection, calls: list[int], went: Counter[str]) -> None:
    written = select(change.c.row_id).where(
        change.c.call_id.in_(calls), change.c.table == "company",
        change.c.field == "decision_process",
    )  # fmt: skip
    connection.execute(update(company).where(company.c.id.in_(written)).values(decision_process=""))
    went["events"] += connection.execute(
        delete(call_event).where(call_event.c.call_id.in_(calls))
    ).rowcount
    went["evidence"] += connection.execute(
        update(evidence)
        .where(evidence.c.call_id.in_(calls), evidence.c.words != "")
        .values(words="")
    ).rowcount
    went["reviews"] += connection.execute(
        update(review).where(review.c.call_id.in_(calls), review.c.comment != "").values(comment="")
    ).rowcount
    went["calls"] += connection.execute(
        update(call).where(call.c.id.in_(calls)).values(**_NO_WORDS)
    ).rowcount


def _erase_changes(
    connection: Connection,
    leads: list[int],
    contacts: list[int],
    calls: list[int],
    went: Counter[str],
) -> None:
    deals = select(deal.c.id).where(deal.c.contact_id.in_(contacts))
    theirs = or_(
        change.c.call_id.in_(calls),
        (change.c.table == "call") & change.c.row_id.in_(calls),
        (change.c.table == "deal")
        & change.c.row_id.in_(deals)
        & change.c.field.in_(_SAID_OF_DEALS),
        (change.c.table == "lead")
        & change.c.row_id.in_([*leads, *merged_into(connection, "lead", leads)]),
        (change.c.table == "contact")
        & change.c.row_id.in_([*contacts, *merged_into(connection, "contact", contacts)]),
    )
    # A merge is taken back whole, so none of it may stay where a part of it goes.
    merges = select(change.c.batch).where(theirs, change.c.batch.like(f"{MERGE}-%"))
    batches = set(connection.execute(merges).scalars())
    went["changes"] += connection.execute(
        delete(change).where(or_(theirs, change.c.batch.in_(batches)))
    ).rowcount


def _erase_elsewhere(
    connection: Connection, ids: Mapping[str, list[int]], went: Counter[str]
) -> None:
    """Rows of any other table that point at the person, whatever tables there are one day."""
    known = MetaData()
    for name in inspect(connection).get_table_names():
        if name in _OWN:
            continue
        columns = {column["name"] for column in inspect(connection).get_columns(name)}
        pointers = [pointer for pointer in _POINTERS if pointer in columns]
        if not pointers:
            continue
        table = table_there(connection, name, known)
        rule = or_(*(table.c[pointer].in_(ids[pointer]) for pointer in pointers))
        went[name] += connection.execute(delete(table).where(rule)).rowcount


def _erase_drafts(connection: Connection, calls: list[int], went: Counter[str]) -> None:
    drafts = select(call.c.id).where(call.c.id.in_(calls), call.c.status == "draft")
    listed = list(connection.execute(drafts).scalars())
    for table in (evidence, review, change):
        connection.execute(delete(table).where(table.c.call_id.in_(listed)))
    went["drafts"] += connection.execute(delete(call).where(call.c.id.in_(listed))).rowcount


def _empty(
    connection: Connection,
    table: Table,
    ids: list[int],
    went: Counter[str],
    *,
    used: tuple[Column[Any], ...],
) -> None:
    """Remove rows that nobody needs, and leave a shell of the others."""
    needed: set[int] = set()
    for column in used:
        needed |= set(connection.execute(select(column).where(column.in_(ids))).scalars())
    gone = [row_id for row_id in ids if row_id not in needed]
    connection.execute(delete(table).where(table.c.id.in_(gone)))
    shells = update(table).where(table.c.id.in_(needed))
    connection.execute(shells.values(**_NOBODY[table.name], version=table.c.version + 1))
    went[f"{table.name}s"] += len(ids)
