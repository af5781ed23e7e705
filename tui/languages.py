"""Stub until the interface's languages are in place."""

from tui.scripts.sayings import Saying


def _(text: str) -> str:
    return text


def N_(text: str) -> str:
    return text


def ngettext(one: str, many: str, n: int) -> str:
    return one if n == 1 else many


def say(saying: Saying) -> str:
    return str(saying)
