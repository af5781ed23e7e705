"""The address of a view: `overview?from=2026-10-01&to=2026-10-31&rep=Alex`.

It says everything that the screen shows, so that it can be copied, sent and opened again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from tui.languages import N_
from tui.scripts.sayings import SayingError
from tui.scripts.statistics.periods import USUAL, Period, read_period

if TYPE_CHECKING:
    from data.figures.asked import Asked

VIEWS = ("overview", "calls", "script", "second-look", "what-if", "wins", "reps", "plan", "sources")
"""The views in the order of their digits."""
FILTERS = ("rep", "script", "framework", "route", "source", "segment", "lang", "band", "outcome",
           "reason", "verdict", "stage")  # fmt: skip
"""What calls may be chosen by; the same as the figures know."""
MORE = ("search", "version", "now", "then", "gate", "strict", "loose", "margin")
"""What only one view asks for."""
LONGEST = 2_000
"""Characters of an address."""

NO_VIEW = N_("There is no view called “{name}”. Begin the address with one of: {known}.")
NO_PART = N_("“{name}” can't stand in an address. After the ? write: {known}.")
NO_DAY = N_("“{words}” is not a day. Write it like 2026-10-31.")


class BadAddress(SayingError):
    """A text that is no address."""


@dataclass(frozen=True)
class Address:
    """A view, a period, the calls it shows, and what only this view asks for."""

    view: str = "overview"
    period: str = USUAL
    """The period in words; empty where the days are given."""
    first: date | None = None
    last: date | None = None
    only: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The address as it is written."""
        parts: dict[str, str] = {}
        if self.first or self.last:
            parts |= {"from": str(self.first)} if self.first else {}
            parts |= {"to": str(self.last)} if self.last else {}
        elif self.period != USUAL:
            parts["period"] = self.period.replace(" ", "_")
        parts |= {name: self.only[name] for name in FILTERS if name in self.only}
        parts |= {name: self.more[name] for name in MORE if self.more.get(name)}
        return f"{self.view}?{urlencode(parts)}" if parts else self.view

    def days(self, today: date) -> Period:
        """The period as days.

        Raises:
            UnknownPeriod: The words are none, or it ends before it begins.
        """
        if self.first or self.last:
            return read_period("", today, first=self.first, last=self.last)
        return read_period(self.period, today)

    def asked(self, today: date) -> Asked:
        """The question to the figures."""
        from data.figures.asked import Asked

        return Asked(self.days(today), dict(self.only))

    def at(self, view: str) -> Address:
        """Another view of the same calls."""
        return replace(self, view=view)

    def over(self, words: str) -> Address:
        """The same view in another period: words, a day, or two days with `..` between.

        Raises:
            BadAddress: One of the two is not a day.
        """
        first, dots, last = words.partition("..")
        if dots:
            ends = _day(first.strip()), _day(last.strip())
            return replace(self, period="", first=ends[0], last=ends[1])
        return replace(self, period=" ".join(words.split()), first=None, last=None)

    def filtered(self, name: str, value: str | None) -> Address:
        """The same view of fewer calls; None takes the filter away."""
        only = {each: self.only[each] for each in self.only if each != name}
        return replace(self, only=only if value is None else {**only, name: value})

    def told(self, **more: str) -> Address:
        """The same view, asked for something else."""
        return replace(self, more={**self.more, **more})


def read_address(text: str) -> Address:
    """The address that somebody typed or that was kept.

    Raises:
        BadAddress: It is none; the sentence says what is wrong.
    """
    view, _mark, rest = text.strip()[:LONGEST].partition("?")
    if view not in VIEWS:
        raise BadAddress(NO_VIEW, name=view[:40], known=", ".join(VIEWS))
    found = Address(view)
    for name, value in parse_qsl(rest, keep_blank_values=True):
        if name == "from":
            found = replace(found, period="", first=_day(value))
        elif name == "to":
            found = replace(found, period="", last=_day(value))
        elif name == "period":
            found = replace(found, period=value.replace("_", " "))
        elif name in FILTERS:
            found = found.filtered(name, value)
        elif name in MORE:
            found = found.told(**{name: value})
        else:
            known = ", ".join(("from", "to", "period", *FILTERS, *MORE))
            raise BadAddress(NO_PART, name=name[:40], known=known)
    return found


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise BadAddress(NO_DAY, words=words[:40]) from None
