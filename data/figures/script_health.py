"""The health of a script: where talks end, what is skipped or gets no answer, how long it takes.

It is read from the paths of the latest talks, at most `TALKS` of a version, so that it takes no
time however many there are; the page says how many were read.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import Chosen, choose
from data.figures.totals import totals
from data.tables.core import call, call_event, script_version
from tui.scripts.statistics import Difference, Share, compare, quantile, stands_out
from tui.scripts.statistics.paths import Path, read_path

TALKS = 1_000
"""Talks of a version that are read, the latest."""
REMARKS = 100
ENDS = frozenset({"outcome"})

_Steps = dict[str, Mapping[str, str]]
"""What a script says of its steps, in its order."""
_OF_STEP = ("reached", "ended", "skipped", "asked", "unanswered")


@dataclass(frozen=True, slots=True)
class StepHealth:
    """What happened on one step."""

    id: str
    text: str
    stage: str
    reached: int
    ended: Share
    """Talks that ended here, of those that reached it."""
    skipped: Share
    """Went on without asking, of those that reached it; only of steps that ask."""
    unanswered: Share
    """Asked without one of the script's answers, of those asked."""
    median: float | None
    """Seconds."""
    slow: float | None
    """Seconds that nine of ten stay under."""


@dataclass(frozen=True, slots=True)
class StageTime:
    """How long talks stay on the steps of a stage together."""

    stage: str
    talks: int
    median: float
    """Seconds."""
    slow: float
    """Seconds that nine of ten stay under."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something they said that the script has no answer for."""

    step: str
    words: str
    call_id: int


@dataclass(frozen=True, slots=True)
class ScriptHealth:
    """One version of a script."""

    script: str
    """Id and version, with a space between."""
    talks: int
    there: int
    """Talks in the period, read or not."""
    steps: tuple[StepHealth, ...]
    cards: tuple[tuple[str, int], ...]
    """Cards by how many talks opened them."""
    objections: tuple[tuple[str, str, int], ...]
    """Objection and step, by how many talks."""
    remarks: tuple[Remark, ...]
    """The author's inbox, the latest first."""
    stages: tuple[StageTime, ...]
    """In the order of the script."""
    worst: str
    """The step where clearly more talks end than on the others; empty for none."""


@dataclass(frozen=True, slots=True)
class StepBeside:
    """One step in two versions."""

    id: str
    same: bool
    """Whether id and text are unchanged, so that both may be pooled."""
    ended: Difference
    unanswered: Difference
    pooled: Share
    """Ends of both together, where they are the same; else of the first."""


@dataclass(slots=True)
class _Step:
    reached: int = 0
    ended: int = 0
    skipped: int = 0
    asked: int = 0
    unanswered: int = 0
    seconds: list[float] = field(default_factory=list)


def versions(connection: Connection, asked: Asked) -> list[tuple[str, int]]:
    """The versions that talks were held by, with how many, the most first."""
    found = totals(connection, asked, ["script"]).by("script")
    return [(script, counts.reached) for script, counts in found.items() if counts.reached]


def script_health(connection: Connection, asked: Asked, script: str) -> ScriptHealth:
    """Read the health of a version, given as id and version with a space between."""
    held = _held(connection, asked, script)
    ids = held.latest(TALKS)
    steps = _steps(connection, max(ids, default=None))
    order = list(steps)
    counted: dict[str, _Step] = defaultdict(_Step)
    cards: Counter[str] = Counter()
    raised: Counter[tuple[str, str]] = Counter()
    remarks: list[Remark] = []
    spent: dict[str, list[float]] = defaultdict(list)
    talks = 0
    for call_id, path in _paths(connection, ids, order[0] if order else ""):
        talks += 1
        _count(counted, path, steps)
        for stage, seconds in _by_stage(path, steps).items():
            spent[stage].append(seconds)
        cards.update({card for card, _step in path.cards})
        raised.update({each for each in path.cards if each[0].startswith("objection:")})
        remarks += [Remark(step, words, call_id) for step, words in path.asked.items() if words]
    found = tuple(
        _health(step, steps, counted[step])
        for step in sorted(counted, key=lambda one: order.index(one) if one in order else 999)
    )
    remarks.sort(key=lambda one: -one.call_id)
    return ScriptHealth(
        script,
        talks,
        held.count(),
        found,
        tuple(cards.most_common(30)),
        tuple((card, step, count) for (card, step), count in raised.most_common(30)),
        tuple(remarks[:REMARKS]),
        _stages(spent, steps),
        _worst(found),
    )


def _by_stage(path: Path, steps: _Steps) -> Mapping[str, float]:
    """Seconds of a talk on each stage."""
    found: dict[str, float] = defaultdict(float)
    for step, spent in path.times.items():
        if stage := steps.get(step, {}).get("stage"):
            found[stage] += spent / 1000
    return found


def _stages(spent: Mapping[str, Sequence[float]], steps: _Steps) -> tuple[StageTime, ...]:
    order = dict.fromkeys(step["stage"] for step in steps.values())
    return tuple(
        StageTime(stage, len(times), quantile(times, 0.5) or 0.0, quantile(times, 0.9) or 0.0)
        for stage in order
        if (times := spent.get(stage, ()))
    )


@dataclass(frozen=True, slots=True)
class StepCalls:
    """The calls behind the numbers of one step."""

    reached: tuple[int, ...]
    ended: tuple[int, ...]
    skipped: tuple[int, ...]
    asked: tuple[int, ...]
    unanswered: tuple[int, ...]


def step_calls(connection: Connection, asked: Asked, script: str, step: str) -> StepCalls:
    """The talks that `script_health` counted on a step."""
    ids = _held(connection, asked, script).latest(TALKS)
    steps = _steps(connection, max(ids, default=None))
    found: dict[str, list[int]] = defaultdict(list)
    for call_id, path in _paths(connection, ids, next(iter(steps), "")):
        counted: dict[str, _Step] = defaultdict(_Step)
        _count(counted, path, steps)
        for name in _OF_STEP:
            if getattr(counted[step], name):
                found[name].append(call_id)
    return StepCalls(*(tuple(found[name]) for name in _OF_STEP))


def stage_calls(connection: Connection, asked: Asked, script: str, stage: str) -> tuple[int, ...]:
    """The talks that `script_health` counted in a stage."""
    ids = _held(connection, asked, script).latest(TALKS)
    steps = _steps(connection, max(ids, default=None))
    return tuple(
        call_id
        for call_id, path in _paths(connection, ids, next(iter(steps), ""))
        if stage in _by_stage(path, steps)
    )


def card_calls(
    connection: Connection, asked: Asked, script: str, card: str, step: str = ""
) -> tuple[int, ...]:
    """The talks in which a card was opened; with a step, on that one."""
    ids = _held(connection, asked, script).latest(TALKS)
    steps = _steps(connection, max(ids, default=None))
    return tuple(
        call_id
        for call_id, path in _paths(connection, ids, next(iter(steps), ""))
        if any(name == card and step in ("", where) for name, where in path.cards)
    )


def side_by_side(one: ScriptHealth, other: ScriptHealth) -> tuple[StepBeside, ...]:
    """The steps of two versions, pooled only where id and text are unchanged."""
    theirs = {step.id: step for step in other.steps}
    found = []
    for step in one.steps:
        if step.id in theirs:
            second = theirs[step.id]
            same = step.text == second.text
            found.append(
                StepBeside(
                    step.id,
                    same,
                    compare(step.ended, second.ended, "less"),
                    compare(step.unanswered, second.unanswered, "less"),
                    step.ended + second.ended if same else step.ended,
                )
            )
    return tuple(found)


def _held(connection: Connection, asked: Asked, script: str) -> Chosen:
    """The talks that were held by a version."""
    return choose(connection, asked.also(script=script)).within("count", "reached")


def _count(counted: dict[str, _Step], path: Path, steps: _Steps) -> None:
    for step, spent in path.times.items():
        here = counted[step]
        here.reached += 1
        here.seconds.append(spent / 1000)
        asks = steps.get(step, {}).get("kind") in ("ask", "pain")
        if step in path.answered:
            here.asked += 1
        elif step in path.asked:
            here.asked += 1
            here.unanswered += 1
        elif asks and step != path.last:
            here.skipped += 1
    if path.last and steps.get(path.last, {}).get("kind") not in ENDS and not _is_last(path, steps):
        counted[path.last].ended += 1


def _is_last(path: Path, steps: _Steps) -> bool:
    """Whether the talk ended where the script does."""
    return bool(steps) and path.last == next(reversed(steps))


def _health(step: str, steps: _Steps, here: _Step) -> StepHealth:
    known = steps.get(step, {})
    return StepHealth(
        step,
        known.get("text", ""),
        known.get("stage", ""),
        here.reached,
        Share(here.ended, here.reached),
        Share(here.skipped, here.reached),
        Share(here.unanswered, here.asked),
        quantile(here.seconds, 0.5),
        quantile(here.seconds, 0.9),
    )


def _worst(steps: Sequence[StepHealth]) -> str:
    everyone = sum((step.ended for step in steps), Share(0, 0))
    clear = [
        (found.points, step.id)
        for step in steps
        if (found := compare(step.ended, _rest(everyone, step.ended), "less")).points > 0
        and stands_out(found, len(steps))
    ]
    return max(clear)[1] if clear else ""


def _rest(everyone: Share, share: Share) -> Share:
    return Share(everyone.hits - share.hits, everyone.of - share.of)


def _steps(connection: Connection, call_id: int | None) -> _Steps:
    chosen = (
        select(script_version.c.text)
        .join(call, call.c.script_hash == script_version.c.hash)
        .where(call.c.id == call_id)
    )
    text = connection.execute(chosen).scalar() if call_id is not None else None
    return {
        step["id"]: {name: str(step.get(name) or "") for name in ("text", "stage", "kind")}
        for step in json.loads(text or "{}").get("steps", ())
    }


def _paths(connection: Connection, calls: Sequence[int], first: str) -> Iterable[tuple[int, Path]]:
    event = call_event.c
    chosen = (
        select(event.call_id, event.seq, event.at_ms, event.kind, event.step, event.payload)
        .where(event.call_id.in_(calls))
        .order_by(event.call_id, event.seq)
    )
    for call_id, own in groupby(connection.execute(chosen).all(), key=itemgetter(0)):
        yield call_id, read_path([row[1:] for row in own], first)
