"""The scorecard of a practice call, as far as it can be counted (domain.md 4.3).

The three criteria that need ears are counted by their moves; a trainer's marks go before that.
A criterion that nothing in the call could show is left out: an objection that never came.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..model.persona import Fact
from ..order_faults import MONEY, NEEDS
from ..pace import estimate
from ..scorecard import HIGHEST
from .buyer import HEAVY, Buyer
from .callers import Recorded
from .mark import faults

DECIDING = ("authority", "economic_buyer", "decision_process")
TIMING = ("timing", "timeline", "urgency", "prioritization")
FOUND_OUT = (DECIDING, TIMING, MONEY)
"""Decision, timing, money: the criteria of each."""

ORDER = (
    "budget_before_need", "pain_out_of_order", "market_before_need", "case_out_of_place",
    "second_pitch", "pitched_gatekeeper", "interrogation",
)  # fmt: skip
"""Faults of order."""

INTERESTED = 50
"""Interest from which a buyer agrees to a next step (domain.md 4.5)."""

COST = 3
"""The level of pain at which it is counted what it costs."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long something took to say; None where nothing was measured."""

    opening: float | None = None
    pitch: float | None = None


def card(buyer: Buyer, recorded: Recorded, seconds: Seconds | None = None) -> dict[str, int]:
    """Marks from 0 to 3 by criterion, without those that the call could not show.

    Args:
        buyer: The call with the buyer.
        recorded: What was written down.
        seconds: Measured times; what was not measured is estimated by its words.
    """
    took = seconds or Seconds()
    counted: Mapping[str, Callable[[], int | None]] = {
        "opening": lambda: _opening(buyer, took.opening),
        "pitch": lambda: _pitch(buyer, took.pitch),
        "icp": lambda: _icp(buyer),
        "need": lambda: _need(buyer),
        "facts": lambda: _found_out(buyer, recorded),
        "order": lambda: _order(buyer),
        "listening": lambda: _listening(buyer),
        "objections": lambda: _objections(buyer),
        "close": lambda: _close(buyer, recorded),
    }
    marks = {name: count() for name, count in counted.items()}
    return {name: mark for name, mark in marks.items() if mark is not None}


def _opening(buyer: Buyer, seconds: float | None) -> int:
    """The words of the opening give the reason; said first of all they ask for permission."""
    said = [
        turn
        for turn in buyer.turns
        if turn.move.kind == "permission" and _stage(buyer, turn.move.step) == "opening"
    ]
    if not said or "lied" in faults(buyer):
        return 0
    if said[0].number > 1:
        return 1
    step = buyer.script.by_id[said[0].move.step]
    took = estimate(step.text) if seconds is None else seconds
    return 3 if took < 30 else 2


def _pitch(buyer: Buyer, seconds: float | None) -> int | None:
    times = sum(turn.move.kind == "pitch" for turn in buyer.turns)
    if not times:
        return None
    pitch = buyer.script.pitch
    text = " ".join(line.text for line in pitch.lines) or pitch.text if pitch else ""
    took = estimate(text) if seconds is None else seconds
    if times > 1 or took > 60:
        return 0
    return 3 if took <= 30 else 2 if took <= 45 else 1


def _icp(buyer: Buyer) -> int | None:
    there = [fact for fact in buyer.world.facts if fact.criterion in ("icp", "fit")]
    if not there:
        return None
    known = sum(fact.id in buyer.revealed for fact in there) / len(there)
    return 3 if known >= 0.9 else 2 if known >= 0.7 else 1 if known >= 0.4 else 0


def _need(buyer: Buyer) -> int | None:
    """The depth to which pain was followed without a gap, beside the depth that there is."""
    levels: dict[int, bool] = {}
    for fact in buyer.world.facts:
        if fact.criterion in NEEDS:
            level = min(_pain_level(buyer, fact), COST)
            levels[level] = levels.get(level, False) or fact.id in buyer.revealed
    if not levels:
        return None
    depth = 0
    for level in sorted(levels):
        if not levels[level]:
            break
        depth = level
    if depth < max(levels):
        return min(depth, HIGHEST - 1)
    return HIGHEST if depth < COST or _interested(buyer) else HIGHEST - 1


def _interested(buyer: Buyer) -> bool:
    told = [buyer.world.persona.fact(name) for name in buyer.revealed]
    return buyer.interest >= INTERESTED or any(fact.criterion == "interest" for fact in told)


def _pain_level(buyer: Buyer, fact: Fact) -> int:
    levels = [buyer.script.by_id[step].level or 1 for step in fact.asked_by]
    return min(levels)


def _found_out(buyer: Buyer, recorded: Recorded) -> int | None:
    """Written down and told is found out; one may rest on a hint, and none on a guess."""
    told = {buyer.world.persona.fact(name).criterion for name in buyer.revealed}
    hinted = {buyer.world.persona.fact(name).criterion for name in buyer.hinted}
    there = {fact.criterion for fact in buyer.world.facts}
    groups = [group for group in FOUND_OUT if there.intersection(group)]
    if not groups:
        return None
    with_words = without = 0
    for group in groups:
        written = [name for name in group if recorded.statuses.get(name, "unknown") != "unknown"]
        with_words += not told.isdisjoint(written)
        without += told.isdisjoint(written) and not hinted.isdisjoint(written)
    if with_words == len(groups):
        return HIGHEST
    found = with_words + min(without, 1)
    return max(0, HIGHEST - 1 - (len(groups) - found)) if with_words else 0


def _order(buyer: Buyer) -> int | None:
    if not any(turn.move.kind == "question" or turn.told for turn in buyer.turns):
        return None
    found = faults(buyer)
    count = sum(found.get(fault, 0) for fault in ORDER)
    return 3 if count == 0 else 2 if count == 1 else 1 if count <= 3 else 0


def _listening(buyer: Buyer) -> int | None:
    """Heavy facts that were acknowledged or played back before anything else, and playbacks."""
    if not any(fact.weight >= HEAVY for fact in buyer.world.facts):
        return None
    heavy = heard = 0
    for at, turn in enumerate(buyer.turns):
        if turn.told != "full" or buyer.world.persona.fact(turn.fact).weight < HEAVY:
            continue
        after = [each.move.kind for each in buyer.turns[at + 1 :] if each.move.kind != "silence"]
        if after:  # the last thing that they said may end the call
            heavy += 1
            heard += after[0] in ("acknowledge", "playback")
    if heavy and heard == heavy:
        return HIGHEST
    played_back = sum(turn.move.kind == "playback" for turn in buyer.turns)
    return min(HIGHEST - 1, max(heard, min(heard + played_back, HIGHEST - 1)))


def _objections(buyer: Buyer) -> int | None:
    """The mean over the objections that came up, halves rounded up."""
    raised = {due.objection.line for due in buyer.world.objections}
    marks = [
        _one_objection(buyer, at) for at, turn in enumerate(buyer.turns) if turn.raised in raised
    ]
    return (2 * sum(marks) + len(marks)) // (2 * len(marks)) if marks else None


def _one_objection(buyer: Buyer, at: int) -> int:
    """1 for an acknowledgement, 2 where silence came before, 3 where it was played back then."""
    after = [turn.move.kind for turn in buyer.turns[at + 1 :]]
    paused = after[:1] == ["silence"]
    while after[:1] == ["silence"]:
        after = after[1:]
    if after[:1] != ["acknowledge"]:
        return 0
    checked = "playback" in after[1:3]
    return 1 + paused + (paused and checked)


def _close(buyer: Buyer, recorded: Recorded) -> int:
    truth, told = buyer.world.persona.truth, buyer.revealed
    if recorded.outcome != truth.outcome:
        return 0
    if truth.outcome == "disqualified":
        known = [name in told for name in truth.evidence] or [bool(told)]
        if recorded.reason != truth.reason or not any(known):
            return 1
        return 3 if all(known) else 2
    if not told or (truth.outcome == "deal" and not buyer.knows_need):
        return 1
    if truth.outcome == "deal":
        return 3 if buyer.end == "meeting" else 2
    return 3 if _goes_on(buyer) else 2


def _goes_on(buyer: Buyer) -> bool:
    """Whether there is a day or a person to go on with, and nobody was sent away."""
    most = max((fact.weight for fact in buyer.world.facts), default=0)
    wanted = [fact for fact in buyer.world.facts if fact.criterion in TIMING]
    wanted += [fact for fact in buyer.world.facts if fact.weight == most > HEAVY]
    there = not wanted or any(fact.id in buyer.revealed for fact in wanted)
    return there and buyer.end not in ("hung_up", "refused")


def _stage(buyer: Buyer, step: str) -> str:
    return buyer.script.by_id[step].stage if step in buyer.script.by_id else ""
