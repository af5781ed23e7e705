"""Fields as they are typed, read into what the records keep, in the language of the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

from tui.languages import N_, language
from tui.scripts.cleaning import folded
from tui.scripts.sayings import SayingError

NO_SITE = "“{typed}” is not a website. Type it as in northgate.example."
NO_COUNTRY = "“{typed}” is not a country. Type its name, or its two letters as in PL."
NO_DAY = "“{typed}” is not a day of the calendar. Type it as in 31.12.2026."

Kind = Literal["text", "choice", "money", "day", "email", "site", "country"]

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_NEAR = {
    "today": 0, "dzis": 0, "dzisiaj": 0, "сегодня": 0,
    "yesterday": -1, "wczoraj": -1, "вчера": -1,
}  # fmt: skip


class Unread(SayingError):
    """What was typed can't be read."""


@dataclass(frozen=True)
class Field:
    """One field of a form."""

    name: str
    label: str
    """Marked with N_()."""
    kind: Kind = "text"
    choices: tuple[tuple[str, str], ...] = ()
    """Ids and titles of a closed list."""


@dataclass(frozen=True)
class Reading:
    """By what is read: the moment, the currency where none is named."""

    now: datetime
    currency: str = "EUR"


def read(field: Field, text: str, by: Reading) -> dict[str, Any]:
    """The columns for what was typed into one field.

    Raises:
        SayingError: It can't be read; the sentence says what to type.
    """
    typed = text.strip()
    if field.kind == "money":
        return _money(typed, by)
    if not typed:
        return {field.name: "" if field.kind != "day" else None}
    reader = _READERS.get(field.kind)
    return {field.name: reader(typed, by) if reader else typed}


def read_day(typed: str, now: datetime) -> date:
    """A day as people say it; one that is over is as good as one to come.

    Raises:
        SayingError: It is no day.
    """
    words = folded(typed)
    if words in _NEAR:
        return now.date() + timedelta(days=_NEAR[words])
    try:
        if found := _ISO.fullmatch(words):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMERIC.fullmatch(words):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise Unread(NO_DAY, typed=typed[:60]) from None
    from tui.scripts.captures import parse

    return date.fromisoformat(parse("date", typed, lang=language(), currency="EUR", now=now))


def _money(typed: str, by: Reading) -> dict[str, Any]:
    if not typed:
        return {"amount": None, "currency": None}
    from tui.scripts.captures import parse, read_money

    value = parse("money", typed, lang=language(), currency=by.currency, now=by.now)
    money = read_money(value)
    assert money is not None
    return {"amount": Decimal(money.amount), "currency": money.currency}


def _email(typed: str, by: Reading) -> str:
    from tui.scripts.captures import parse

    return parse("email", typed, lang=language(), currency=by.currency, now=by.now)


def _site(typed: str, _by: Reading) -> str:
    from data.keys import domain_of

    if not domain_of(typed) and "." not in typed:
        raise Unread(NO_SITE, typed=typed[:60])
    return typed


def _country(typed: str, _by: Reading) -> str:
    from data.importing.countries import country_code

    if not (code := country_code(typed)):
        raise Unread(NO_COUNTRY, typed=typed[:60])
    return code


_READERS: Mapping[str, Callable[[str, Reading], Any]] = {
    "email": _email,
    "site": _site,
    "country": _country,
    "day": lambda typed, by: read_day(typed, by.now),
}

COMPANY = (
    Field("name", N_("Company name")),
    Field("website", N_("Website"), "site"),
    Field("industry", N_("Industry")),
    Field("employees", N_("Employees")),
    Field("country", N_("Country"), "country"),
    Field("decision_process", N_("How they decide")),
)
CONTACT = (
    Field("name", N_("Name")),
    Field("title", N_("Job title")),
    Field("phone", N_("Phone")),
    Field("email", N_("E-mail"), "email"),
    Field("role", N_("Role"), "choice"),
    Field("decides", N_("Who decides"), "choice"),
)
AT_COMPANY = Field("company", N_("Company"))
"""Of a contact that is there already: by name or number, another one moves the person."""
DEAL = (
    Field("name", N_("Deal name")),
    Field("amount", N_("Amount"), "money"),
    Field("expected_close", N_("Planned close"), "day"),
    Field("owner", N_("Responsible")),
)
