"""What the verdict depends on, and which outcomes it leaves possible."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.scripts.model.outcomes import VerdictRules
from tui.scripts.model.script import Script
from tui.scripts.rules import Rules
from tui.scripts.state import CallState

from .gates import MET, NEED, NOT_MET, PARTLY, UNKNOWN, View
from .icp import Profile
from .reading import ScriptReading

DEAL, NO_DEAL, DISQUALIFIED = 1, 2, 4
BITS = {"deal": DEAL, "no_deal": NO_DEAL, "disqualified": DISQUALIFIED}


@dataclass(frozen=True, slots=True)
class World:
    """Everything that the outcome follows from, known or not."""

    view: View
    ranks: tuple[int, ...]
    """Status of each of the view's criteria."""
    need: int
    profile: Profile
    finding: str
    """The reason that an answer of the script has settled, or empty."""
    probed: bool
    """Enough was asked about need to believe that there is none."""
    may_probe: bool
    """Enough can still be asked."""
    closing: frozenset[int]
    """Places of criteria whose only questions would settle that there is no need."""
    request_fit: str
    request_open: bool
    """The request is not known and the script asks about it."""
    funds: str
    concrete: bool | None
    """Whether a concrete next step is agreed; None while none is set."""


def possible(world: World) -> int:
    """The outcomes that some way of filling in what is unknown leads to, as bits.

    Every unknown criterion, ICP item, request fit and next step is filled in; need found not met
    counts as well probed. All conditions of the gates grow with what is met, so the two extremes
    stand for all the ways between them.
    """
    if settled(world):
        return DISQUALIFIED
    return company(world, world.profile, talk(world, world.ranks, world.need, world.probed))


def settled(world: World) -> bool:
    """Whether something that was said disqualifies, whatever else is learnt."""
    return bool(world.finding) or world.funds == "none" or world.request_fit == "none"


def company(world: World, profile: Profile, talked: int) -> int:
    """What is possible with a profile, given what the talk leaves possible."""
    if not profile.may_pass():
        return DISQUALIFIED
    return talked | DISQUALIFIED if world.request_open or profile.may_fail() else talked


def talk(world: World, ranks: Sequence[int], need: int, probed: bool) -> int:
    """What needs, gates and next step leave possible for a company that fits."""
    if need == NOT_MET and probed:
        return DISQUALIFIED
    found = DISQUALIFIED if need == UNKNOWN or (need == NOT_MET and world.may_probe) else 0
    # To ask about a closing criterion disqualifies, so elsewhere it stays unknown.
    left = world.closing if need == NOT_MET else ()
    best = [rank or (UNKNOWN if at in left else MET) for at, rank in enumerate(ranks)]
    if world.concrete is not False and world.view.qualifies(best):
        found |= DEAL
    worst = [
        rank if at in left else lowest
        for at, (rank, lowest) in enumerate(zip(ranks, _worst(world, ranks, need), strict=True))
    ]
    if world.concrete is not True or not world.view.qualifies(worst):
        found |= NO_DEAL
    return found


def _worst(world: World, ranks: Sequence[int], need: int) -> Sequence[int]:
    """Everything unknown not met, but need partly: not met would disqualify."""
    worst = [rank or NOT_MET for rank in ranks]
    place = world.view.need
    if need == UNKNOWN and ranks[place] == UNKNOWN:
        worst[place] = PARTLY
    return worst


def closing(world: World, asked: int, level: int, rules: Rules) -> frozenset[int]:
    """Places of unknown criteria that one more question would settle together with need.

    Need reads them, so their questions count as questions about need.
    """
    wanted = rules.outcomes.verdict
    one_is_missing = asked + 1 == wanted.need_questions and level >= wanted.pain_level
    if world.need != NOT_MET or not one_is_missing:
        return frozenset()
    kind = rules.criteria.get(NEED)
    reads = kind.reads if kind else ()
    return frozenset(
        place
        for place, name in enumerate(world.view.names)
        if name in reads and world.ranks[place] == UNKNOWN
    )


def probing(
    script: Script, state: CallState, reading: ScriptReading, rules: Rules
) -> tuple[int, int, bool]:
    """How much was asked about need.

    Returns:
        The questions asked, the depth that the pain steps reached, and whether enough of both can
        still come.
    """
    wanted: VerdictRules = rules.outcomes.verdict
    asked = may_ask = level = may_reach = 0
    for step_id in reading.questions(NEED, rules.criteria):
        may_ask += 1 + bool(script.by_id[step_id].probes)
        if step_id in state.answers or step_id in state.asked:
            asked += 1 + bool(state.probes.get(step_id))
    for step_id, depth in reading.asks.levels.items():
        may_reach = max(may_reach, depth)
        if step_id in state.answers or step_id in state.asked:
            level = max(level, depth)
    may = may_ask >= wanted.need_questions and may_reach >= wanted.pain_level
    return asked, level, may
