"""Whether a `when` holds: what its names stand for in a call, and how values are compared."""

import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

from .model.script import Script
from .state import CallState

_COMPARISON = re.compile(r"^\s*(>=|<=|!=|>|<|=)\s*(-?\d+(?:[.,]\d+)?)\s*$")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_OPERATORS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "!=": operator.ne,
}


def holds(condition: Mapping[str, Any] | None, script: Script, state: CallState) -> bool:
    """Whether all of `condition` is true in the call; no condition is true."""
    for name, wanted in (condition or {}).items():
        if name == "any":
            if not any(holds(part, script, state) for part in wanted):
                return False
        elif name == "not":
            if holds(wanted, script, state):
                return False
        elif not _matches(values_of(name, state), wanted):
            return False
    return True


def values_of(name: str, state: CallState) -> set[str]:
    """Everything that `name` is at this moment.

    A name may be a fact, a criterion, a step, a capture or a field of the lead at once (a step
    `need` asks for the criterion `need`), so all of what it stands for is compared.
    """
    if name.startswith("icp."):
        chosen = state.icp.get(name.removeprefix("icp."))
        return {chosen} if chosen else set()
    mark = state.marks.get(name)
    values: set[str] = {mark.status if mark else "unknown"}
    if name in state.facts:
        values.add(state.facts[name])
    if name in state.answers:
        values.update(state.answers[name].answers)
    if name in state.captures:
        values.add(state.captures[name].value)
    elif name in state.known:
        values.add(state.known[name])
    return values


def _matches(values: set[str], wanted: Any) -> bool:
    if isinstance(wanted, list | tuple):
        return any(_matches(values, one) for one in wanted)
    comparison = _COMPARISON.match(str(wanted))
    if comparison is None:
        return str(wanted) in values
    compare, limit = _OPERATORS[comparison[1]], _number(comparison[2])
    return any(compare(_number(value), limit) for value in values if _NUMBER.search(value))


def _number(text: str) -> float:
    found = _NUMBER.search(text)
    return float(found[0].replace(",", ".")) if found else 0.0
