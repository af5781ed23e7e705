"""Callers that are built in: the yardstick of the mark, and the test of a persona.

They know which steps a buyer of this persona answers to, never what the buyer holds back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from ..model.names import Outcome, Status
from ..model.persona import Fact, Form
from ..model.script import Script, Step
from ..order_faults import IN_A_ROW, MONEY
from .buyer import Buyer
from .moves import Move, MoveKind, questions, saying
from .world import World

LEAST = 40
"""Trust under which the careful caller does something for it before the next question."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What somebody wrote down of a call."""

    statuses: Mapping[str, Status]
    outcome: Outcome | None
    reason: str | None = None


Play = Callable[[Buyer], Iterator[Move]]


@dataclass(frozen=True, slots=True)
class Caller:
    """One way of calling."""

    id: str
    moves: Play
    records: Callable[[Buyer], Recorded]


def call(caller: Caller, world: World, script: Script) -> tuple[Buyer, Recorded]:
    """The whole call of one caller with one buyer."""
    buyer = Buyer(world, script)
    for move in caller.moves(buyer):
        if buyer.end is None:
            buyer.answer(move)
        if buyer.end is not None:
            break
    return buyer, caller.records(buyer)


def topics(world: World, script: Script) -> list[Step]:
    """The steps that together ask about every fact, in the script's order, money last.

    What comes out only after something else is asked about after it.
    """
    asking = [*_to_reception(world, script), *questions(script)]
    place = {step.id: at for at, step in enumerate(asking)}
    asked: dict[str, Step] = {}
    for fact in world.facts:
        able = sorted((step for step in fact.asked_by if step in place), key=place.__getitem__)
        unused = [step for step in able if step not in [each.id for each in asked.values()]]
        if able:
            asked[fact.id] = script.by_id[(unused or able)[0]]
    left = sorted(
        (fact for fact in world.facts if fact.id in asked),
        key=lambda fact: (asked[fact.id].criterion in MONEY, place[asked[fact.id].id]),
    )
    found: list[Step] = []
    while left:
        waiting = {fact.id for fact in left}
        fact = next((each for each in left if waiting.isdisjoint(each.after)), left[0])
        left.remove(fact)
        found.append(asked[fact.id])
    return found


def _to_reception(world: World, script: Script) -> list[Step]:
    """The words for whoever picks up, where that is a gatekeeper."""
    said = [step for step in script.steps if step.stage == "opening" and step.kind == "say"]
    return said[:1] if world.persona.picks_up == "gatekeeper" else []


def _ask(buyer: Buyer, step: str) -> Move:
    """The words of a step, in the form that this buyer answers to: openly, wherever they do."""
    left = [
        fact
        for fact in buyer.world.facts
        if step in fact.asked_by and fact.id not in buyer.revealed
    ]
    form: Form = "open" if not left or any("open" in fact.accept for fact in left) else "closed"
    return saying(buyer.script.by_id[step], form) or Move("question", step, form)


def _closing(buyer: Buyer) -> Move | None:
    """Asking for a next step; nobody asks a gatekeeper for one."""
    gatekeeper = buyer.world.persona.picks_up == "gatekeeper"
    return None if gatekeeper else _first(buyer.script, "close")


def _first(script: Script, kind: MoveKind) -> Move | None:
    moves = (saying(step) for step in script.steps)
    return next((move for move in moves if move is not None and move.kind == kind), None)


def _opening(buyer: Buyer) -> Iterator[Move]:
    """Who is calling, and the pitch; a gatekeeper is asked for help, and nothing is pitched."""
    script = buyer.script
    if reception := _to_reception(buyer.world, script):
        if reception[0] not in topics(buyer.world, script):
            yield Move("permission", reception[0].id)
        return
    for step in script.steps:
        if step.stage == "opening" and step.kind == "say" and step.id == _opener(script):
            yield Move("permission", step.id)
    pitch = _first(script, "pitch")
    if pitch:
        yield pitch


def _opener(script: Script) -> str:
    """The last thing that is said in the opening before the pitch: reception comes earlier."""
    said = [step.id for step in script.steps if step.stage == "opening" and step.kind == "say"]
    return said[-1] if said else ""


def _listening(buyer: Buyer, plan: Iterator[Move]) -> Iterator[Move]:
    """A plan, with whatever they have said answered before it goes on."""
    for move in plan:
        yield from _heed(buyer)
        yield move
    yield from _heed(buyer)


def _heed(buyer: Buyer) -> Iterator[Move]:
    """Room and an ear for an objection, and a word for whatever else they tell of."""
    if not (buyer.open_objection or buyer.astray) and buyer.turns and _is_heavy(buyer):
        yield Move("acknowledge")
    while buyer.end is None and (buyer.open_objection or buyer.astray):
        if buyer.open_objection:
            yield Move("silence")
        yield Move("acknowledge")


def _care(buyer: Buyer) -> Iterator[Move]:
    """Whatever is due before the next question."""
    if len(buyer.revealed) >= 3 and len(buyer.revealed) % 3 == 0 and _since_playback(buyer) >= 3:
        yield Move("playback")


def _is_heavy(buyer: Buyer) -> bool:
    """Whether the last thing that they said wants to be acknowledged."""
    turn = buyer.turns[-1]
    return turn.told == "full" and buyer.world.persona.fact(turn.fact).weight >= 2


def _since_playback(buyer: Buyer) -> int:
    """Facts told since the last playback."""
    count = 0
    for turn in reversed(buyer.turns):
        if turn.move.kind == "playback":
            break
        count += turn.told == "full"
    return count


def _in_a_row(buyer: Buyer) -> int:
    count = 0
    for turn in reversed(buyer.turns):
        if turn.move.kind != "question":
            break
        count += 1
    return count


def careful(buyer: Buyer) -> Iterator[Move]:
    """Asks permission, pitches once, asks openly in order, listens, closes."""
    return _listening(buyer, _in_turn(buyer))


def _in_turn(buyer: Buyer) -> Iterator[Move]:
    script = buyer.script
    yield from _opening(buyer)
    left = [step.id for step in topics(buyer.world, script)]
    tried: dict[str, int] = {}
    shown = False
    while left:
        yield from _care(buyer)
        if buyer.knows_need and not shown and not _pain_left(script, left):
            shown = True
            for kind in ("market", "case"):
                move = _first(script, "market" if kind == "market" else "case")
                if move:
                    yield move
            continue
        if _in_a_row(buyer) >= IN_A_ROW:
            yield Move("playback")
        step = next((each for each in left if _ripe(buyer, each)), left[0])
        left.remove(step)
        yield _ask(buyer, step)
        tried[step] = tried.get(step, 0) + 1
        if buyer.turns[-1].told in ("hint", "deflect") and tried[step] < 2:
            left.append(step)
    yield from _care(buyer)
    if len(buyer.revealed) >= 3 and _since_playback(buyer):
        yield Move("playback")
    close = _closing(buyer)
    if close and as_heard(buyer).outcome != "disqualified":
        yield close


def _ripe(buyer: Buyer, step: str) -> bool:
    """Whether a question comes neither before any need, nor deeper than they have come."""
    about = buyer.script.by_id[step]
    if about.criterion in MONEY and not buyer.knows_need:
        return False
    return not about.level or about.level == 1 or buyer.reached(about.level - 1)


def _pain_left(script: Script, left: list[str]) -> bool:
    return any(script.by_id[step].level for step in left)


def in_order(buyer: Buyer) -> Iterator[Move]:
    """The right order, without ever showing that anything was heard."""
    yield from _opening(buyer)
    for step in topics(buyer.world, buyer.script):
        yield _ask(buyer, step.id)
    close = _closing(buyer)
    if close:
        yield close


def pitch_first(buyer: Buyer) -> Iterator[Move]:
    """Pitches, asks budget, authority, need and timing as closed questions, pitches again."""
    script = buyer.script
    pitch, case, close = (_first(script, kind) for kind in ("pitch", "case", "close"))
    if pitch:
        yield pitch
    form: Form = "closed"
    for criteria in (MONEY, ("authority", "economic_buyer"), ("need",), ("timing", "urgency")):
        step = next((each for each in questions(script) if each.criterion in criteria), None)
        if step is not None:
            yield Move("question", step.id, form)
    for move in (case, pitch, close):
        if move:
            yield move


def at_random(buyer: Buyer) -> Iterator[Move]:
    """Asks every question once, openly, in an order of chance."""
    chance = Random(f"random:{buyer.world.persona.id}:{buyer.world.seed}")
    steps = [(chance.random(), step.id) for step in topics(buyer.world, buyer.script)]
    for _, step in sorted(steps):
        yield _ask(buyer, step)
    close = _closing(buyer)
    if close:
        yield close


def as_heard(buyer: Buyer) -> Recorded:
    """What was told and nothing else, with the outcome that follows from it."""
    persona, truth = buyer.world.persona, buyer.world.persona.truth
    told = [persona.fact(name) for name in buyer.revealed]
    statuses: dict[str, Status] = {}
    for name, status in truth.statuses.items():
        proof = [fact for fact in told if fact.criterion == name]
        statuses[name] = _proven(proof, status) if proof else "unknown"
    if truth.outcome == "disqualified":
        proven = any(name in buyer.revealed for name in truth.evidence)
        return Recorded(
            statuses, "disqualified" if proven else "no_deal", truth.reason if proven else None
        )
    sure = truth.outcome == "deal" and buyer.end == "meeting"
    return Recorded(statuses, "deal" if sure else "no_deal")


def _proven(proof: list[Fact], truth: Status) -> Status:
    return next((fact.status for fact in proof if fact.status), truth)


def by_guess(buyer: Buyer) -> Recorded:
    """Everything is met, and there is a deal."""
    met: dict[str, Status] = dict.fromkeys(buyer.world.persona.truth.statuses, "met")
    return Recorded(met, "deal")


CALLERS: Mapping[str, Caller] = {
    caller.id: caller
    for caller in (
        Caller("careful", careful, as_heard),
        Caller("in_order", in_order, as_heard),
        Caller("random", at_random, as_heard),
        Caller("pitch_first", pitch_first, as_heard),
        Caller("guesser", pitch_first, by_guess),
    )
}
"""From the best to the worst, as they ought to be marked."""
