"""The next best question: the open one whose answer narrows down the outcome most."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tui.scripts.model.script import Script
from tui.scripts.rules import Rules
from tui.scripts.sayings import Saying
from tui.scripts.state import CallState

from .gates import MET, NEED, NOT_MET, PARTLY, UNKNOWN
from .reading import ScriptReading
from .results import Evidence, NextQuestion
from .world import DEAL, DISQUALIFIED, NO_DEAL, World, company, possible, settled, talk

GATE_BONUS = 1.5
"""For a question that can open or close a gate."""


@dataclass(frozen=True, slots=True)
class _Open:
    """Something that can still be asked."""

    about: str
    share: float
    """Its part of the framework, or of the checklist."""
    gated: bool
    leads_to: Sequence[int]
    """What each answer would leave possible, as bits."""
    steps: tuple[str, ...]
    order: int


Worth = tuple[float, float, int, int]
"""What orders questions: narrowing, weight, the framework's order, the script's."""


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
    before = possible(agreed)
    ranked: list[tuple[Worth, NextQuestion]] = []
    for item in (
        *_criteria(agreed, reading, rules, evidence),
        *_profile(agreed, reading),
        *_request(agreed, reading),
    ):
        saved = sum(before.bit_count() - bits.bit_count() for bits in item.leads_to)
        narrowed = max(saved, 0) / len(item.leads_to)
        weight = item.share * (GATE_BONUS if item.gated or narrowed else 1)
        step = _step(item.steps, state)
        if step is None and item.about.startswith("icp:"):
            step = next(iter(item.steps), None)
        worth = (
            -round(narrowed * weight, 9),
            -round(weight, 9),
            item.order,
            script.place[step] if step else len(script.steps),
        )
        ranked.append((worth, NextQuestion(item.about, step, _why(before, item, world))))
    best = min(ranked, key=lambda entry: entry[0], default=None)
    closing = world.concrete is None and bool(before & DEAL)
    if closing and (best is None or (world.view.qualifies(world.ranks) and not best[0][0])):
        step = _step(reading.asks.facts.get("next_step", ()), state)
        return NextQuestion("next_step", step, Saying("it decides deal or no deal"))
    return best[1] if best else None


def _criteria(
    world: World, reading: ScriptReading, rules: Rules, evidence: Mapping[str, Evidence]
) -> Iterator[_Open]:
    view = world.view
    total = sum(view.weights)
    asked_in = {name: place for place, name in enumerate(view.framework.ask_order)}
    probe = world.need == NOT_MET and world.may_probe and not world.probed
    for place, name in enumerate(view.names):
        if world.ranks[place] != UNKNOWN and not (probe and place == view.need):
            continue
        kind = rules.criteria.get(name)
        known = (evidence.get(other) for other in (kind.after if kind else ()))
        if not all(found is not None and found.status != "unknown" for found in known):
            continue
        inside = place < len(view.weights)
        yield _Open(
            name,
            view.weights[place] / total if inside else 1 / len(view.weights),
            name in view.gated or name == NEED,
            _leads_to(world, place),
            reading.questions(name, rules.criteria),
            asked_in.get(name, len(asked_in) + place),
        )


def _leads_to(world: World, place: int) -> list[int]:
    """What each status of one criterion would leave possible."""
    if settled(world):
        return [DISQUALIFIED]
    tells_need = place == world.view.need and world.need in (UNKNOWN, NOT_MET)
    found = []
    for rank in (NOT_MET, PARTLY, MET):
        ranks = (*world.ranks[:place], rank, *world.ranks[place + 1 :])
        need = rank if tells_need else world.need
        probed = world.probed or (tells_need and rank == NOT_MET)
        found.append(company(world, world.profile, talk(world, ranks, need, probed)))
    return found


def _profile(world: World, reading: ScriptReading) -> Iterator[_Open]:
    checklist = world.profile.checklist
    if settled(world):
        return
    talked = talk(world, world.ranks, world.need, world.probed)
    for order, item in enumerate(checklist.items.values()):
        if item.id not in world.profile.known:
            yield _Open(
                f"icp:{item.id}",
                item.weight / checklist.total,
                item.knockout is not None,
                [
                    company(world, world.profile.with_option(item.id, option), talked)
                    for option in item.points
                ],
                reading.asks.checklists,
                order,
            )


def _request(world: World, reading: ScriptReading) -> Iterator[_Open]:
    if world.request_open and world.need in (PARTLY, MET):
        delivered = possible(replace(world, request_open=False))
        yield _Open(
            "request_fit",
            1 / len(world.view.weights),
            False,
            [DISQUALIFIED, delivered, delivered],
            reading.asks.facts.get("request_fit", ()),
            len(world.view.names),
        )


def _why(before: int, item: _Open, world: World) -> Saying:
    if DISQUALIFIED in item.leads_to and before != DISQUALIFIED:
        return Saying("it can still rule this lead out")
    if any((bits ^ before) & (DEAL | NO_DEAL) for bits in item.leads_to):
        return Saying("it decides deal or no deal")
    if item.about.startswith("icp:"):
        return Saying("it completes the profile")
    if item.about == "request_fit":
        return Saying("it says whether we can deliver")
    title = world.view.framework.title
    return Saying("it counts most for {framework}", {"framework": title})


def _step(steps: Sequence[str], state: CallState) -> str | None:
    """The first step that has not been asked yet; of those asked in vain the first."""
    fresh = [step for step in steps if step not in state.answers and step not in state.asked]
    again = [step for step in steps if step not in state.answers]
    return next(iter(fresh or again), None)
