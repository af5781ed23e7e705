"""Figures as plain values, for programs."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tui.languages import say
from tui.scripts.sayings import Saying
from tui.scripts.statistics import Share


def as_data(value: Any) -> Any:
    """The same as objects, lists, texts and numbers, ready for JSON."""
    if isinstance(value, Mapping):
        return {str(name): as_data(each) for name, each in value.items()}
    if isinstance(value, list | tuple) and not isinstance(value, Saying):
        named = getattr(value, "_asdict", None)
        return as_data(named()) if named else [as_data(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        found = {each.name: as_data(getattr(value, each.name)) for each in fields(value)}
        if isinstance(value, Share):
            ends = {"rate": value.rate, "low": value.low, "high": value.high}
            found |= {**ends, "show": value.showing}
        return found
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Saying):
        return say(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return float(value)
    return str(value) if isinstance(value, Decimal) else value
