"""Two records that are one: what stays, what moves, what goes, in one transaction."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Column, Table, func, select
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from data.errors import StoreRefused
from data.keys import search_text
from data.records.editing import TABLES, Changed, get
from data.records.rows import Kind, MergeField, MergePlan, is_empty
from data.records.taking_back import called
from data.records.trail import MERGED, Batch
from data.tables.core import call

Side = Literal["kept", "gone"]

ITSELF = "A record can't be merged with itself. Choose another one."
NOT_MERGED = "Only companies, contacts and leads are merged. Choose one of these."

FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "company": {
        "name": ("name_key",), "website": ("domain",), "industry": (), "employees": (),
        "country": (), "icp_fit": ("icp_result",), "decision_process": (),
    },
    "contact": {
        "name": ("name_key",), "company_id": (), "title": (), "email": ("email_folded",),
        "phone": ("phone_e164",), "role": (), "decides": (),
    },
    "lead": {
        "name": (), "title": (), "company_name": (), "phone": ("phone_e164",),
        "email": ("email_folded",), "website": (), "industry": (), "employees": (), "country": (),
        "time_zone": (), "source": (), "contact_basis": (), "owner": (),
        "score": ("fit", "engagement", "band", "cell"), "segment": (), "track": (),
    },
}  # fmt: skip
"""What is chosen field by field, with the columns that go with it."""


def plan(connection: Connection, *, kind: Kind, keep: int, gone: int) -> MergePlan:
    """What merging two records would do.

    Args:
        connection: A reading transaction.
        kind: Company, contact or lead.
        keep: The record that stays.
        gone: The one that goes.

    Raises:
        StoreRefused: These two can't be merged.
        NotFound: One of them is gone.
    """
    if kind not in FIELDS:
        raise StoreRefused(NOT_MERGED)
    if keep == gone:
        raise StoreRefused(ITSELF)
    stays = get(connection, kind=kind, row_id=keep)
    goes = get(connection, kind=kind, row_id=gone)
    moved: dict[str, int] = {}
    for column in _pointing(TABLES[kind]):
        counted = select(func.count()).where(column == gone)
        number = int(connection.execute(counted).scalar_one())
        if number:
            moved[column.table.name] = moved.get(column.table.name, 0) + number
    return MergePlan(
        kind=kind,
        keep=keep,
        gone=gone,
        keep_name=called(TABLES[kind], stays),
        gone_name=called(TABLES[kind], goes),
        keep_version=stays["version"],
        gone_version=goes["version"],
        fields=tuple(
            MergeField(field=name, kept=stays[name], gone=goes[name]) for name in FIELDS[kind]
        ),
        moved=moved,
    )


def merge(
    connection: Connection,
    *,
    planned: MergePlan,
    choices: Mapping[str, Side],
    by: str,
    now: datetime,
) -> str:
    """Carry a plan out; returns the batch by which all of it is taken back.

    Args:
        connection: A transaction that writes.
        planned: What the person has looked at.
        choices: For a field, whose value stays; without a choice the kept one's, and the other's
            where the kept one says nothing.
        by: Who does it.
        now: When.

    Raises:
        Changed: One of the two is not what it was when the plan was made.
        NotFound: One of them is gone.
    """
    kind, table = planned.kind, TABLES[planned.kind]
    stays = get(connection, kind=kind, row_id=planned.keep)
    goes = get(connection, kind=kind, row_id=planned.gone)
    for row, version in ((stays, planned.keep_version), (goes, planned.gone_version)):
        if row["version"] != version:
            raise Changed(row, "")
    values = _chosen(kind, stays, goes, choices)
    if kind == "lead":
        values.update(_standing(connection, stays, goes))
        values["search"] = _search({**stays, **values})
    with Batch(connection, what="merge", by=by, at=now) as batch:
        for column in _pointing(table):
            of = column.table
            ids = select(of.c.id).where(column == planned.gone).order_by(of.c.id)
            for row_id in connection.execute(ids).scalars().all():
                batch.set(of, row_id, {column.name: planned.keep})
        batch.set(table, planned.keep, values)
        batch.note(table, planned.keep, MERGED, None, planned.gone)
        batch.remove(table, planned.gone)
    return batch.id


def _pointing(table: Table) -> Iterator[Column[Any]]:
    """Every column of the records that names a row of this table."""
    for other in SQLModel.metadata.sorted_tables:
        for key in other.foreign_keys:
            alone = key.constraint is not None and len(key.constraint.columns) == 1
            if alone and key.column is table.c.id and "id" in other.c:
                yield key.parent


def _chosen(
    kind: Kind, stays: Mapping[str, Any], goes: Mapping[str, Any], choices: Mapping[str, Side]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, along in FIELDS[kind].items():
        side = choices.get(name)
        if side is None:
            side = "gone" if is_empty(stays[name]) and not is_empty(goes[name]) else "kept"
        if side == "gone":
            values.update({each: goes[each] for each in (name, *along)})
        else:
            # What goes with a field may be known although the field itself is not.
            values.update(
                {
                    each: goes[each]
                    for each in along
                    if is_empty(stays[each]) and is_empty(stays[name])
                }
            )
    return values


def _standing(
    connection: Connection, stays: Mapping[str, Any], goes: Mapping[str, Any]
) -> dict[str, Any]:
    """Where the one lead stands: by whoever was called last, and nobody's wish is lost."""
    later = goes if _last_call(connection, goes) > _last_call(connection, stays) else stays
    stage = later if later["stage"] != "new" else (goes if stays["stage"] == "new" else stays)
    raised = [at for row in (stays, goes) if (at := row["hand_raised_at"]) is not None]
    found = {
        "status": later["status"],
        "last_words": later["last_words"] or stays["last_words"] or goes["last_words"],
        "stage": stage["stage"],
        "hand_raised_at": max(raised, default=None),
        # What both of them did counts together from now on: the score is worked out anew.
        "scored_on": None,
    }
    due = [at for row in (stays, goes) if (at := row["next_call_at"]) is not None]
    found["next_call_at"] = min(due, default=None)
    if "do_not_contact" in (stays["status"], goes["status"]):
        found.update(status="do_not_contact", next_call_at=None)
    return found


def _last_call(connection: Connection, row: Mapping[str, Any]) -> str:
    ended = select(func.max(call.c.started_at)).where(
        call.c.lead_id == row["id"], call.c.status == "ended"
    )
    at = connection.execute(ended).scalar()
    return at.isoformat() if at else ""


def _search(row: Mapping[str, Any]) -> str:
    return search_text(
        row["name"], row["company_name"], row["title"], row["email"],
        row["phone_e164"] or row["phone"],
    )  # fmt: skip
