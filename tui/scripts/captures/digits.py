"""Digits with their separators: `18 000,00`, `18.000,50`, `4,800`, `4.8`.

The rule, for one number and whatever the language:

- Spaces (also the unbreakable ones) and apostrophes group, in threes.
- With both a comma and a dot, the one further right is the decimal sign.
- A separator that occurs twice groups.
- A single separator is the decimal sign, unless exactly three digits follow it. Then English reads
  the comma as grouping (4,800 is four thousand eight hundred) and the dot as decimal, Polish
  and Russian the other way round (4.800 is four thousand eight hundred; 4,800 is 4.8).
- After 0 or after more than three digits nothing can group: 0,125 and 1234,567 are decimals.
"""

import re
from decimal import Decimal

from .errors import Refusal

_GROUPS = re.compile(r"\d{1,3}(?:[ '’]\d{3})+(?!\d)")
_ODD = "“{typed}” is not a number that can be read. Type it as in {example}."
_TWO_WAYS = (
    "“{typed}” can be read in two ways. Type it without the separator, or with two decimals."
)


def decimal(text: str, lang: str, *, sure: bool = False) -> Decimal:
    """The number that `text` (digits, separators, nothing else) stands for.

    With `sure`, three digits after what would be the decimal sign are refused: no sum of money
    has them, so the writer probably meant thousands.
    """
    whole = _GROUPS.sub(lambda found: re.sub(r"[ '’]", "", found[0]), text.strip())
    if not re.fullmatch(r"\d+(?:[.,]\d+)*", whole):
        raise Refusal(_ODD)
    signs = re.findall(r"[.,]", whole)
    if not signs:
        return Decimal(whole)
    point = _decimal_sign(whole, signs, lang)
    if point is None:
        return Decimal(_ungrouped(whole, signs[0]))
    before, _, after = whole.rpartition(point)
    if sure and len(after) == 3 and len(signs) == 1 and before.strip("0") and len(before) <= 3:
        raise Refusal(_TWO_WAYS)
    other = "," if point == "." else "."
    return Decimal(f"{_ungrouped(before, other)}.{after}")


def _decimal_sign(whole: str, signs: list[str], lang: str) -> str | None:
    """The decimal sign among `signs`, or None where they group."""
    last = signs[-1]
    if len(signs) > 1:
        return last if signs.count(last) == 1 else None
    before, _, after = whole.partition(last)
    if len(after) != 3 or len(before) > 3 or before.startswith("0"):
        return last
    grouping = "," if lang.split("-")[0] == "en" else "."
    return None if last == grouping else last


def _ungrouped(digits: str, sign: str) -> str:
    """The digits without their grouping sign, which must stand before every third."""
    if not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+|\d+", digits):
        raise Refusal(_ODD)
    return digits.replace(sign, "")
