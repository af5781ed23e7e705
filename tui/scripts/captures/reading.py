"""The door of typed values: one function that reads any type in any language."""

from datetime import datetime
from typing import TYPE_CHECKING

from tui.scripts.cleaning import clean

from .errors import CaptureError, Refusal, example

if TYPE_CHECKING:
    from tui.scripts.model.names import CaptureType


def parse(
    type: "CaptureType",
    text: str,
    *,
    lang: str,
    currency: str,
    now: datetime,
    country: str | None = None,
    past: bool = False,
) -> str:
    """Read what was typed.

    Args:
        type: what is expected.
        text: as typed.
        lang: language of the script, whose habits decide what a comma means.
        currency: of money that names none.
        now: the moment from which "tomorrow" is counted, on the clock of whoever types.
        country: of the lead, for phones without a country code.
        past: whether a time that was typed with its year may be over, as in a replayed call.

    Returns:
        The value as it is kept.

    Raises:
        CaptureError: where it is not understood, with an example that would be.
    """
    typed = clean(text).strip()
    try:
        if not typed:
            raise Refusal("Nothing was typed. Type it as in {example}.")
        if type in ("number", "percent", "money"):
            return _amount(type, typed, lang, currency)
        if type in ("date", "datetime"):
            return _moment(type, typed, lang, now, past=past)
        return typed if type == "text" else _contact(type, typed, lang, country)
    except Refusal as refusal:
        values = {"typed": typed[:60], "example": example(type, lang)}
        raise CaptureError(refusal.saying.text, **values) from None


# Each reader brings large tables and patterns, so it is imported with the first value it reads.


def _amount(type: str, typed: str, lang: str, currency: str) -> str:
    from . import amounts

    if type == "money":
        return amounts.money(typed, lang, currency)
    return amounts.percent(typed, lang) if type == "percent" else amounts.number(typed, lang)


def _moment(type: str, typed: str, lang: str, now: datetime, *, past: bool) -> str:
    from . import moments

    if type == "date":
        return moments.read_date(typed, lang, now)
    return moments.read_datetime(typed, lang, now, past=past)


def _contact(type: str, typed: str, lang: str, country: str | None) -> str:
    from . import contacts

    match type:
        case "phone":
            return contacts.phone(typed, lang, country)
        case "email":
            return contacts.email(typed)
        case "yes_no":
            return contacts.yes_no(typed)
    return contacts.person(typed)
