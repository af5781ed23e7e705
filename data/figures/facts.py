"""One finished call as figures see it, and what it adds to its day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter

STEPS = ("lead", "called", "reached", "diagnosed", "qualified", "deal")
"""How far a lead may come by calls; whether a deal is won follows later."""

COUNTS = (
    "calls", "reached", "diagnosed", "qualified", "deals", "disqualified", "won", "lost", "hasty",
    "advances", "followed", "seconds", "wasted", "new_called", "new_reached", "new_diagnosed",
    "new_qualified", "new_deal",
)  # fmt: skip
"""The columns of a day's figures, in their order."""

EVERYONE = ""
CUTS = ("script", "framework", "route", "source", "segment", "lang", "band")
"""What calls are cut by, besides the rep; each is a column of the figures of a call."""
UNKNOWN = ""
BUCKET = 5
"""Points of the score that are counted together."""

HASTY = 5

Key = tuple[str, str, str, str]
"""Whose day it is, the day, what the calls have in common, and its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """A finished call in the columns of `call_figure`."""

    id: int
    lead: int
    day: str
    rep: str
    script: str
    lang: str
    framework: str
    route: str = ""
    source: str = ""
    segment: str = ""
    stage: str = ""
    verdict: str = ""
    outcome: str = ""
    reason: str = ""
    band: str = ""
    comfort: str = ""
    cohort: str = ""
    statuses: str = ""
    profile: str = ""
    reached: int = 0
    diagnosed: int = 0
    from_step: int = 0
    to_step: int = 0
    score: int | None = None
    fit: int | None = None
    seconds: int = 0
    ease: int | None = None
    hasty: int = 0
    advance: int = 0
    followed: int = 0
    won: int | None = None
    cycle: int | None = None


COLUMNS = tuple(field.name for field in fields(CallFacts))
_ROW = attrgetter(*COLUMNS)


def counts(call: CallFacts) -> tuple[int, ...]:
    """What a call adds, in the order of `COUNTS`."""
    disqualified = call.outcome == "disqualified"
    return (
        1,
        call.reached,
        call.diagnosed,
        int(call.outcome in ("deal", "no_deal")),
        int(call.outcome == "deal"),
        int(disqualified),
        int(call.won == 1),
        int(call.won == 0),
        int(call.hasty >= HASTY),
        call.advance,
        call.followed,
        call.seconds,
        call.seconds if disqualified or call.band == "D" else 0,
        *(int(call.from_step < step <= call.to_step) for step in range(1, len(STEPS))),
    )


def keys(call: CallFacts) -> Iterator[Key]:
    """Everything that a call is counted under."""
    for kind, value in _kinds(call):
        yield EVERYONE, call.day, kind, value
        if kind not in ("cohort", "rep"):
            yield f"={call.rep}", call.day, kind, value


def _kinds(call: CallFacts) -> Iterator[tuple[str, str]]:
    yield "all", ""
    yield "rep", call.rep
    yield "cohort", call.cohort
    yield "script", call.script
    yield "framework", call.framework
    yield "source", call.source
    yield "lang", call.lang
    if not call.reached:
        return
    yield "route", call.route
    yield "segment", call.segment
    yield "band", call.band
    if call.score is not None:
        yield "score", f"{call.score // BUCKET * BUCKET:03}"
    if call.reason:
        yield "reason", call.reason
    if call.comfort:
        yield "comfort", call.comfort
    if call.verdict:
        yield "verdict", call.verdict


def as_row(call: CallFacts) -> tuple[object, ...]:
    """The values of a call in the order of `COLUMNS`."""
    found: tuple[object, ...] = _ROW(call)
    return found


def from_row(row: Mapping[str, object]) -> CallFacts:
    """The figures of a call as they were stored."""
    values = {name: row[name] for name in COLUMNS}
    day = values["day"]
    values["day"] = day.isoformat() if isinstance(day, date) else day
    return CallFacts(**values)  # type: ignore[arg-type]
