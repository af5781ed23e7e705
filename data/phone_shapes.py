"""Numbers of the commonest countries by their length alone, without the tables of `phonenumbers`.

Reading one number with that library costs as much as everything else that is done with a row of an
import. Where a country's rule is a fixed count of digits, counting them is enough; every number
that is not of such a shape is left to the library, and a test holds the two to one answer.
"""

import re
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
    "PL": _Shape("+48", "", re.compile(r"[1-9]\d{8}", re.ASCII)),
    "RU": _Shape("+7", "8", re.compile(r"[349]\d{9}", re.ASCII)),
    "US": _Shape("+1", "1", re.compile(r"[2-9]\d{9}", re.ASCII)),
    "CA": _Shape("+1", "1", re.compile(r"[2-9]\d{9}", re.ASCII)),
    "GB": _Shape("+44", "0", re.compile(r"[1237]\d{9}", re.ASCII), trunk_needed=True),
}


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
    if shape.trunk and len(digits) == 11 and digits.startswith(shape.trunk):
        digits = digits[1:]
    elif shape.trunk_needed:
        return ""
    return shape.code + digits if shape.number.fullmatch(digits) else ""
