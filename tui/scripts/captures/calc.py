"""What a step works out from captures: the product of its factors."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from .canonical import Money, plain, read_money, read_number, rounded

if TYPE_CHECKING:
    from tui.scripts.model.script import Calc, Script


def compute(calc: "Calc", script: "Script", values: Mapping[str, str]) -> str | None:
    """The result of `calc` as a kept value, or None while one of its factors is missing.

    A percentage counts as its share. One sum of money among the factors makes the result money in
    the same currency.
    """
    product, currency = Decimal(1), None
    for name in calc.multiply:
        value = values.get(name, "" if name in script.captures else name)
        factor = read_number(value)
        if factor is None:
            return None
        capture = script.captures.get(name)
        if capture is not None and capture.type == "percent":
            factor /= 100
        if money := read_money(value):
            currency = money.currency
        product *= factor
    return str(Money(product, currency)) if currency else plain(rounded(product))
