"""Amounts worked out from captures: the product of a `calc`."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from ..model.script import Calc, Script

_WHOLE = Decimal("0.01")


def compute(calc: Calc, script: Script, values: Mapping[str, str]) -> str | None:
    """The product of the factors as a canonical value, or None while one of them is missing.

    A percentage counts as its share (30 as 0.3). Where a factor is money so is the result, in that
    factor's currency; else it is a number.
    """
    product, currency = Decimal(1), ""
    for factor in calc.multiply:
        capture = script.captures.get(factor)
        text = values.get(factor) if capture else factor
        if not text:
            return None
        amount, _, unit = text.partition(" ")
        try:
            number = Decimal(amount)
        except InvalidOperation:
            return None
        if capture and capture.type == "percent":
            number /= 100
        currency = currency or unit
        product *= number
    if currency:
        return f"{product.quantize(_WHOLE)} {currency}"
    return f"{product.quantize(_WHOLE).normalize():f}"
