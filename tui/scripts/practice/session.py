"""A session: the call of the script and the buyer at its other end, side by side.

The trainee works on the very same `Call` as live; beside its gestures there are moves, which are
what is said aloud. Nothing of the call is understood from its text: a move says which step's words
are said, and how.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..call import Call
from ..model.names import Outcome, Status
from ..model.persona import Form
from .buyer import Buyer
from .callers import Recorded
from .card import Seconds
from .mark import Mark, mark
from .moves import Move, MoveKind, saying
from .turns import Turn


@dataclass(slots=True)
class Session:
    """One practice call under way."""

    call: Call
    buyer: Buyer
    heard_at: list[int] = field(default_factory=list)
    """For each turn, how many events the call had when the buyer answered."""
    keep: Callable[[Move, int, int], None] | None = None
    """Keeps a move before it counts: the move, the number of events, the talk time."""
    said_at_ms: list[int] = field(default_factory=list)
    """For each turn of this sitting, the talk time at which it was said."""

    @property
    def over(self) -> bool:
        """Whether the buyer has ended it."""
        return self.buyer.end is not None

    @property
    def can_say(self) -> bool:
        """Whether the step at hand has words for the buyer."""
        return not self.over and saying(self.call.step) is not None

    def say(self, form: Form = "open") -> Turn | None:
        """Say the words of the step at hand; None where it has none for the buyer."""
        move = saying(self.call.step, form)
        return self._do(move) if move is not None else None

    def do(self, kind: MoveKind) -> Turn | None:
        """Acknowledge, play back, keep silent; None once the buyer has ended it."""
        return self._do(Move(kind, self.call.step.id))

    def _do(self, move: Move) -> Turn | None:
        if self.over:
            return None
        return self.go_on(move, len(self.call.events), self.call.now_ms(), keep=self.keep)

    def go_on(
        self,
        move: Move,
        events: int,
        at_ms: int,
        *,
        keep: Callable[[Move, int, int], None] | None = None,
    ) -> Turn:
        """Make a move at a moment of the call; again, where it was made before a cut."""
        if keep is not None:
            keep(move, events, at_ms)
        turn = self.buyer.answer(move)
        self.heard_at.append(events)
        self.said_at_ms.append(at_ms)
        return turn

    @property
    def seconds(self) -> Seconds:
        """How long the opening and the pitch took, as far as it was measured."""
        before = len(self.buyer.turns) - len(self.said_at_ms)
        own = zip(self.buyer.turns[before:], self.said_at_ms, strict=True)
        opened = next((ms for turn, ms in own if turn.move.kind == "permission"), None)
        runs = self.call.state.pitch.runs
        return Seconds(
            None if opened is None or before else opened / 1000,
            max(runs) / 1000 if runs else None,
        )

    def marked(
        self, statuses: Mapping[str, Status], outcome: Outcome | None, reason: str | None = None
    ) -> Mark:
        """The mark for what was found out and what was written down."""
        return mark(self.buyer, Recorded(dict(statuses), outcome, reason))
