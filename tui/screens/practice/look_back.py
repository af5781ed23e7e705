"""The mark of a practice call, and the call move by move, with what stayed hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.app import TalktrackApp
from tui.commands import bindings
from tui.languages import N_, _, ngettext, say
from tui.practising.wish import PracticeWish
from tui.scripts.practice.ears import together
from tui.scripts.practice.moments import Hidden, Moment, hidden, moments
from tui.text import cut, fitted, plain
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

from .card import CardScreen, card_text
from .hearing import HearsCalls
from .look_back_commands import COMMANDS
from .words import ENDS, GATES, LEVELS, TOLD, asked_text, move_text, parts_text

ROOMY = 30
"""Rows from which the parts of the mark stand above the moves; with fewer, on the card alone."""

if TYPE_CHECKING:
    from tui.practising.looking import LookBack
    from tui.scripts.model.script import Step
    from tui.scripts.practice.buyer import Buyer


class LookBackScreen(HearsCalls, Screen[PracticeWish | None]):
    """A call looked back at; returns a wish where somebody wants to go on from there."""

    CSS_PATH = "practice.tcss"
    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "The mark and the call move by move: what was said, what it earned and cost, and which "
        "fact stayed hidden. b takes the call up again before the chosen move, r shows the "
        "reference."
    )
    AUTO_FOCUS = "OptionList"

    app = getters.app(TalktrackApp)
    options = getters.query_one(OptionList)

    def __init__(self, look: LookBack) -> None:
        super().__init__()
        self.look = look
        self.run_id = look.run_id
        self.racing = False
        """Whether the reference caller's moves are shown."""
        self._moments: list[Moment] = []
        self._hidden: list[Hidden] = []
        self._reference = moments(look.reference)

    def compose(self) -> ComposeResult:
        """Title, mark, moves, the chosen one, keys."""
        yield TitleLine()
        yield Static(id="mark", classes="practice-below", markup=False)
        yield OptionList(markup=False)
        yield Static(id="moment", classes="practice-below", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the call."""
        self._show()
        self.read_marks()

    def on_resize(self) -> None:
        """Divide the width anew."""
        self._show()

    # What is shown

    @property
    def buyer(self) -> Buyer:
        """Whose moves are shown."""
        return self.look.reference if self.racing else self.look.buyer

    def _show(self) -> None:
        world = self.look.buyer.world
        title = self.query_one(TitleLine)
        title.left = _("PRACTICE · {name}").format(name=world.persona.card.name)
        title.middle = _("the reference caller") if self.racing else ""
        title.right = _("{level}, seed {seed}").format(
            level=_(LEVELS[world.difficulty]), seed=world.seed
        )
        self.query_one("#mark", Static).update(plain("\n".join(self._mark())))
        at = self.options.highlighted
        self._moments = moments(self.buyer)
        made = [Option(self._row(moment)) for moment in self._moments]
        self._hidden = hidden(self.buyer)
        made += [Option(self._hidden_row(each)) for each in self._hidden]
        made += [Option(plain(words), disabled=True) for words in self._after()]
        with self.prevent(OptionList.OptionHighlighted):
            self.options.clear_options()
            self.options.add_options(made)
            last = len(self._moments) + len(self._hidden) - 1
            self.options.highlighted = min(at or 0, last) if last >= 0 else None
        self._show_moment()

    def _mark(self) -> Iterator[str]:
        found = self.look.mark
        if found.normalised is None:
            words = _("Mark: none. A naive caller does as well as the reference with this buyer.")
        else:
            words = _(
                "Mark {mark:.0f} of 100: {raw:.0f} points, between {naive:.0f} of a naive caller "
                "and {best:.0f} of the reference."
            ).format(mark=found.normalised, raw=found.raw, naive=found.naive, best=found.reference)
        yield words
        yield from self.heard_rows(found.normalised)
        for gate in found.gates:
            yield _(GATES[gate])
        if self.size.height >= ROOMY:
            yield parts_text(found)
        yield card_text(self.look.card, together(list(self.heard.values())))
        lesson = self.look.buyer.world.persona.tests
        yield _("The lesson: {lesson}").format(lesson=lesson)
        wrong = self.look.buyer.world.persona.truth.wrong
        recorded = self.look.recorded.outcome
        if recorded is not None and recorded in wrong:
            yield wrong[recorded]
        if not self.look.as_it_was:
            yield _("The buyer has been rewritten since; this is how they would answer today.")
        gauges = _("trust, patience, interest")
        yield " " * max(0, self.size.width - 3 - cell_len(gauges)) + gauges

    def _row(self, moment: Moment) -> Content:
        width = max(40, self.size.width - 6)
        turn = moment.turn
        told = _(TOLD[turn.told]) if turn.told else ""
        gauges = f"{moment.trust:+.0f} {moment.patience:+.0f} {moment.interest:+.0f}"
        what = f"{turn.number:2}. {move_text(turn.move)}"
        step = self.buyer.script.by_id.get(turn.move.step)
        if step is not None and turn.move.kind == "question":
            what += f": {self._asked(step)}"
        return plain(f"{fitted(what, width - 32)} {fitted(told, 17)} {fitted(gauges, 13)}")

    def _asked(self, step: Step) -> str:
        return asked_text(step, self.buyer.world, self.buyer.script)

    def _after(self) -> Iterator[str]:
        """How it ended."""
        if not self._hidden:
            yield _("Nothing stayed hidden.")
        if self.buyer.end is not None:
            yield _(ENDS[self.buyer.end])

    def _hidden_row(self, each: Hidden) -> Content:
        words = _("Stayed hidden: {why}. “{fact}”")
        told = words.format(fact=each.fact.full, why=say(each.why))
        return plain(cut(told, max(40, self.size.width - 6)))

    def _hidden_words(self, each: Hidden) -> Iterator[str]:
        """A fact that stayed hidden, why, and the question that opens it."""
        room = max(20, 2 * self.size.width - 6)
        yield cut(f"« {each.fact.full}", room)
        yield _("It stayed hidden: {why}.").format(why=say(each.why))
        step = self.buyer.script.by_id.get(each.step)
        if step is not None:
            yield cut(_("What opens it: {question}").format(question=self._asked(step)), room)
        if each.asked_at:
            moves = ", ".join(map(str, each.asked_at))
            yield _("Asked in vain at: {moves}.").format(moves=moves)

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_moment()

    def _chosen(self) -> Moment | None:
        at = self.options.highlighted
        return self._moments[at] if at is not None and at < len(self._moments) else None

    def _show_moment(self) -> None:
        at = (self.options.highlighted or 0) - len(self._moments)
        chosen = self._hidden[at : at + 1] if at >= 0 else []
        words = self._hidden_words(chosen[0]) if chosen else self._words(self._chosen())
        self.query_one("#moment", Static).update(plain("\n".join(words)))
        self.refresh_bindings()

    def _words(self, moment: Moment | None) -> Iterator[str]:
        if moment is None:
            yield _("Nothing was said in this call.")
            return
        room = max(20, 2 * self.size.width - 6)
        turn = moment.turn
        step = self.buyer.script.by_id.get(turn.move.step)
        if step is not None and turn.move.kind == "question":
            yield cut(f"› {self._asked(step)}", room)
        yield cut(f"« {' '.join(filter(None, (turn.said, turn.raised)))}", room)
        for effect in turn.effects:
            change = ", ".join(
                f"{name} {value:+.0f}" if abs(value) >= 1 else f"{name} {value:+.1f}"
                for name, value in (
                    (_("trust"), effect.trust),
                    (_("patience"), effect.patience),
                    (_("interest"), effect.interest),
                )
                if value
            )
            yield f"{say(effect.why)}  {change}"
        words = _("Now: trust {trust:.0f}, patience {patience:.0f}, interest {interest:.0f}.")
        yield words.format(
            trust=moment.trust_after,
            patience=moment.patience_after,
            interest=moment.interest_after,
        )
        if not self.racing:
            yield from self._reference_at(moment.turn.number)

    def _reference_at(self, number: int) -> Iterator[str]:
        """Where the reference caller was after as many moves."""
        there = self._reference[number - 1 : number]
        for moment in there:
            words = _("The reference then: {what}; trust {trust:.0f}, facts told {facts}.")
            yield words.format(
                what=move_text(moment.turn.move),
                trust=moment.trust_after,
                facts=sum(each.turn.told == "full" for each in self._reference[:number]),
            )

    # What can be done

    def why_not(self, action: str) -> str | None:
        """Why a command makes no sense now."""
        if action == "mark_by_ear" and self.run_id is None:
            return _("This call was not kept, so there is nothing to mark.")
        if action == "branch_here" and self.is_mounted:
            if self.racing:
                return _("These are the reference caller's moves; r goes back to yours.")
            if self._chosen() is None:
                return _("Choose a move: the call is taken up again before it.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey what makes no sense now."""
        return None if self.why_not(action) else True

    def action_move_before(self) -> None:
        """The move before."""
        self.options.action_cursor_up()

    def action_move_after(self) -> None:
        """The move after."""
        self.options.action_cursor_down()

    def action_race(self) -> None:
        """The reference caller's moves, and back."""
        self.racing = not self.racing
        self._show()
        if self.racing:
            count = len(self.look.reference.turns)
            words = ngettext("The reference took {n} move.", "The reference took {n} moves.", count)
            self.app.tell(words.format(n=count))

    def action_show_scorecard(self) -> None:
        """The nine criteria with their marks."""
        heard = together(list(self.heard.values()))
        self.app.push_screen(CardScreen(self.look.card, heard, parts_text(self.look.mark)))

    def action_branch_here(self) -> None:
        """Take the call up again before this move."""
        moment = self._chosen()
        if moment is not None and not self.racing:
            before = tuple(turn.move for turn in self.look.buyer.turns[: moment.turn.number - 1])
            self.dismiss(replace(self.look.wish, moves=before, step=moment.turn.move.step))

    def action_once_more(self) -> None:
        """The same buyer again."""
        self.dismiss(replace(self.look.wish, moves=(), step=""))

    def action_back_to_choice(self) -> None:
        """Back."""
        self.dismiss(None)
