"""Records that may be the same as the one on the screen, each with the reason."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data import leads, matching
from data.keys import company_key, person_key
from data.records.editing import get
from data.records.rows import Kind, Twin
from data.rows import Match
from data.searching import hits
from data.tables.core import lead
from tui.scripts.sayings import Saying
from tui.scripts.wrap_up.forms import CompanyDraft, ContactDraft

_WORDS = 2
"""Words that a name has at least, to be told from another one."""
_ALIKE = 90


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
    return [*same, *named, *_colleagues(connection, row)]


def _colleagues(connection: Connection, row: Mapping[str, Any]) -> list[Match]:
    """Leads of the same company, whatever its legal form, of nearly the same name.

    A name without the patronymic or the second name is nearly the same; one word alone is not.
    """
    firm, own = company_key(row["company_name"]), set(person_key(row["name"]).split())
    if not firm or len(own) < _WORDS:
        return []
    columns = (lead.c.id, lead.c.name, lead.c.company_name)
    there = select(*columns).where(lead.c.id.in_(hits(connection, firm).named))
    found = []
    for other in connection.execute(there):
        theirs = set(person_key(other.name).split())
        alike = len(theirs) >= _WORDS and (own <= theirs or theirs <= own)
        if alike and company_key(other.company_name) == firm:
            why = Saying(matching.ALIKE)
            found.append(
                Match(table="lead", id=other.id, name=other.name, why=why, closeness=_ALIKE)
            )
    return found
