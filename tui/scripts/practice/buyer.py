"""The buyer at work: what a move costs and earns, and what they say to it (domain.md 4.5).

Cost is counted in moves and never in seconds, so that how fast somebody types changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model.persona import Fact, Gate
from ..model.script import Script
from ..order_faults import IN_A_ROW, MONEY, NEEDS
from ..sayings import Saying
from .honesty import answer_to, broken_gate
from .moves import Move, MoveKind
from .turns import Effect, End, Told, Turn, is_about_need, within
from .world import Due, World

HINT_WITHIN = 15
"""Trust that may be missing for a hint."""

HEAVY = 2
"""Weight from which a fact is heavy, and wants to be acknowledged."""

PITCH_BY = 3
"""Moves after which a pitch is late."""


BROUGHT_BACK = Saying("brought them back gently")


@dataclass(slots=True)
class Buyer:
    """A buyer in a session. The same moves on the same world lead to the same turns."""

    world: World
    script: Script
    trust: float = 0
    patience: float = 0
    interest: float = 0
    turns: list[Turn] = field(default_factory=list)
    revealed: list[str] = field(default_factory=list)
    hinted: set[str] = field(default_factory=set)
    end: End | None = None
    _asked: set[str] = field(default_factory=set)
    _row: int = 0
    _open: Due | None = None
    _ignored: bool = False
    _settled: set[str] = field(default_factory=set)
    _waited: set[str] = field(default_factory=set)
    _raised: list[Due] = field(default_factory=list)
    _waiting: list[Due] = field(default_factory=list)
    _strays: list[tuple[int, str]] = field(default_factory=list)
    _astray: bool = False
    _lost: bool = False
    _heavy: bool = False
    _played_back: int = 0
    _said: int = 0
    _done: dict[str, int] = field(default_factory=dict)
    _effects: list[Effect] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.trust, self.patience = self.world.trust, self.world.patience
        self.interest = self.world.interest
        self._waiting = list(self.world.objections)
        self._strays = list(self.world.distractions)

    @property
    def raised(self) -> int:
        """Objections that came up."""
        return len(self._raised)

    @property
    def settled(self) -> int:
        """Objections that were settled."""
        return len(self._settled)

    @property
    def open_objection(self) -> str:
        """The objection that waits for an answer, or empty."""
        return self._open.objection.id if self._open else ""

    @property
    def astray(self) -> bool:
        """Whether they are telling of something else, and wait to be brought back."""
        return self._astray

    @property
    def opted_out(self) -> bool:
        """Whether they have asked not to be called again."""
        wanted = self.world.persona.opt_out
        return wanted is not None and any(due.objection.id == wanted for due in self._raised)

    @property
    def knows_need(self) -> bool:
        """Whether a need has been told."""
        return any(is_about_need(self.world.persona.fact(name)) for name in self.revealed)

    def answer(self, move: Move) -> Turn:
        """Take a move and answer to it.

        Raises:
            ValueError: The conversation is over.
        """
        if self.end is not None:
            raise ValueError("The conversation is over.")
        self._effects = []
        if cost := move.cost * self.world.level.cost:
            self._feel(Saying("it takes their time"), patience=-cost)
        self._mind_ignoring(move)
        self._lost = self._mind_straying(move)
        self._row = self._row + 1 if move.kind == "question" else 0
        said, told, fact = self._reply(move)
        self._done[move.kind] = self._done.get(move.kind, 0) + 1
        raised = ""
        if self.end is None and (self.patience <= 0 or self.trust <= 5):
            self.end = "hung_up"
            said = f"{said} {self._line('hang_up')}"
        elif self.end is None:
            raised = self._comes_up()
        effects = tuple(self._effects)
        turn = Turn(len(self.turns) + 1, move, said, raised, told, fact, effects, self.end)
        self.turns.append(turn)
        return turn

    def _feel(
        self,
        why: Saying,
        *,
        trust: float = 0,
        patience: float = 0,
        interest: float = 0,
        fault: str = "",
    ) -> None:
        """Move the gauges, at once, and remember why."""
        self._effects.append(Effect(why, trust, patience, interest, fault))
        self.trust = within(self.trust + trust)
        self.patience += patience
        self.interest = within(self.interest + interest)

    def _reply(self, move: Move) -> tuple[str, Told | None, str]:
        heavy, self._heavy = self._heavy, False
        if gate := broken_gate(self.world.persona, move):
            return self._caught(gate, move), None, ""
        if move.kind == "question":
            return self._question(move)
        if move.kind == "permission" and self._about(move.step):
            self._permission()
            return self._told(move)
        if move.kind == "acknowledge":
            said = self._acknowledged(heavy)
        elif move.kind == "silence":
            self._heavy = heavy
            said = self._silence()
        else:
            said = self._statement(move.kind)
        return said, None, ""

    # ------------------------------------------------------------------ objections

    def _mind_ignoring(self, move: Move) -> None:
        if move.kind in ("acknowledge", "silence"):
            return
        if self.opted_out:
            words = Saying("went on after they asked not to be called")
            self._feel(words, trust=-10, patience=-10, fault="opt_out")
        elif self._open is not None and not self._ignored:
            self._ignored = True
            words = Saying("passed over their objection")
            self._feel(words, trust=-6, patience=-4, fault="ignored_objection")

    def _mind_straying(self, move: Move) -> bool:
        """What a move makes of a straying; whether what it says is lost in their story.

        Taking it up for a moment or playing back what they said brings them back. A closed
        question cuts them short; anything else goes under, and silence lets them go on.
        """
        if not self._astray:
            return False
        if move.kind == "silence":
            self._feel(Saying("let them go on about something else"), patience=-3)
            return False
        self._astray = False
        if move.kind in ("acknowledge", "playback"):
            self._feel(BROUGHT_BACK, trust=2)
            return False
        if move.form == "closed":
            self._feel(Saying("cut them short"), trust=-1)
            return False
        self._feel(Saying("talked over what they were telling"), trust=-1, patience=-3)
        return True

    def _acknowledged(self, heavy: bool) -> str:
        if self._open is not None:
            objection = self._open.objection
            self._settled.add(objection.id)
            self._open, self._ignored = None, False
            self._feel(Saying("took their objection seriously"), trust=4)
            return objection.settled or self._line("thanks")
        if heavy:
            self._feel(Saying("showed that it was heard"), trust=5)
        elif not any(each.why == BROUGHT_BACK for each in self._effects):
            self._feel(Saying("nothing to acknowledge"), patience=-1)
            return self._line("silence")
        return self._line("thanks")

    def _silence(self) -> str:
        if self._open is not None and self._open.objection.id not in self._waited:
            self._waited.add(self._open.objection.id)
            self._feel(Saying("gave them room to finish"), trust=1)
        elif not self._astray:
            self._feel(Saying("a pause without need"), patience=-1)
        return self._line("silence")

    def _comes_up(self) -> str:
        number = len(self.turns) + 1
        if self._open is not None or self._astray:
            return ""
        if self._waiting and self._waiting[0].at <= number:
            self._open = self._waiting.pop(0)
            self._raised.append(self._open)
            self._ignored = False
            return self._open.objection.line
        if self._strays and self._strays[0][0] <= number:
            self._astray = True
            return self._strays.pop(0)[1]
        return ""

    # ------------------------------------------------------------------ questions

    def _question(self, move: Move) -> tuple[str, Told | None, str]:
        fact = self._fact_for(move.step)
        self._mind_manner(move, fact)
        return self._told(move)

    def _told(self, move: Move) -> tuple[str, Told | None, str]:
        fact = self._fact_for(move.step)
        first = move.step not in self._asked
        if not self._lost:  # what goes under can be asked again
            self._asked.add(move.step)
        if fact is None and first and (reply := self.world.persona.replies.get(move.step)):
            return reply, "nothing", ""
        if fact is None:
            known = self._known_of(move.step)
            if known:
                return self._line("told_already"), "already", known[0]
            return self._line("nothing"), "nothing", ""
        told = "deflect" if self._lost else self._how_much(fact, move)
        if told == "hint":
            self.hinted.add(fact.id)
            misled = fact.false_hint if fact.id in self.world.misleading else None
            return misled or fact.hint, told, fact.id
        if told == "deflect":
            return fact.deflect, told, fact.id
        self.revealed.append(fact.id)
        self._heavy = fact.weight >= HEAVY
        rate = 4.0 if is_about_need(fact) else 1.2
        words = Saying("told you something that matters")
        self._feel(words, patience=2, interest=rate * fact.weight)
        return fact.full, told, fact.id

    def _mind_manner(self, move: Move, fact: Fact | None) -> None:
        if move.step in self._asked and fact is not None and fact.id in self.hinted:
            self._feel(Saying("asked further after a hint"), patience=-1.5)
        elif move.step in self._asked:
            self._feel(Saying("asked the same again"), patience=-4)
        elif move.form == "open" and not self._lost:
            self._feel(Saying("asked an open question"), trust=2)
        if move.form == "leading":
            self._feel(Saying("put the answer into their mouth"), trust=-3)
        if self._row > IN_A_ROW:
            words = Saying("one question after another")
            self._feel(words, trust=-1, patience=-3, fault="interrogation")
        step = self.script.by_id.get(move.step)
        if step is None:
            return
        if step.criterion in MONEY and not self.knows_need:
            words = Saying("asked about money before any need")
            self._feel(words, trust=-8, fault="budget_before_need")
        if step.level and step.level > 1 and not self.reached(step.level - 1):
            words = Saying("went deeper than they had come")
            self._feel(words, trust=-4, fault="pain_out_of_order")

    def reached(self, level: int) -> bool:
        """Whether something was told at this pain level, or there was nothing to tell."""
        steps = [step.id for step in self.script.steps if step.level == level]
        facts = [fact for step in steps for fact in self._about(step)]
        return not facts or any(fact.id in self.revealed for fact in facts)

    def _known_of(self, step: str) -> list[str]:
        """Facts that were told and answer a question; asked for the need, any need that was."""
        about = self.script.by_id.get(step)
        needs = about is not None and about.criterion in NEEDS and not self._about(step)
        facts = [self.world.persona.fact(name) for name in self.revealed]
        return [
            fact.id for fact in facts if step in fact.asked_by or (needs and is_about_need(fact))
        ]

    def _about(self, step: str) -> list[Fact]:
        return [fact for fact in self.world.facts if step in fact.asked_by]

    def _fact_for(self, step: str) -> Fact | None:
        """What the question is about: the first fact that may come now, else the first left."""
        left = [fact for fact in self._about(step) if fact.id not in self.revealed]
        ready = [fact for fact in left if set(fact.after) <= set(self.revealed)]
        return next(iter([*ready, *left]), None)

    def _how_much(self, fact: Fact, move: Move) -> Told:
        if not set(fact.after) <= set(self.revealed) or move.form not in fact.accept:
            return "deflect"
        missing = self.world.thresholds[fact.id] - self.trust
        if missing <= 0:
            return "full"
        return "hint" if missing <= HINT_WITHIN else "deflect"

    # ------------------------------------------------------------------ what is not so

    def _caught(self, gate: Gate, move: Move) -> str:
        if gate == "lied":
            self._feel(Saying("said something that isn't so"), trust=-15, patience=-8, fault=gate)
        else:
            self._feel(Saying("told of a customer that there isn't"), trust=-12, fault=gate)
        return answer_to(self.world.persona, gate, move) or self._line("nothing")

    # ------------------------------------------------------------------ statements

    def _statement(self, kind: MoveKind) -> str:
        if kind == "permission":
            return self._permission()
        if kind == "playback":
            return self._playback()
        if kind == "pitch":
            return self._pitch()
        if kind == "market":
            return self._market()
        return self._case() if kind == "case" else self._close()

    def _permission(self) -> str:
        if not self.turns:
            self._feel(Saying("asked whether it suits them"), trust=5)
        return self._line("permission")

    def _playback(self) -> str:
        if len(self.revealed) >= 3 and len(self.revealed) > self._played_back:
            self._played_back = len(self.revealed)
            self._feel(Saying("played back what they said"), trust=3)
        return self._line("playback" if self.revealed else "silence")

    def _pitch(self) -> str:
        if self.world.persona.picks_up == "gatekeeper":
            words = Saying("pitched to somebody who can only put through")
            self._feel(words, trust=-4, patience=-6, fault="pitched_gatekeeper")
        if self._done.get("pitch"):
            words = Saying("pitched a second time")
            self._feel(words, trust=-3, patience=-8, fault="second_pitch")
            return self._line("pitch_again")
        if len(self.turns) >= PITCH_BY:
            self._feel(Saying("pitched late"), patience=-4)
        return self._line("pitch")

    def _market(self) -> str:
        if not self.knows_need:
            words = Saying("spoke of the market before any need")
            self._feel(words, trust=-2, fault="market_before_need")
        elif not self._done.get("market"):
            self._feel(Saying("a finding that fits their need"), trust=4, interest=6)
        return self._line("market")

    def _case(self) -> str:
        if self.knows_need and not self._done.get("case"):
            self._feel(Saying("a case that fits their need"), trust=4, interest=6)
        else:
            self._feel(Saying("a case without need for it"), trust=-3, fault="case_out_of_place")
        return self._line("case")

    def _close(self) -> str:
        if self.trust >= 55 and self.interest >= 50 and self.knows_need:
            self.end = "meeting"
            return self._line("meeting")
        self.end = "send_email" if self.trust >= 40 else "refused"
        return self._line("send_email" if self.end == "send_email" else "refuse")

    def _line(self, name: str) -> str:
        self._said += 1
        return self.world.line(getattr(self.world.lines, name), self._said)


def play(world: World, script: Script, moves: Sequence[Move]) -> Buyer:
    """A buyer after these moves; moves after the end are left out."""
    buyer = Buyer(world, script)
    for move in moves:
        if buyer.end is not None:
            break
        buyer.answer(move)
    return buyer
