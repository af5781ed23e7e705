"""Values as they are kept: text that means the same in every language.

`12.5`, `4800.00 EUR`, `2026-12-02`, `2026-12-02T10:00`, `yes`. Decimals throughout: a float
would turn 0.1 of an order into a figure that nobody typed.
"""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple

_MONEY = re.compile(r"(-?\d+(?:\.\d+)?) ([A-Z]{3})")
_CENT = Decimal("0.01")


class Money(NamedTuple):
    """An amount in a currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """The amount with two decimals, and the currency's code."""
        return f"{rounded(self.amount):f} {self.currency}"


def rounded(value: Decimal, unit: Decimal = _CENT) -> Decimal:
    """The value to the nearest `unit`, halves up, as people round."""
    return value.quantize(unit, ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """A number without exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def read_money(value: str) -> Money | None:
    """The money that a kept value stands for, or None where it is something else."""
    found = _MONEY.fullmatch(value)
    return Money(Decimal(found[1]), found[2]) if found else None


def read_number(value: str) -> Decimal | None:
    """The number that a kept value (a number, a percentage or money) stands for."""
    if money := read_money(value):
        return money.amount
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
