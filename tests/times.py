"""The moment at which tests happen, and how fast their machine is."""

from datetime import UTC, datetime
from time import thread_time

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""A Monday."""

USUAL = 0.0002
"""Seconds that the work of `slowness` takes where the limits of tests were set."""


def slowness() -> float:
    """By how much a limit has to be longer here and now: a busy or old machine counts slower."""
    return max(1.0, min(map(_seconds_of_work, range(50))) / USUAL)


def _seconds_of_work(_turn: int) -> float:
    began = thread_time()
    found: dict[int, int] = {}
    for number in range(2000):
        found[number % 97] = found.get(number % 97, 0) + number
    return thread_time() - began
