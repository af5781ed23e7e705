"""Records that may be the same as the one on the screen, each with the reason."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.engine import Connection

from data import leads, matching
from data.records.editing import get
from data.records.rows import Kind, Twin
from data.rows import Match
from tui.scripts.wrap_up.forms import CompanyDraft, ContactDraft


def twins(connection: Connection, *, kind: Kind, row_id: int) -> list[Twin]:
    """Other records of this kind that may be meant, the surest first.

    Raises:
        NotFound: The record is gone.
    """
    row = get(connection, kind=kind, row_id=row_id)
    if kind == "lead":
        found = _leads(connection, row)
    elif kind == "company":
        found = matching.matches(connection, person=None, firm=_firm(row))
    else:
        found = _contacts(connection, row)
    seen: dict[int, Twin] = {}
    for each in found:
        if each.table == kind and each.id != row_id:
            twin = Twin(
                kind=kind, id=each.id, name=each.name, why=each.why, closeness=each.closeness
            )
            seen.setdefault(each.id, twin)
    return sorted(seen.values(), key=lambda twin: -twin.closeness)


def _firm(row: Mapping[str, Any]) -> CompanyDraft:
    site = row["website"] or row["domain"]
    return CompanyDraft(name=row["name"], website=site, country=row["country"])


def _contacts(connection: Connection, row: Mapping[str, Any]) -> list[Match]:
    person = ContactDraft(name=row["name"], email=row["email"], phone=row["phone"])
    firm = CompanyDraft()
    if row["company_id"] is not None:
        firm = _firm(get(connection, kind="company", row_id=row["company_id"]))
    return matching.matches(connection, person=person, firm=firm)


def _leads(connection: Connection, row: Mapping[str, Any]) -> list[Match]:
    same = leads.same_as(connection, phone_e164=row["phone_e164"], email_folded=row["email_folded"])
    named = leads.same_name(connection, name=row["name"], company_name=row["company_name"])
    return [*same, *named]
