"""A row of a file as a lead: cells tidied, checked, with the keys it is found by."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from data.importing.bases import basis, denies
from data.importing.columns import NAME_PARTS, Columns
from data.importing.countries import country_code
from data.importing.lines import Record
from data.keys import digits_within, email_key, phone_key, words_in_order
from data.tables import LeadCreate
from tui.scripts.cleaning import LINE, clean, folded
from tui.scripts.phone_writing import bare_number
from tui.scripts.sayings import Saying

TOO_MANY_CELLS = "The row has {count} cells, the column names are {known}."
TOO_LONG = "The cell {column} is longer than {limit} characters."
UNREADABLE = "The cell {column} has letters that can't be read; name the file's --encoding."
NOBODY = "No name, company, number or e-mail: nobody to call."
NO_ADDRESS = "The e-mail {value} is not an address."
A_DATE = "There is a date where the number should be: {value}."
MANGLED = "A spreadsheet has shortened the number: {value}."

NO_COUNTRY = "phone"
"""Marks a lead whose number is kept as typed, since its country can't be told."""
NO_NUMBER = "phone_wrong"
"""Marks one whose number is kept as typed, since its country has no such number."""

VARIED = frozenset([*NAME_PARTS, "name", "company_name", "phone", "email", "website"])
"""Fields in which every row says something else."""

PLACEHOLDERS = frozenset(
    ["-", "--", "—", "–", ".", "n/a", "#n/a", "na", "none", "null", "nil", "(blank)", "brak",
     "nie dotyczy", "нет", "н/д", "#ref!", "#value!", "#name?", "#null!", "#div/0!", "#num!",
     "[null]", "undefined", "nan"]
)  # fmt: skip
"""What stands in a cell that means to be empty."""

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
_IN_ADDRESS = re.compile(r"<([^<>]+)>")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d.*)?|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d")
_MANGLED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_PART = re.compile(r"[;\n|]|,\s")
_AS_FORMULA = re.compile(r'="(.*)"', re.DOTALL)


class Defaults(NamedTuple):
    """What holds for rows that don't say."""

    country: str = ""
    source: str = ""
    basis: str = ""


class Taken(NamedTuple):
    """A row that is a lead."""

    values: dict[str, Any]
    """The columns of the table, but for when it was added."""
    person: str = ""
    """The name as it is compared."""
    notes: tuple[str, ...] = ()


class Leads:
    """Makes leads of the rows of one file."""

    def __init__(self, header: Sequence[str], columns: Columns, defaults: Defaults) -> None:
        """Know the columns, and what holds where a row says nothing."""
        self._header = header
        self._defaults = defaults
        self._width = len(header)
        self._places = tuple(
            (field, places, HOW_TIDIED.get(field, _tidied))
            for field in dict.fromkeys(field for field in columns.fields if field)
            if (places := columns.places(field))
        )

    def lead(self, record: Record) -> Taken | Saying:
        """The lead in a row, or why there is none."""
        if record.trouble is not None:
            return record.trouble
        cells = record.cells
        count = len(cells)
        if count > self._width and any(cell.strip() for cell in cells[self._width :]):
            return Saying(TOO_MANY_CELLS, {"count": count, "known": self._width})
        known: dict[str, str] = {}
        for field, places, tidied in self._places:
            for place in places:
                if place < count and (cell := tidied(cells[place])):
                    if len(cell) > LINE or "\ufffd" in cell:
                        return self._unfit(place, cell)
                    known[field] = cell
                    break
        return self._checked(known)

    def _unfit(self, place: int, cell: str) -> Saying:
        column = tidy(self._header[place])[:60] or str(place + 1)
        if len(cell) > LINE:
            return Saying(TOO_LONG, {"column": column, "limit": LINE})
        return Saying(UNREADABLE, {"column": column})

    def _checked(self, known: Mapping[str, str]) -> Taken | Saying:
        said = known.get
        phone = _first_part(said("phone", ""))
        if trouble := _not_a_number(phone):
            return trouble
        email = said("email", "")
        if email and not (found := _address(email)):
            return Saying(NO_ADDRESS, {"value": email[:100]})
        email = found if email else ""
        name = " ".join([known[part] for part in NAME_PARTS if part in known])
        name = (name or said("name", ""))[:LINE]
        company = said("company_name", "")
        if not (name or company or phone or email):
            return Saying(NOBODY)
        named = said("country", "")
        country = (country_code(named) or named) if named else self._defaults.country
        if phone.startswith("00") and not country:
            # The way out of most countries; without one nothing else could be meant.
            phone = f"+{phone[2:]}"
        number = phone_key(phone, country) if phone else ""
        title = said("title", "")
        name_folded, email_folded = folded(name), email_key(email)
        values: dict[str, Any] = {
            "name": name,
            "title": title,
            "company_name": company,
            "phone": phone,
            "phone_e164": number,
            "email": email,
            "website": said("website", ""),
            "industry": said("industry", ""),
            "employees": _employees(said("employees", "")),
            "country": country,
            "source": said("source") or self._defaults.source,
            "contact_basis": basis(said("contact_basis", self._defaults.basis)),
            "owner": said("owner", ""),
            "email_folded": email_folded,
            "search": _search(
                (name_folded, digits_within(name)), _found_by(company), _found_by(title),
                (email_folded, digits_within(email)),
                (number, number[1:]) if number else _found_by(phone),
            ),
        }  # fmt: skip
        notes = (_why_as_typed(phone, country),) if phone and not number else ()
        return Taken(values, words_in_order(name_folded), notes)


COLUMNS = (
    "name", "title", "company_name", "phone", "phone_e164", "email", "website", "industry",
    "employees", "country", "source", "contact_basis", "owner", "email_folded", "search",
)  # fmt: skip
"""The columns of a lead that come from a row, in the order of its values."""


def tidy(cell: str) -> str:
    """A cell in one line, without what a spreadsheet puts around text, empty if it says nothing."""
    if not cell:
        return ""
    if cell.isascii() and cell.isprintable() and len(cell) <= LINE:
        text = cell
    else:
        text = clean(cell, limit=LINE + 1)
    if "  " in text or text[:1] == " " or text[-1:] == " " or not text.isprintable():
        text = " ".join(text.split())
    if text[:1] in "'=":
        if (inner := _AS_FORMULA.fullmatch(text)) is not None:
            text = inner[1].replace('""', '"').strip()
        elif text[:2] in ("'=", "'+", "'-", "'@", "'0"):
            text = text[1:]
    return "" if len(text) <= 11 and text.casefold() in PLACEHOLDERS else text


_tidied = lru_cache(maxsize=2048)(tidy)
"""The same for columns that say few things over and over."""


def _basis_tidied(cell: str) -> str:
    """A basis, or the word that denies one: "none" in other columns is as good as empty."""
    return cell if denies(cell) else _tidied(cell)


HOW_TIDIED = {**dict.fromkeys(VARIED, tidy), "contact_basis": _basis_tidied}
"""Columns whose cells are tidied in a way of their own."""


@lru_cache(maxsize=8192)
def _found_by(part: str) -> tuple[str, str]:
    """A part of what a lead is found by: folded, and the digits of a number in it."""
    return folded(part), digits_within(part)


def _search(*parts: tuple[str, str]) -> str:
    """What `search_text` makes of the same parts."""
    return " ".join([text for text, _ in parts if text] + [number for _, number in parts if number])


def _why_as_typed(phone: str, country: str) -> str:
    told = len(country) == 2 or phone.startswith("+") or not bare_number(phone)
    return NO_NUMBER if told else NO_COUNTRY


def _not_a_number(phone: str) -> Saying | None:
    """What a spreadsheet has made of a number, where it has."""
    if not phone[:1].isdigit():
        return None
    if _DATE.fullmatch(phone):
        return Saying(A_DATE, {"value": phone})
    return Saying(MANGLED, {"value": phone}) if _MANGLED.fullmatch(phone) else None


def _first_part(phones: str) -> str:
    """The first of several numbers in one cell."""
    if _PART.search(phones) is None:
        return phones.strip(" ,")
    return next((part for each in _PART.split(phones) if (part := each.strip(" ,"))), "")


def _address(cell: str) -> str:
    """The first address in a cell, or nothing."""
    if _EMAIL.fullmatch(cell):
        return cell
    within = _IN_ADDRESS.search(cell)
    parts = [within[1]] if within else re.split(r"[;,\s]+", cell)
    found = (part.removeprefix("mailto:").strip() for part in parts if part)
    first = next(found, "")
    return first if _EMAIL.fullmatch(first) else ""


@lru_cache(maxsize=1024)
def _employees(text: str) -> int | None:
    return LeadCreate.model_validate({"employees": text}).employees if text else None
