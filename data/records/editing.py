"""Adding and changing companies, contacts and deals by hand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from data.errors import NotFound, StoreConflict, StoreRefused
from data.keys import domain_of, person_key
from data.records.rows import Kind
from data.records.trail import Batch, What
from data.records.values import EDITABLE, checked
from data.rows import Match
from data.tables.core import change, company, contact, deal, lead
from tui.scripts.sayings import Saying

GONE = "This record is gone: it was merged or erased meanwhile. Go back to the list."
CHANGED = "{by} changed this meanwhile. Look at what is different, and save again to keep yours."
SOMEBODY = "Somebody else"
KNOWN = "{name} is in the records already ({why}). Open that record, or add another one."

SAME_NAME_THERE = "the same name at this company"
SAME_EMAIL = "the same e-mail {value}"
SAME_PHONE = "the same number {value}"
SAME_DOMAIN = "the same domain {value}"
SAME_COMPANY = "the same name"

TABLES: Mapping[str, Table] = {"company": company, "contact": contact, "deal": deal, "lead": lead}


class Changed(StoreConflict):
    """Somebody else has changed the record; `now` is how it stands."""

    def __init__(self, now: Mapping[str, Any], by: str) -> None:
        """Keep the row as it stands, and who wrote it last."""
        self.now = dict(now)
        super().__init__(CHANGED, by=by or Saying(SOMEBODY))


class Known(StoreRefused):
    """What is added is there already; `matches` says which and why."""

    def __init__(self, matches: Sequence[Match]) -> None:
        """Keep the matches, the closest first."""
        self.matches = list(matches)
        super().__init__(KNOWN, name=matches[0].name, why=matches[0].why)


def get(connection: Connection, *, kind: Kind, row_id: int) -> dict[str, Any]:
    """A record as it stands.

    Raises:
        NotFound: There is none any more.
    """
    table = TABLES[kind]
    row = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
    if row is None:
        raise NotFound(GONE)
    return dict(row)


def edit(
    connection: Connection,
    *,
    kind: Kind,
    row_id: int,
    fields: Mapping[str, Any],
    version: int | None,
    by: str,
    now: datetime,
) -> dict[str, Any]:
    """Change fields of a company, contact or deal; returns the row as it stands then.

    Args:
        connection: A transaction that writes.
        kind: The table.
        row_id: The record.
        fields: New values by field, those of `EDITABLE`.
        version: The version that was on screen; None takes whatever is there.
        by: Who changes it.
        now: When.

    Raises:
        Changed: Another version is there by now; nothing is written.
        WrongFields: Some of it can't be kept.
        NotFound: The record is gone.
    """
    row = get(connection, kind=kind, row_id=row_id)
    values = checked(kind, fields, _with_country(connection, kind, row))
    put(connection, kind=kind, row=row, values=values, version=version, what="edit", by=by, now=now)
    return get(connection, kind=kind, row_id=row_id)


def put(
    connection: Connection,
    *,
    kind: Kind,
    row: Mapping[str, Any],
    values: Mapping[str, Any],
    version: int | None,
    what: What,
    by: str,
    now: datetime,
) -> None:
    """Write checked columns of a row that was read in this transaction.

    Raises:
        Changed: It is not the version that was on screen.
    """
    if version is not None and version != row["version"]:
        raise Changed(row, _last_hand(connection, kind, row["id"]))
    with Batch(connection, what=what, by=by, at=now) as batch:
        batch.set(TABLES[kind], row["id"], values)


def add_company(
    connection: Connection, *, fields: Mapping[str, Any], by: str, now: datetime, anyway: bool
) -> int:
    """Add a company by hand; returns its id.

    Raises:
        Known: It has the domain or the name of another one, and `anyway` is not given.
    """
    values = checked("company", fields, {})
    if not anyway and (matches := _same_company(connection, values)):
        raise Known(matches)
    with Batch(connection, what="add", by=by, at=now) as batch:
        return batch.add(company, {**values, "created_at": now})


def add_contact(
    connection: Connection,
    *,
    company_id: int,
    fields: Mapping[str, Any],
    by: str,
    now: datetime,
    anyway: bool,
) -> int:
    """Add a person to a company by hand; returns its id.

    Raises:
        Known: Somebody of this name works there, or has the number or address; `anyway` adds the
            namesake all the same.
        NotFound: The company is gone.
    """
    firm = get(connection, kind="company", row_id=company_id)
    values = checked("contact", fields, {})
    if "phone" in fields:
        values.update(checked("contact", {"phone": fields["phone"]}, {**values, **_country(firm)}))
    if not anyway and (matches := _same_person(connection, company_id, values)):
        raise Known(matches)
    with Batch(connection, what="add", by=by, at=now) as batch:
        return batch.add(contact, {**values, "company_id": company_id, "created_at": now})


def _country(firm: Mapping[str, Any]) -> dict[str, Any]:
    return {"country": firm["country"]}


def _with_country(connection: Connection, kind: Kind, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a contact with the country of its company, by which its number is read."""
    if kind != "contact" or row["company_id"] is None:
        return dict(row)
    chosen = select(company.c.country).where(company.c.id == row["company_id"])
    return {**row, "country": connection.execute(chosen).scalar() or ""}


def _last_hand(connection: Connection, kind: Kind, row_id: int) -> str:
    noted = select(change.c.by).where(change.c.table == kind, change.c.row_id == row_id)
    return str(connection.execute(noted.order_by(change.c.id.desc()).limit(1)).scalar() or "")


def _same_person(connection: Connection, company_id: int, values: Mapping[str, Any]) -> list[Match]:
    there = (contact.c.company_id == company_id) & (
        contact.c.name_key == person_key(values["name"])
    )
    ways = [(there, Saying(SAME_NAME_THERE))]
    if email := values.get("email_folded"):
        ways.append((contact.c.email_folded == email, Saying(SAME_EMAIL, {"value": email})))
    if phone := values.get("phone_e164"):
        ways.append((contact.c.phone_e164 == phone, Saying(SAME_PHONE, {"value": phone})))
    return _found(connection, contact, ways)


def _same_company(connection: Connection, values: Mapping[str, Any]) -> list[Match]:
    ways = []
    if domain := domain_of(str(values.get("website", ""))):
        ways.append((company.c.domain == domain, Saying(SAME_DOMAIN, {"value": domain})))
    if key := values["name_key"]:
        ways.append((company.c.name_key == key, Saying(SAME_COMPANY)))
    return _found(connection, company, ways)


def _found(connection: Connection, table: Table, ways: Sequence[tuple[Any, Saying]]) -> list[Match]:
    found: dict[int, Match] = {}
    for condition, why in ways:
        chosen = select(table.c.id, table.c.name).where(condition).order_by(table.c.id).limit(5)
        for row in connection.execute(chosen):
            found.setdefault(row.id, Match(table=table.name, id=row.id, name=row.name, why=why))
    return list(found.values())


__all__ = ["EDITABLE", "Changed", "Known", "add_company", "add_contact", "edit", "get", "put"]
