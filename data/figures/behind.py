"""The calls behind a number, whatever the number is: a row of a table, a step, a sign, a score."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, literal, or_, true

from data.figures.asked import Asked
from data.figures.call_list import MEASURES
from data.figures.facts import STEPS
from data.figures.stale import figure

WON = "won"
"""The last step of the funnel, which deals tell and no call."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Which calls a number counts."""

    asked: Asked
    measure: str = "calls"
    """One of `MEASURES`."""
    step: str = ""
    """Calls by which leads that came in in the period came to this step of the funnel."""
    sign: tuple[str, str] = ("", "")
    """A criterion or an item of the profile, and its value."""
    scores: tuple[int, int] | None = None
    """Only talks with a score from the first to below the second."""
    statuses: tuple[str, ...] | None = None
    """Only talks that found out one of these, as words of the figures."""
    ids: tuple[int, ...] | None = None
    """Only these, where a number was counted from the paths of calls."""

    def counting(self, measure: str) -> "Behind":
        """The same calls, as far as another number counts them."""
        return replace(self, measure=measure)

    def rules(self) -> list[ColumnElement[bool]]:
        """What the figures of a call must satisfy."""
        rules = [*(_moved(self.asked, self.step) if self.step else self.asked.rules())]
        if self.measure != "calls":
            rules.append(MEASURES[self.measure])
        if self.sign[0]:
            rules.append(_said(*self.sign))
        if self.scores is not None:
            low, high = self.scores
            rules += [figure.c.score >= low, figure.c.score < high, figure.c.reached == 1]
        if self.statuses is not None:
            rules.append(figure.c.statuses.in_(self.statuses))
        if self.ids is not None:
            rules.append(figure.c.id.in_(self.ids))
        return rules


def _moved(asked: Asked, step: str) -> Sequence[ColumnElement[bool]]:
    """As the funnel counts: leads by the day they came in, whenever they were called."""
    c = figure.c
    period = asked.period
    rules = [
        c.day >= period.first,
        c.cohort.between(period.first.isoformat(), period.last.isoformat()),
        *asked.rules()[1:],
    ]
    if step == WON:
        return [*rules, c.won == 1]
    number = STEPS.index(step) if step in STEPS else 0
    return [*rules, and_(c.from_step < number, c.to_step >= number)] if number else rules


def _said(name: str, value: str) -> ColumnElement[bool]:
    """Whether the words `need=met size=mid` hold this pair."""
    pair = f"{name}={value}".replace("!", "!!").replace("%", "!%").replace("_", "!_")
    whole = [literal(" ") + column + literal(" ") for column in (figure.c.statuses,
                                                                 figure.c.profile)]  # fmt: skip
    found = or_(*(words.like(f"% {pair} %", escape="!") for words in whole))
    return found if name else true()
