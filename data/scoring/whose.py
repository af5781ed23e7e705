"""Whose event a row of a file is: by number of the lead, e-mail, phone, or the company's name."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.keys import company_key, email_key, person_key, phone_key
from data.tables.core import lead
from tui.scripts.sayings import Saying

NOBODY = "No lead has this e-mail, number or company. Import the lead first."
SEVERAL = "{count} leads are of this company. Give an e-mail or a phone number."
SHARED = "{count} leads have this e-mail or number. Give the number of the lead."


class Who(NamedTuple):
    """What a row says of the person."""

    number: int | None = None
    email: str = ""
    phone: str = ""
    person: str = ""
    company: str = ""


def who(cells: Mapping[str, str]) -> Who:
    """The keys that a row's person is found by."""
    number = cells.get("lead", "").lstrip("#")
    name = cells.get("name") or " ".join(
        part for part in (cells.get("first_name"), cells.get("last_name")) if part
    )
    phone = cells.get("phone", "")
    return Who(
        int(number) if number.isdecimal() and len(number) < 10 else None,
        email_key(cells.get("email", "")),
        phone_key(phone, cells.get("country", "")) if phone else "",
        person_key(name),
        company_key(cells.get("company_name", "")),
    )


class Leads:
    """The leads as rows of a file are matched with them."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._of_company: dict[str, list[tuple[int, str]]] | None = None

    def find(self, connection: Connection, rows: Sequence[Who]) -> list[int | Saying]:
        """For each row its lead's number, or why there is none."""
        emails = self._by(connection, "email_folded", {row.email for row in rows})
        phones = self._by(connection, "phone_e164", {row.phone for row in rows})
        numbers = {row.number for row in rows if row.number is not None}
        known = set(connection.execute(select(lead.c.id).where(lead.c.id.in_(numbers))).scalars())
        found: list[int | Saying] = []
        for row in rows:
            if row.number is not None and row.number in known:
                found.append(row.number)
            elif row.email in emails:
                found.append(_one(emails[row.email], row))
            elif row.phone in phones:
                found.append(_one(phones[row.phone], row))
            elif row.company and not row.email and not row.phone:
                found.append(self._by_company(connection, row))
            else:
                found.append(Saying(NOBODY))
        return found

    def _by(
        self, connection: Connection, column: str, keys: set[str]
    ) -> dict[str, list[tuple[int, str]]]:
        wanted = keys - {""}
        found: dict[str, list[tuple[int, str]]] = {}
        chosen = select(lead.c[column], lead.c.id, lead.c.name).where(lead.c[column].in_(wanted))
        for key, lead_id, name in connection.execute(chosen.order_by(lead.c.id)):
            found.setdefault(key, []).append((lead_id, name))
        return found

    def _by_company(self, connection: Connection, row: Who) -> int | Saying:
        if self._of_company is None:
            self._of_company = {}
            chosen = select(lead.c.id, lead.c.name, lead.c.company_name)
            for lead_id, name, company in connection.execute(chosen):
                if key := company_key(company):
                    self._of_company.setdefault(key, []).append((lead_id, name))
        there = self._of_company.get(row.company, [])
        if row.person:
            named = [each for each in there if person_key(each[1]) == row.person]
            there = named or ([] if any(name for _, name in there) else there)
        if not there:
            return Saying(NOBODY)
        return there[0][0] if len(there) == 1 else Saying(SEVERAL, {"count": len(there)})


def _one(there: Sequence[tuple[int, str]], row: Who) -> int | Saying:
    """The lead of a shared address or number is the one of that name."""
    if len(there) > 1:
        named = [
            lead_id for lead_id, name in there if row.person and person_key(name) == row.person
        ]
        if len(named) != 1:
            return Saying(SHARED, {"count": len(there)})
        return named[0]
    return there[0][0]
