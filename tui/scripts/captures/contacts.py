"""Phones, e-mail addresses and yes or no."""

import re

from tui.scripts.cleaning import folded
from tui.scripts.phone_writing import bare_number

from .errors import Refusal
from .number_words import by_word

COUNTRIES = {"en": "GB", "pl": "PL", "ru": "RU"}
"""Whose numbers are meant where a phone is typed without its country code."""

_YES_NO = by_word(
    {
        1: "yes y yeah yep sure ok tak t owszem jasne да д ага конечно true +",
        0: "no n nope nie нет н не false -",
    }
)


def phone(text: str, lang: str, country: str | None = None) -> str:
    """A phone in E.164, with its extension; what the numbering plans don't know, as typed."""
    import phonenumbers

    if sum(mark.isdigit() for mark in text) < 3:
        raise Refusal("“{typed}” is not a phone number. Type it as in {example}.")
    if not bare_number(text):
        return text
    region = (country or COUNTRIES.get(lang.split("-")[0], "GB")).upper()
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return text
    plausible = text.strip().startswith("+") and phonenumbers.is_possible_number(number)
    if not (plausible or phonenumbers.is_valid_number(number)):
        return text
    found = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{found} ext. {number.extension}" if number.extension else found


def email(text: str) -> str:
    """An e-mail address, without asking the network about it."""
    from email_validator import EmailNotValidError, validate_email

    bare = re.sub(r"^.*<([^<>]+)>$|^mailto:", r"\1", text.strip())
    try:
        found = validate_email(bare, check_deliverability=False)
    except EmailNotValidError:
        raise Refusal("“{typed}” is not an e-mail address. Type it as in {example}.") from None
    return found.normalized.lower()


def yes_no(text: str) -> str:
    """Yes or no, in any of the three languages."""
    said = _YES_NO.get(folded(text).rstrip(".!"))
    if said is None:
        raise Refusal("“{typed}” is neither yes nor no. Type {example}.")
    return "yes" if said else "no"


def person(text: str) -> str:
    """A person's name as typed."""
    if not any(mark.isalpha() for mark in text):
        raise Refusal("“{typed}” is not a name. Type it as in {example}.")
    return " ".join(text.split())
