"""The address of a view: what it shows, as one line that opens it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl, quote, urlencode

from data.figures.asked import Asked
from data.figures.facts import FILTERS
from tui.scripts.statistics.periods import USUAL, read_period

VIEWS = ("overview", "calls", "second-look", "sample", "script", "what-if", "wins", "reps")


@dataclass(frozen=True, slots=True)
class Address:
    """A view, its period in words (so that "last 30 days" stays that), and which calls."""

    view: str = "overview"
    period: str = USUAL
    only: Mapping[str, str] = field(default_factory=dict)
    by: str = ""

    def asked(self, today: date) -> Asked:
        """The question as it stands today.

        Raises:
            UnknownPeriod: The words are no period.
        """
        return Asked(read_period(self.period, today), dict(self.only))

    def __str__(self) -> str:
        """`overview?period=last+30+days&source=webinar`."""
        values = {"period": self.period, **dict(sorted(self.only.items()))}
        if self.by:
            values["by"] = self.by
        return f"{quote(self.view)}?{urlencode(values)}"


def read_address(text: str) -> Address:
    """The address in a line; what it doesn't know is left out."""
    view, _mark, query = text.partition("?")
    values = dict(parse_qsl(query))
    return Address(
        view if view in VIEWS else "overview",
        values.get("period", USUAL),
        {name: value for name, value in values.items() if name in FILTERS},
        values.get("by", ""),
    )
