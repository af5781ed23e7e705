"""What somebody wants of a report, and how it becomes a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.languages import N_, _

from ..words import WordsError

if TYPE_CHECKING:
    from data.figures.asked import Asked

VIEWS = (
    "overview",
    "calls",
    "second-look",
    "sample",
    "script",
    "what-if",
    "wins",
    "reps",
    "sources",
)
UNKNOWN_VIEW = N_("there is no report called “{name}”; there are {known}")
UNKNOWN_FILTER = N_("“{words}” is not a filter. Write WHAT=VALUE, where WHAT is one of {known}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The options of `talktrack report`."""

    view: str = "overview"
    period: str = ""
    first: date | None = None
    last: date | None = None
    by: str = ""
    plan: str = ""
    only: tuple[str, ...] = ()
    calls: str = ""
    search: str = ""
    limit: int = 100
    script: str = ""
    framework: str = ""
    strict: str = ""
    loose: str = ""
    margin: str = ""
    answers: tuple[str, ...] = ()
    as_json: bool = False
    html: Path | None = None
    csv: Path | None = None
    xlsx: Path | None = None
    force: bool = False

    def asked(self, today: date, rep: str) -> Asked:
        """The question, with only one rep's calls where one was named.

        Raises:
            WordsError: There is no such view or filter.
            UnknownPeriod: The words are no period.
        """
        from data.figures.asked import Asked
        from tui.scripts.statistics.periods import read_period

        if self.view not in VIEWS:
            raise WordsError(_(UNKNOWN_VIEW).format(name=self.view[:40], known=", ".join(VIEWS)))
        found = ({"rep": rep} if rep else {}) | read_filters(self.only)
        return Asked(read_period(self.period, today, first=self.first, last=self.last), found)


def read_filters(only: Iterable[str]) -> dict[str, str]:
    """Filters as they were typed, WHAT=VALUE.

    Raises:
        WordsError: One of them is no filter.
    """
    from data.figures.facts import FILTERS

    found = {}
    for words in only:
        kind, equals, value = words.partition("=")
        if not equals or kind not in FILTERS:
            known = ", ".join(FILTERS)
            raise WordsError(_(UNKNOWN_FILTER).format(words=words[:40], known=known))
        found[kind] = value
    return found
