"""One finished call as figures see it: what it adds, and which sets of calls it belongs to."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from data.figures.words import read_words

STEPS = ("lead", "called", "reached", "diagnosed", "qualified", "deal")
"""How far a lead may come by calls; whether a deal is won follows later."""

COUNTS = (
    "calls", "reached", "diagnosed", "qualified", "deals", "disqualified", "won", "lost", "hasty",
    "advances", "followed", "new_called", "new_reached", "new_diagnosed", "new_qualified",
    "new_deal",
)  # fmt: skip
"""What is counted of calls: each adds one or nothing."""
TIMES = ("seconds", "wasted")
"""Seconds of talk: all of them, and those with leads disqualified or in band D."""
SUMS = (*COUNTS, *TIMES)
"""What is added up of calls."""

CUTS = ("script", "framework", "route", "source", "segment", "lang", "band")
"""What calls are cut by, besides the rep; each is a column of the figures of a call."""
FILTERS = ("rep", "script", "framework", "route", "source", "segment", "lang", "band", "outcome",
           "reason", "verdict", "stage")  # fmt: skip
"""What calls may be chosen by; each is a column of `call_figure`."""
KINDS = ("all", "rep", *CUTS, "score", "reason", "comfort", "verdict")
"""What calls are added up by."""
OF_TALKS = frozenset({"route", "segment", "band", "score", "reason", "comfort", "verdict"})
"""Kinds of total that only calls are in that reached somebody."""
GIVEN = frozenset({"reason", "comfort", "verdict"})
"""Kinds of total that calls without a value are left out of."""
BUCKET = 5
"""Points of the score that are counted together."""

HASTY, CHECK = 5, 3
"""From how many points on a disqualification counts as hasty, and is worth a look."""

BLOCK = 30_000
"""Calls whose sets are kept in one row: 3,750 bytes, which fill a page of the file."""

BEGIN = date(1970, 1, 1).toordinal()

Key = tuple[int, str, str]
"""Block of calls, what they have in common, and its value."""


class CallFacts(NamedTuple):
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


COLUMNS = CallFacts._fields


def counts(call: CallFacts) -> tuple[int, ...]:
    """What a call adds, in the order of `SUMS`."""
    outcome, before, after = call.outcome, call.from_step, call.to_step
    disqualified = outcome == "disqualified"
    return (
        1,
        call.reached,
        call.diagnosed,
        int(outcome in ("deal", "no_deal")),
        int(outcome == "deal"),
        int(disqualified),
        int(call.won == 1),
        int(call.won == 0),
        int(call.hasty >= HASTY),
        call.advance,
        call.followed,
        int(before < 1 <= after),
        int(before < 2 <= after),
        int(before < 3 <= after),
        int(before < 4 <= after),
        int(before < 5 <= after),
        call.seconds,
        call.seconds if disqualified or call.band == "D" else 0,
    )


def keys(call: CallFacts) -> Iterator[Key]:
    """Every total that a call is counted in."""
    block = call.id // BLOCK
    for kind, value in _totals(call):
        yield block, kind, value


def _totals(call: CallFacts) -> Iterator[tuple[str, str]]:
    yield "all", ""
    yield "rep", call.rep
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
        yield "score", bucket(call.score)
    if call.reason:
        yield "reason", call.reason
    if call.comfort:
        yield "comfort", call.comfort
    if call.verdict:
        yield "verdict", call.verdict


def bucket(score: int) -> str:
    """The score as totals name it."""
    return f"{score // BUCKET * BUCKET:03}"


_OF_LEAD = ("rep", "script", "framework", "source", "lang")
_OF_TALK = ("route", "segment", "band", "outcome", "reason", "verdict", "stage", "comfort")
_of_lead, _of_talk = attrgetter(*_OF_LEAD), attrgetter(*_OF_TALK)

Part = tuple[str, object]
"""Something of a call that many calls share: what it is, and its value."""


def parts(call: CallFacts) -> tuple[Part, ...]:
    """What decides which sets a call is in, part by part."""
    return (
        ("lead", _of_lead(call)),
        ("talk", _of_talk(call)),
        ("count", counts(call)[1:-2]),
        ("wasted", call.outcome == "disqualified" or call.band == "D"),
        ("day", call.day),
        ("cohort", call.cohort),
        ("seconds", call.seconds),
        ("score", call.score),
        ("check", call.hasty >= CHECK),
        ("criterion", call.statuses),
        ("profile", call.profile),
    )


@lru_cache(maxsize=100_000)
def sets_of(part: Part) -> tuple[tuple[str, str], ...]:
    """The sets of calls that a part of a call puts it in: kinds, each with a value.

    A number is told by the sets of its binary digits: a call of five seconds is in those of the
    ones and the fours.
    """
    name, value = part
    found: Iterable[tuple[str, str]] = ()
    match name, value:
        case "lead", tuple():
            found = (("there", ""), *zip(_OF_LEAD, value, strict=True))
        case "talk", tuple():
            found = zip(_OF_TALK, value, strict=True)
        case "count", tuple():
            flags = zip(COUNTS[1:], value, strict=True)
            found = (("count", each) for each, number in flags if number)
        case "wasted", True:
            found = (("count", "wasted"),)
        case "check", True:
            found = (("check", ""),)
        case (("day" | "cohort"), str()):
            found = _digits(name, day_number(value))
        case "seconds", int():
            found = _digits(name, value)
        case "score", int():
            found = (("scored", ""), *_digits(name, value))
        case (("criterion" | "profile"), str()) if value:
            words = read_words(value).items()
            found = ((name, ""), *((name, f"{each}={said}") for each, said in words))
    return tuple(found)


def _digits(kind: str, number: int) -> tuple[tuple[str, str], ...]:
    places = range(number.bit_length())
    return tuple((kind, f"{place:02}") for place in places if number >> place & 1)


def day_number(day: str) -> int:
    """A day as a number from 1970 on; nothing before it was ever called."""
    return max(0, date.fromisoformat(day).toordinal() - BEGIN)
