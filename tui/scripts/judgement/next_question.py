"""The next best question: the open one whose answer narrows down the outcome most."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tui.scripts.model.script import Script
from tui.scripts.rules import Rules
from tui.scripts.sayings import Saying
from tui.scripts.state import CallState

from .gates import MET, NEED, NOT_MET, PARTLY, UNKNOWN
from .reading import ScriptReading
from .results import Evidence, NextQuestion
from .world import DEAL, DISQUALIFIED, NO_DEAL, World, possible

GATE_BONUS = Fraction(3, 2)
"""For a question that can open or close a gate."""


@dataclass(frozen=True, slots=True)
class _Open:
    """Something that can still be asked, and the worlds that the answers lead to."""

    about: str
    share: Fraction
    gated: bool
    answers: Sequence[World]
    steps: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class _Split:
    """How well the answers of a question tell outcomes apart."""

    narrowed: Fraction
    why: Saying


def next_question(
    world: World,
    script: Script,
    state: CallState,
    reading: ScriptReading,
    rules: Rules,
    evidence: Mapping[str, Evidence],
) -> NextQuestion | None:
    """The question to ask next, or None when no answer can change the outcome.

    A question is worth the share of its criterion times what its answers narrow down, judged as if
    the next step were agreed; where nothing narrows, the weight alone. The next step itself comes
    once the framework qualifies.
    """
    agreed = replace(world, concrete=True) if world.concrete is None else world
    asking = [
        *_criteria(agreed, reading, rules, evidence),
        *_profile(agreed, reading),
        *_request(agreed, reading),
    ]
    before = possible(agreed)
    ranked: list[tuple[Fraction, Fraction, int, int, NextQuestion]] = []
    for item in asking:
        split = _split(before, item)
        bonus = GATE_BONUS if item.gated or split.narrowed else Fraction(1)
        step = _step(item.steps, state)
        if step is None and item.about.startswith("icp:"):
            step = next(iter(item.steps), None)
        place = script.place[step] if step else len(script.steps)
        ranked.append(
            (
                -split.narrowed * item.share * bonus,
                -item.share * bonus,
                item.order,
                place,
                NextQuestion(item.about, step, split.why),
            )
        )
    ask_next_step = world.concrete is None and bool(possible(agreed) & DEAL)
    if ask_next_step and (world.view.qualifies(world.ranks) or not ranked):
        step = _step(reading.asks.facts.get("next_step", ()), state)
        closing = NextQuestion("next_step", step, Saying("it decides deal or no deal"))
        if not ranked or not min(ranked, key=_key)[0]:
            return closing
    return min(ranked, key=_key)[4] if ranked else None


def _key(
    entry: tuple[Fraction, Fraction, int, int, NextQuestion],
) -> tuple[Fraction, Fraction, int, int]:
    return entry[:4]


def _criteria(
    world: World, reading: ScriptReading, rules: Rules, evidence: Mapping[str, Evidence]
) -> Iterator[_Open]:
    view = world.view
    total = sum(view.weights)
    asked_in = {name: place for place, name in enumerate(view.framework.ask_order)}
    for place, name in enumerate(view.names):
        again = (
            place == view.need and world.need == NOT_MET and world.may_probe and not world.probed
        )
        if world.ranks[place] != UNKNOWN and not again:
            continue
        kind = rules.criteria.get(name)
        known = (evidence.get(other) for other in (kind.after if kind else ()))
        if not all(found is not None and found.status != "unknown" for found in known):
            continue
        inside = place < len(view.weights)
        yield _Open(
            name,
            Fraction(view.weights[place], total) if inside else Fraction(1, len(view.weights)),
            name in view.gated or name == NEED,
            [_with_status(world, place, rank) for rank in (NOT_MET, PARTLY, MET)],
            reading.questions(name, rules.criteria),
            asked_in.get(name, len(asked_in) + place),
        )


def _with_status(world: World, place: int, rank: int) -> World:
    ranks = (*world.ranks[:place], rank, *world.ranks[place + 1 :])
    if place != world.view.need or world.need not in (UNKNOWN, NOT_MET):
        return replace(world, ranks=ranks)
    return replace(world, ranks=ranks, need=rank, probed=world.probed or rank == NOT_MET)


def _profile(world: World, reading: ScriptReading) -> Iterator[_Open]:
    checklist = world.profile.checklist
    for order, item in enumerate(checklist.items.values()):
        if item.id not in world.profile.known:
            yield _Open(
                f"icp:{item.id}",
                Fraction(item.weight, checklist.total),
                item.knockout is not None,
                [
                    replace(world, profile=world.profile.with_option(item.id, option))
                    for option in item.points
                ],
                reading.asks.checklists,
                order,
            )


def _request(world: World, reading: ScriptReading) -> Iterator[_Open]:
    if world.request_open and world.need in (PARTLY, MET):
        yield _Open(
            "request_fit",
            Fraction(1, len(world.view.weights)),
            False,
            [
                replace(world, request_fit=fit, request_open=False)
                for fit in ("none", "partial", "full")
            ],
            reading.asks.facts.get("request_fit", ()),
            len(world.view.names),
        )


def _split(before: int, item: _Open) -> _Split:
    after = [possible(world) for world in item.answers]
    saved = sum(before.bit_count() - bits.bit_count() for bits in after)
    if DISQUALIFIED in after and before != DISQUALIFIED:
        why = Saying("it can still rule this lead out")
    elif saved and any((bits ^ before) & (DEAL | NO_DEAL) for bits in after):
        why = Saying("it decides deal or no deal")
    elif item.about.startswith("icp:"):
        why = Saying("it completes the profile")
    elif item.about == "request_fit":
        why = Saying("it says whether we can deliver")
    else:
        framework = item.answers[0].view.framework.title
        why = Saying("it counts most for {framework}", {"framework": framework})
    return _Split(Fraction(max(saved, 0), len(after)), why)


def _step(steps: Sequence[str], state: CallState) -> str | None:
    """The first step that has not been asked yet; of those asked in vain the first."""
    fresh = [step for step in steps if step not in state.answers and step not in state.asked]
    again = [step for step in steps if step not in state.answers]
    return next(iter(fresh or again), None)
