"""Numbers of the commonest countries by their length alone, without the tables of `phonenumbers`.

Reading one number with that library costs as much as everything else that is done with a row of an
import. Where a country's rule is a fixed count of digits, counting them is enough; every number
that is not of such a shape is left to the library, and a test holds the two to one answer.

The library takes a number for possible as soon as anything in the country may have so many digits,
and it has forgotten the trunk prefix of countries that gave it up. So lengths and trunks of the
commonest countries are written down here, and hold for what the library has read, too.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_DRESS = re.compile(r"[\s()./\u00a0-]")
_DRESSED = re.compile(r"[\d\s()./\u00a0-]+", re.ASCII)


class _Shape(NamedTuple):
    """How a country writes a number at home."""

    code: str
    """The country code with its plus."""
    trunk: str
    """What is dialled before the number at home; empty where nothing is."""
    number: re.Pattern[str]
    """The number itself, without the trunk."""
    trunk_needed: bool = False
    """Whether the library takes a number for whole only with the trunk before it."""


_SHAPES = {
    "PL": _Shape("+48", "0", re.compile(r"[1-9]\d{8}", re.ASCII)),
    "RU": _Shape("+7", "8", re.compile(r"[349]\d{9}", re.ASCII)),
    "US": _Shape("+1", "1", re.compile(r"[2-9]\d{9}", re.ASCII)),
    "CA": _Shape("+1", "1", re.compile(r"[2-9]\d{9}", re.ASCII)),
    "GB": _Shape("+44", "0", re.compile(r"[1237]\d{9}", re.ASCII), trunk_needed=True),
}

_LENGTHS: dict[str, tuple[int, ...]] = {
    "1": (10,), "7": (10,), "31": (9,), "33": (9,), "34": (9,), "36": (8, 9), "40": (9,),
    "41": (9,), "44": (7, 9, 10), "45": (8,), "48": (9,), "351": (9,), "359": (7, 8, 9),
    "370": (8,), "371": (8,), "373": (8,), "374": (8,), "375": (9,), "380": (9,), "420": (9,),
    "421": (9,), "995": (9,), "998": (9,),
}  # fmt: skip
"""How many digits a number has after its country code, without a trunk; others ask the library."""
_LEADING_ZERO = ("39", "225", "241", "242")
"""Countries whose numbers themselves begin with a 0."""


def by_shape(phone: str, country: str) -> str:
    """The number in E.164 where its shape alone says it; empty where more has to be known.

    Args:
        phone: As typed, without spaces around it.
        country: Two capital letters.
    """
    shape = _SHAPES.get(country)
    if shape is None or not _DRESSED.fullmatch(phone):
        return ""
    digits = _DRESS.sub("", phone)
    whole = _LENGTHS[shape.code[1:]][-1] + len(shape.trunk)
    if len(digits) == whole and digits.startswith(shape.trunk):
        digits = digits[1:]
    elif shape.trunk_needed:
        return ""
    return shape.code + digits if shape.number.fullmatch(digits) else ""


def is_whole(number: str) -> bool:
    """Whether a number has as many digits as its country gives, and no trunk prefix in it.

    Args:
        number: A plus and digits.
    """
    size, lengths, zero = _plan(number[1:4])
    if not zero and number[size + 1 : size + 2] == "0":
        return False
    return len(number) - size - 1 in lengths


def by_library(number: str, region: str) -> str:
    """The number in E.164 as the library of all countries reads it; empty if it is none.

    Args:
        number: Digits and their dress, without letters.
        region: Two capital letters, for numbers without a country code; may be empty.
    """
    import phonenumbers

    try:
        read = phonenumbers.parse(number, region or None)
    except phonenumbers.NumberParseException:
        return ""
    if read.italian_leading_zero and str(read.country_code) not in _LEADING_ZERO:
        read.italian_leading_zero = read.number_of_leading_zeros = None
    found = str(phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164))
    if is_whole(found):
        return found
    short = str(read.country_code) not in _LENGTHS and phonenumbers.is_valid_number(read)
    return found if short else ""


@lru_cache(maxsize=1024)
def _plan(start: str) -> tuple[int, frozenset[int], bool]:
    """Of the country whose numbers begin so: the size of its code, the lengths, whether with a 0.

    Args:
        start: The three digits after the plus.
    """
    for size in (1, 2, 3):
        if lengths := _lengths(start[:size]):
            return size, lengths, start[:size] in _LEADING_ZERO
    return 0, frozenset(), False


def _lengths(code: str) -> frozenset[int]:
    """How many digits follow a country code; none if there is no such code."""
    if code in _LENGTHS:
        return frozenset(_LENGTHS[code])
    import phonenumbers

    found: set[int] = set()
    for region in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(code or 0), ()):
        about = phonenumbers.PhoneMetadata.metadata_for_region_or_calling_code(int(code), region)
        for kind in (about.fixed_line, about.mobile) if about is not None else ():
            if kind is not None:
                found |= {*kind.possible_length} - {-1}
        if about is not None and not found and about.general_desc is not None:
            found |= {*about.general_desc.possible_length}
    return frozenset(found)
