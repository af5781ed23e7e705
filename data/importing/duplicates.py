"""Rows that are there already: in the file above, in the records, on the list of hands off."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, literal_column, select
from sqlalchemy.engine import Connection

from data.importing.sieve import Sieve
from data.importing.spool import Person, Spool
from data.keys import company_key, domain_of, person_key
from data.suppression import suppressed_among
from data.tables.core import lead, suppression
from tui.scripts.sayings import Saying

SIMILAR = 90
"""From this likeness in per cent two names in one company are taken for one person."""
AT_ONCE = 500
MOST = 60
"""People of a company that a name is compared with; a crowd would take forever."""

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


_EMPTY: ColumnElement[str] = literal_column("''")
"""Written out, since SQLite chooses an index before it knows what is bound."""

_company = lru_cache(maxsize=8192)(company_key)
_domain = lru_cache(maxsize=8192)(domain_of)


class Newcomer(NamedTuple):
    """A row that is a lead, if nobody knows it."""

    line: int
    values: Mapping[str, Any]
    person: str
    """The name as it is compared."""


class Known:
    """Everybody an import has to know of, looked up by the batch."""

    def __init__(self, spool: Spool) -> None:
        """Remember in this spool."""
        self._spool = spool
        self._sieve = Sieve()
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
            new = []
            people = []
            for row in rows:
                who = Person(person_key(row.name), row.email_folded, row.phone_e164, row.id, None)
                home = _home(row.company_name, who.person)
                people.append((home, who))
                if domain := domain_of(row.website, row.email_folded):
                    new.append((_key("domain", domain), -row.id))
            self._spool.meet(people)
            self._spool.see(new)
            self._sieve.add(key for key, _ in new)
            for home, who in people:
                self._sieve.add((home, hash((home, who.person))))

    def judge(self, rows: Sequence[Newcomer], there: Mapping[str, Verdict]) -> list[Verdict | None]:
        """Why each row is not taken; None for those that are.

        Args:
            rows: Some rows in the order of the file.
            there: What the records know of numbers and addresses, from `in_records`.
        """
        keys = [_keys(row) for row in rows]
        met = [key for each in keys for key in (each.number, each.address, each.domain) if key]
        seen = self._spool.seen(self._sieve.among(met))
        people: dict[int, list[Person]] = {}
        new: list[tuple[int, int]] = []
        found: list[Verdict | None] = []
        for each, row in zip(keys, rows, strict=True):
            verdict = (
                (there and (there.get(each.who.phone) or there.get(each.who.email)))
                or _above(each.number, NUMBER_ABOVE, seen)
                or _above(each.address, ADDRESS_ABOVE, seen)
                or self._by_name(each, people)
                or None
            )
            found.append(verdict)
            if verdict is not None:
                continue
            if (colleague := seen.get(each.domain, 0)) < 0:
                self._hint(Saying(HINT_DOMAIN, {"line": row.line, "id": -colleague}))
            people.setdefault(each.home, []).append(each.who)
            for key in (each.number, each.address):
                if key and key not in seen:
                    seen[key] = row.line
                    new.append((key, row.line))
            self._sieve.add((each.home, each.namesake))
        self._spool.see(new)
        self._sieve.add(key for key, _ in new)
        self._spool.meet((home, who) for home, them in people.items() for who in them)
        return found

    def _by_name(self, keys: "_Keys", met: Mapping[int, list[Person]]) -> Verdict | None:
        """Whether somebody of the name is there, among those seen before and `met` just now."""
        who, home = keys.who, keys.home
        if not home or not self._sieve.may_have(home):
            return None
        now = met.get(home, [])
        if self._sieve.may_have(keys.namesake):
            same = [other for other in now if other.person == who.person]
            same = self._spool.namesakes(home, who.person) + same
            for other in same:
                if _may_be_one(who, other):
                    return _told(other, SAME_PERSON, PERSON_ABOVE)
            if same:
                self._hint(Saying(HINT_NAME, {"line": who.line}))
                return None
        if who.person and (near := _similar(who, self._spool.colleagues(home) + now)):
            return _told(near, ALIKE, ALIKE_ABOVE)
        return None

    def _hint(self, hint: Saying) -> None:
        self.hint_count += 1
        if len(self.hints) < 20:
            self.hints.append(hint)


def in_records(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> dict[str, Verdict]:
    """What the records know of the numbers and addresses of these rows, by number and address."""
    rows = list(rows)
    found = _hands_off(connection, rows)
    for column, text in ((lead.c.phone_e164, SAME_NUMBER), (lead.c.email_folded, SAME_ADDRESS)):
        wanted = sorted({value for row in rows if (value := row[column.name])})
        if not wanted:
            continue
        # The second condition lets SQLite use the index, which leaves empty ones out.
        chosen = select(lead.c.id, lead.c.name, lead.c.company_name, column.label("value"))
        chosen = chosen.where(column.in_(wanted), column != _EMPTY).order_by(lead.c.id.desc())
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


def _hands_off(connection: Connection, rows: list[Mapping[str, Any]]) -> dict[str, Verdict]:
    if not has_hands_off(connection):
        return {}
    phones = {row["phone_e164"] for row in rows}
    emails = {row["email_folded"] for row in rows}
    verdict = Verdict("suppressed", Saying(HANDS_OFF))
    return dict.fromkeys(suppressed_among(connection, phones=phones, emails=emails), verdict)


class _Keys(NamedTuple):
    """What a row is known by; 0 where there is nothing."""

    number: int
    address: int
    domain: int
    home: int
    namesake: int
    who: Person


def _keys(row: Newcomer) -> _Keys:
    values, person = row.values, row.person
    phone, email = values["phone_e164"], values["email_folded"]
    home = _home(values["company_name"], person)
    return _Keys(
        _key("phone", phone),
        _key("email", email),
        _key("domain", _domain(values["website"], email[email.rfind("@") :])),
        home,
        hash((home, person)),
        Person(person, email, phone, None, row.line),
    )


def _home(company: str, person: str) -> int:
    """The number of a company; of a name, for people without a company."""
    key = _company(company) if company else ""
    return _key("company", key) or _key("person", person)


def _similar(who: Person, others: list[Person]) -> Person | None:
    near = [other for other in others[:MOST] if other.person and _may_be_one(who, other)]
    if not near:
        return None
    from rapidfuzz import fuzz

    alike = (other for other in near if fuzz.ratio(who.person, other.person) >= SIMILAR)
    return next(alike, None)


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
