"""Rows that are there already: in the file above, in the records, on the list of hands off."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.importing.spool import Person, Spool
from data.keys import company_key, domain_of, person_key
from data.suppression import hashes
from data.tables.core import lead, suppression
from tui.scripts.sayings import Saying

SIMILAR = 90
"""From this likeness in per cent two names in one company are taken for one person."""
AT_ONCE = 500

SAME_NUMBER = "Already there: the same number as lead {id}, {name}."
SAME_ADDRESS = "Already there: the same e-mail as lead {id}, {name}."
SAME_PERSON = "Already there: the same name and company as lead {id}."
ALIKE = "Already there, it seems: a similar name in the same company as lead {id}."
NUMBER_ABOVE = "The same number as in line {line}."
ADDRESS_ABOVE = "The same e-mail as in line {line}."
PERSON_ABOVE = "The same name and company as in line {line}."
ALIKE_ABOVE = "It seems the same person as in line {line}: a similar name in the same company."
HANDS_OFF = "This person asked not to be contacted."
HINT_DOMAIN = "Line {line}: the same company's domain as lead {id}."
HINT_NAME = "Line {line}: the same name and company as another, with another number or e-mail."


class Verdict(NamedTuple):
    """Why a row is not taken."""

    kind: str
    why: Saying


_company = lru_cache(maxsize=8192)(company_key)


class Known:
    """Everybody an import has to know of, looked up by the batch."""

    def __init__(self, spool: Spool) -> None:
        """Remember in this spool."""
        self._spool = spool
        self.hints: list[Saying] = []
        self.hint_count = 0

    def learn(self, connection: Connection) -> None:
        """Learn the names and domains of the leads there are, which have no index of their own."""
        columns = (
            lead.c.id, lead.c.name, lead.c.company_name, lead.c.email_folded, lead.c.phone_e164,
            lead.c.website,
        )  # fmt: skip
        found = connection.execution_options(yield_per=AT_ONCE).execute(select(*columns))
        for rows in found.partitions(AT_ONCE):
            self._spool.meet(
                (
                    bucket(row.company_name, row.name),
                    Person(person_key(row.name), row.email_folded, row.phone_e164, row.id, None),
                )
                for row in rows
            )
            domains = ((domain_of(row.website, row.email_folded), row.id) for row in rows)
            self._spool.see((_key("domain", name), -id_) for name, id_ in domains if name)

    def judge(
        self, rows: Sequence[tuple[int, dict[str, Any]]], there: dict[str, Verdict]
    ) -> list[Verdict | None]:
        """Why each row, by line and values, is not taken; None for those that are.

        Args:
            rows: Some rows in the order of the file.
            there: What the records know of numbers and addresses, from `in_records`.
        """
        keys = [_keys(values) for _, values in rows]
        seen = self._spool.seen([key for each in keys for key in each if key])
        new: list[tuple[int, int]] = []
        found: list[Verdict | None] = []
        for (line, values), (number, address, domain) in zip(rows, keys, strict=True):
            verdict = (
                there.get(values["phone_e164"])
                or there.get(values["email_folded"])
                or _above(number, NUMBER_ABOVE, seen)
                or _above(address, ADDRESS_ABOVE, seen)
                or self._by_name(line, values)
            )
            found.append(verdict)
            if verdict is None:
                for key in (number, address):
                    if key:
                        seen[key] = line
                        new.append((key, line))
                if (colleague := seen.get(domain, 0)) < 0:
                    self._hint(Saying(HINT_DOMAIN, {"line": line, "id": -colleague}))
        self._spool.see(new)
        return found

    def _by_name(self, line: int, values: dict[str, Any]) -> Verdict | None:
        person, company = person_key(values["name"]), values["company_name"]
        if not (person or company):
            return None
        home = bucket(company, values["name"])
        same = self._spool.namesakes(home, person)
        met = Person(person, values["email_folded"], values["phone_e164"], None, line)
        for other in same:
            if _may_be_one(met, other):
                return _told(other, SAME_PERSON, PERSON_ABOVE)
        if same:
            self._hint(Saying(HINT_NAME, {"line": line}))
        elif person and company and (near := self._similar(home, met)):
            return _told(near, ALIKE, ALIKE_ABOVE)
        self._spool.meet([(home, met)])
        return None

    def _similar(self, home: int, met: Person) -> Person | None:
        others = [
            other
            for other in self._spool.colleagues(home)
            if other.person and _may_be_one(met, other)
        ]
        if not others:
            return None
        from rapidfuzz import fuzz

        close = (o for o in others if fuzz.ratio(met.person, o.person) >= SIMILAR)
        return next(close, None)

    def _hint(self, hint: Saying) -> None:
        self.hint_count += 1
        if len(self.hints) < 20:
            self.hints.append(hint)


def in_records(connection: Connection, rows: Iterable[dict[str, Any]]) -> dict[str, Verdict]:
    """What the records know of the numbers and addresses of these rows, by number and address."""
    rows = list(rows)
    found = _hands_off(connection, rows)
    for column, text in ((lead.c.phone_e164, SAME_NUMBER), (lead.c.email_folded, SAME_ADDRESS)):
        wanted = sorted({value for row in rows if (value := row[column.name])})
        if not wanted:
            continue
        # The second condition lets SQLite use the index, which leaves empty ones out.
        chosen = select(lead.c.id, lead.c.name, lead.c.company_name, column.label("value"))
        chosen = chosen.where(column.in_(wanted), column != "").order_by(lead.c.id.desc())
        for row in connection.execute(chosen):
            name = row.name or row.company_name or row.value
            why = Saying(text, {"id": row.id, "name": name})
            if row.value not in found or found[row.value].kind == "there":
                found[row.value] = Verdict("there", why)
    return found


def has_leads(connection: Connection) -> bool:
    """Whether there is any lead at all."""
    return connection.execute(select(lead.c.id).limit(1)).first() is not None


def has_hands_off(connection: Connection) -> bool:
    """Whether there is anybody who must not be contacted."""
    return connection.execute(select(suppression.c.kind).limit(1)).first() is not None


def _hands_off(connection: Connection, rows: list[dict[str, Any]]) -> dict[str, Verdict]:
    if not has_hands_off(connection):
        return {}
    by_hash = {}
    for row in rows:
        phone, email = row["phone_e164"], row["email_folded"]
        hashed = hashes(connection, phone_e164=phone, email_key=email)
        by_hash.update({value: {"phone": phone, "email": email}[k] for k, value in hashed.items()})
    if not by_hash:
        return {}
    chosen = select(suppression.c.key_hash).where(suppression.c.key_hash.in_(list(by_hash)))
    verdict = Verdict("suppressed", Saying(HANDS_OFF))
    return {by_hash[key]: verdict for key in connection.execute(chosen).scalars()}


def bucket(company: str, name: str) -> int:
    """The number of a company's people; of a name, for people without a company."""
    key = _company(company) if company else ""
    return hash(("company", key)) if key else hash(("person", person_key(name)))


def _keys(values: dict[str, Any]) -> tuple[int, int, int]:
    domain = domain_of(values["website"], values["email_folded"])
    return (
        _key("phone", values["phone_e164"]),
        _key("email", values["email_folded"]),
        _key("domain", domain),
    )


def _key(kind: str, value: str) -> int:
    """64 bits that stand for a value; two of 100,000 are alike once in three billion imports."""
    return hash((kind, value)) if value else 0


def _above(key: int, text: str, seen: dict[int, int]) -> Verdict | None:
    line = seen.get(key) if key else None
    return None if line is None else Verdict("twice", Saying(text, {"line": line}))


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether nothing speaks against two entries being one person."""
    emails = one.email and other.email and one.email != other.email
    phones = one.phone and other.phone and one.phone != other.phone
    return not (emails or phones)


def _told(other: Person, in_records_text: str, above_text: str) -> Verdict:
    if other.lead is not None:
        return Verdict("there", Saying(in_records_text, {"id": other.lead}))
    return Verdict("twice", Saying(above_text, {"line": other.line}))
