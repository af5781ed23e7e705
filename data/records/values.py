"""What is typed into a form as columns: cleaned, checked, with the keys it is matched by."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from data.errors import StoreRefused
from data.keys import company_key, domain_of, email_key, person_key, phone_key
from data.records.rows import Kind
from data.wrapping_up.values import NO_CURRENCY
from tui.scripts.cleaning import clean
from tui.scripts.sayings import Saying

EDITABLE: Mapping[str, tuple[str, ...]] = {
    "company": ("name", "website", "industry", "employees", "country", "decision_process"),
    "contact": ("name", "title", "email", "phone", "role", "decides", "company_id"),
    "deal": ("name", "amount", "currency", "expected_close", "owner"),
}
"""The fields that a person corrects by hand."""

NEEDED = "This can't stay empty. Type it and save again."
TOO_LONG = "This is longer than {most} characters. Shorten it and save again."
NO_NUMBER = "This takes a whole number from 0 up. Correct it and save again."
BELOW_ZERO = "An amount can't be below zero. Correct it and save again."
NO_CODE = "A currency has three letters, as EUR. Correct it and save again."
NO_DAY = "This takes a day. Type it and save again."
SOME_WRONG = "{count} fields need another look before this is saved."
NO_SUCH_FIELD = "{kind} has no field {field} that is typed in. The fields are: {known}."

MOST = 2_000
_NEEDED = {("company", "name"), ("contact", "name"), ("deal", "name"), ("deal", "owner")}


class WrongFields(StoreRefused):
    """Some of what was typed can't be kept; `fields` says what is wrong with each."""

    def __init__(self, fields: Mapping[str, Saying]) -> None:
        """Keep a sentence for each field."""
        self.fields = dict(fields)
        first = next(iter(self.fields.values()))
        if len(self.fields) == 1:
            super().__init__(first.text, **first.values)
        else:
            super().__init__(SOME_WRONG, count=len(self.fields))


def checked(kind: Kind, given: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that follow from what was typed.

    Args:
        kind: The table.
        given: New values by field; text, and for some fields a number, a day or an amount.
        before: The row as it stands; empty for a new one.

    Raises:
        WrongFields: Some of it can't be kept.
        StoreRefused: A field is none that people type in.
    """
    known = EDITABLE[kind]
    strange = next((name for name in given if name not in known), None)
    if strange:
        raise StoreRefused(NO_SUCH_FIELD, kind=kind, field=strange, known=", ".join(known))
    wrong: dict[str, Saying] = {}
    values: dict[str, Any] = {}
    for name, value in given.items():
        try:
            values[name] = _read(kind, name, value)
        except StoreRefused as error:
            wrong[name] = error.saying
    whole = {**dict.fromkeys(known, ""), **before, **values}
    if not before:
        wrong.update(
            {
                name: Saying(NEEDED)
                for of, name in _NEEDED
                if of == kind and name not in wrong and not whole[name]
            }
        )
    if kind == "deal" and not wrong:
        wrong.update(_money(values, whole))
    if wrong:
        raise WrongFields(wrong)
    return {**values, **_follows(kind, values, whole)}


def _read(kind: Kind, name: str, value: Any) -> Any:
    if name == "employees":
        return _count(value)
    if name == "company_id":
        return value  # chosen among those there are
    if name == "amount":
        return _amount(value)
    if name == "expected_close":
        if not isinstance(value, date):
            raise StoreRefused(NO_DAY)
        return value
    text = clean(str(value or ""), limit=MOST + 1).strip()
    if len(text) > MOST:
        raise StoreRefused(TOO_LONG, most=MOST)
    if not text and (kind, name) in _NEEDED:
        raise StoreRefused(NEEDED)
    if name == "currency":
        code = text.upper()
        if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
            raise StoreRefused(NO_CODE)
        return code or None
    return text


def _count(value: Any) -> int | None:
    text = str(value if value is not None else "").replace(" ", "").replace("\u00a0", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise StoreRefused(NO_NUMBER)
    return int(text)


def _amount(value: Any) -> Decimal | None:
    if value in (None, ""):
        return None
    if not isinstance(value, Decimal) or not value.is_finite() or value < 0:
        raise StoreRefused(BELOW_ZERO)
    return value


def _money(values: dict[str, Any], whole: Mapping[str, Any]) -> dict[str, Saying]:
    """An amount has a currency, and a currency an amount."""
    if whole["amount"] in (None, ""):
        values.update(amount=None, currency=None)
    elif not whole["currency"]:
        return {"amount": Saying(NO_CURRENCY)}
    return {}


def _follows(kind: Kind, values: Mapping[str, Any], whole: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that follow from others."""
    found: dict[str, Any] = {}
    if "name" in values and kind in ("company", "contact"):
        found["name_key"] = (company_key if kind == "company" else person_key)(whole["name"])
    if kind == "company" and "website" in values:
        found["domain"] = domain_of(whole["website"]) or whole.get("domain", "")
    if kind == "contact":
        if "email" in values:
            found["email_folded"] = email_key(whole["email"])
        if "phone" in values:
            found["phone_e164"] = phone_key(whole["phone"], str(whole.get("country", "")))
    return found
