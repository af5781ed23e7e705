"""The call with a practice buyer: the screen of every call, with somebody at the other end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.commands import Command, bindings, split_keys
from tui.commands_here import offers_on
from tui.languages import N_, _
from tui.screens.call import CallScreen
from tui.screens.call.commands import COMMANDS as OF_A_CALL
from tui.screens.call.desk import Styles
from tui.screens.call.pages.leaving import LeavingPage
from tui.screens.call.panel import Panel
from tui.screens.call.rows import BLANK, Row, para
from tui.scripts.model.persona import Form
from tui.scripts.practice.moves import MoveKind, saying

from .call_commands import COMMANDS as ON_THE_LINE
from .moves_row import moves_rows
from .talk import talk_rows
from .words import ENDS

if TYPE_CHECKING:
    from tui.practising.opening import Practice


ROOMY = 6
"""Rows above the line from which the moves may take two."""


class EndingPage(LeavingPage):
    """End practice, or go on."""

    def heading(self) -> str:
        """What is asked."""
        return _("End practice?")

    def what_happens(self) -> str:
        """What becomes of the call."""
        return _(
            "The call is marked as it stands, without an outcome. F8 wraps it up with one, which "
            "counts for the mark."
        )


class PracticeCallScreen(CallScreen):
    """A call that is practised."""

    CSS_PATH: ClassVar[Styles] = ["../call/call.tcss", "practice.tcss"]
    OFFERS: ClassVar[Sequence[Command]] = (*ON_THE_LINE, *OF_A_CALL)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ON_THE_LINE)]
    TITLES = N_("PRACTICE · {title}")
    HELP = N_(
        "A practice call. Space on the empty line says the words of the step, and the buyer "
        "answers to how you ask and what came before; then pick what they said as in a live call. "
        "+ acknowledges, = plays back, * keeps silent. F8 wraps up, and the mark follows."
    )

    def __init__(self, practice: Practice) -> None:
        """Show this call; its buyer may have been spoken to already."""
        super().__init__(practice.live)
        self.practice = practice

    def compose(self) -> ComposeResult:
        """The call's panels; what was heard gives way to the talk."""
        for widget in super().compose():
            if widget.id == "heard":
                yield Panel(
                    lambda w, h: talk_rows(self.practice.session, w, h),
                    id="heard",
                    heading=lambda: _("the talk"),
                )
            else:
                yield widget

    def keys_of_the_empty_line(self) -> Mapping[tuple[bool, bool], frozenset[str]]:
        """The moves' keys, too."""
        moves = frozenset(
            key
            for each in ON_THE_LINE
            for key in split_keys(self.app._keymap.get(each.id, "")) or each.all_keys
        )
        found = super().keys_of_the_empty_line()
        return {kind: keys | moves if kind[1] else keys for kind, keys in found.items()}

    def _last_words(self, width: int, room: int) -> list[Row]:
        """What they said last; what they came up with by themselves is never left out."""
        buyer = self.practice.session.buyer
        said, raised = buyer.world.opening, ""
        if buyer.turns:
            said, raised = buyer.turns[-1].said, buyer.turns[-1].raised
        words = _("“{words}”")
        own = list(para(words.format(words=raised), width, "strong")) if raised else []
        answer = para(words.format(words=said), width, "strong")
        own = own[:room]
        return [*answer[: room - len(own)], *own]

    def _told_rows(self, width: int, height: int) -> list[Row]:
        """What the buyer said last, then what is told, then the moves that there are."""
        moves = self._moves_rows(width, 1 if height < ROOMY else 2)
        room = height - len(moves)
        told = [row for row in super()._told_rows(width, room) if row.text]
        room -= len(told)
        said = self._last_words(width, room)
        blank = [BLANK] * (room - len(said))
        return [*blank, *said, *told, *moves]

    def _moves_rows(self, width: int, most: int) -> list[Row]:
        session = self.practice.session
        if self.pages or session.over:
            return [BLANK]
        move = saying(session.call.step)
        asks = move is not None and move.kind == "question"
        return moves_rows(offers_on(self), width, asks=asks, most=most)

    def _hear(self) -> None:
        self.tell("")
        self.query_one("#told", Panel).update()
        self.query_one("#heard", Panel).update()
        end = self.practice.session.buyer.end
        if end is not None:
            self.tell(_("{end} F8 wraps up.").format(end=_(ENDS[end])), "warn")

    def leaving_page(self) -> LeavingPage:
        """What is asked before practice is ended."""
        return EndingPage(self)

    # The moves

    def action_say_it(self) -> None:
        """Say the words of the step, or ask openly."""
        self._say("open")

    def action_ask_closed(self) -> None:
        """Ask so that yes or no answers it."""
        self._say("closed")

    def action_ask_leading(self) -> None:
        """Ask with the answer in it."""
        self._say("leading")

    def action_acknowledge(self) -> None:
        """Show that it was heard."""
        self._do_move("acknowledge")

    def action_play_back(self) -> None:
        """Sum up what they said."""
        self._do_move("playback")

    def action_keep_silent(self) -> None:
        """Leave a pause."""
        self._do_move("silence")

    def _say(self, form: Form) -> None:
        self.close_pages()
        session = self.practice.session
        if not session.over and not session.can_say:
            self.tell(_("There is nothing to say to them on this step; Enter goes on."), "warn")
            return
        session.say(form)
        self._hear()

    def _do_move(self, kind: MoveKind) -> None:
        self.close_pages()
        self.practice.session.do(kind)
        self._hear()
