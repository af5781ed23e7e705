"""The live call: what its keys do.

Every key becomes a gesture of the engine's `Call`, which is on disk before it counts; then the
panels show the new state.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from textual import events, work
from textual.binding import BindingType

from tui.calling.live_call import LiveCall
from tui.commands import Command, bindings
from tui.languages import N_, _, day_text, say, time_text
from tui.scripts.call import CallError
from tui.scripts.events import Event
from tui.scripts.sayings import SayingError
from tui.typing_ahead import ASKS

from . import told
from .commands import COMMANDS
from .desk import CallDesk
from .names import ATTEMPTS, OUTCOMES, called
from .pages import (
    AttemptsPage,
    CallbackPage,
    CardPage,
    IcpPage,
    LeavingPage,
    ListPage,
    ObjectionsPage,
    OutlinePage,
    RecallPage,
    VerdictPage,
)
from .question import THEN


class CallScreen(CallDesk):
    """A call that is going on."""

    OFFERS: ClassVar[Sequence[Command]] = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    HELP = N_(
        "The call. The line is always live: digits on the empty line pick answers, letters start a "
        "note, Enter saves it or goes on. When a picked answer asks for a value, everything you "
        "type goes into the value; Esc gives the digits back to the answers, Tab returns to the "
        "value. A note that begins with a digit begins with a space."
    )

    def __init__(self, live: LiveCall) -> None:
        """Show this call; it may be new, or a draft that is resumed."""
        super().__init__(live)
        self._pressed = ""

    def on_key(self, event: events.Key) -> None:
        """Remember which digit it was: one command picks all answers."""
        self._pressed = event.key

    # Keys

    def action_answer(self) -> None:
        """Pick the answer whose digit was pressed."""
        self.action_pick(int(self._pressed[-1]) if self._pressed[-1:].isdigit() else 1)

    def action_pick(self, number: int) -> None:
        """Pick an answer, or what has this number on the page."""
        if self.pages:
            self.pages[-1].digit(number)
            return
        answers = self.view.step.answers
        if not answers:
            self.tell(_("This step has no answers; Enter goes on."), "warn")
        elif number > len(answers):
            self.tell(_("There are {n} answers here.").format(n=len(answers)), "warn")
        else:
            self.use.changed()
            self._do(lambda: self.live.call.pick(answers[number - 1].id))
            self.question_panel.reveal_text(THEN)

    def action_choose(self, place: int) -> None:
        """A line of a list was clicked."""
        if self.pages and isinstance(self.pages[-1], ListPage | IcpPage):
            self.pages[-1].choose(place)

    def action_asked(self) -> None:
        """Asked, and none of the answers came."""
        if self.pages:
            self.pages[-1].digit(0)
        else:
            self._do(self.live.call.ask_without_answer)

    def action_go_on(self) -> None:
        """Enter: keep what is typed, else go on."""
        page = self.pages[-1] if self.pages else None
        if page is not None and (page.takes_line or not self.line.value.strip()):
            text = self.line.value.strip() if page.takes_line else ""
            self._guard(lambda: page.enter(text))
            return
        name = self.use.capture if page is None else None
        if not self.line.value.strip():
            if name is not None:
                self._do(lambda: self.use.skip(name))
            elif self.live.call.awaited and self.view.step.multiple and self.use.to_value():
                self.repaint()
            else:
                self._go_further()
        elif name is not None:
            self._keep_value(name)
        else:
            text = self.take_line()
            self._do(lambda: self.live.call.note(text))

    def _keep_value(self, name: str) -> None:
        text = self.line.value.strip()
        typed = self.use.keep(name, text)
        if typed.kind == "kept":
            self.take_line()
            self.tell("")
            self.happened()
        else:
            self.tell(say(typed.saying), "bad" if typed.kind == "refused" else "plain")

    def _go_further(self) -> None:
        call = self.live.call
        answering = call.state.answers.get(call.step.id)
        ends = [a.outcome for a in call.step.answers if answering and a.id in answering.answers]
        outcome = next((one for one in ends if one), None)
        if outcome == "callback":
            if when := self._callback_at():
                self.finish("callback", when)
            else:
                self.open_page(CallbackPage(self))
        elif outcome == "no_contact":
            self.finish("no_contact")
        elif outcome or call.step.kind == "outcome":
            ending = (outcome or call.step.outcome or "").partition(":")[0]
            self.close_pages()
            self._wrap_up(ending)
        elif call.next_step is None:
            self.tell(_("The script ends here; F8 wraps the call up."), "warn")
        else:
            self._do(call.go_on)

    def _callback_at(self) -> str:
        state, script = self.view.state, self.view.script
        for name, value in state.captures.items():
            if name in script.captures and script.captures[name].type == "datetime":
                return value.value
        return ""

    def action_back(self) -> None:
        """Backspace on the empty line."""
        if self.pages:
            self.close_page()
        else:
            self.action_step_back()

    def action_step_back(self) -> None:
        """Back along the way."""
        if self.pages:
            self._move(-10)
        else:
            self._do(lambda: self.live.call.move(-1))

    def action_step_forward(self) -> None:
        """Forward along the way."""
        if self.pages:
            self._move(10)
        else:
            self._do(lambda: self.live.call.move(1))

    def action_up(self) -> None:
        """Up."""
        self._move(-1)

    def action_down(self) -> None:
        """Down."""
        self._move(1)

    def action_scroll(self, by: int) -> None:
        """The mark of more text was clicked."""
        self.question_panel.move(by * max(1, self.question_panel.content_size.height - 2))

    def _move(self, by: int) -> None:
        if not (self.pages and self.pages[-1].move(by)):
            self.question_panel.move(by)

    def action_probe(self) -> None:
        """Next wording."""
        self._do(self.live.call.show_probe)

    def action_other_line(self) -> None:
        """Tab: note or value."""
        if self.pages:
            return
        if not self.use.to_note() and not self.use.to_value():
            self.tell(_("This step asks for no value."), "warn")
        self.repaint()

    def action_jump(self, step_id: str) -> None:
        """A step was clicked."""
        self.close_pages()
        self._do(lambda: self.live.call.jump(step_id))

    def action_recall(self) -> None:
        """Find what was heard."""
        self._toggle(RecallPage, RecallPage(self, self.recall_index()))

    def action_objections(self) -> None:
        """The objections."""
        self._toggle(ObjectionsPage, ObjectionsPage(self, self.recall_index()))

    def action_outline(self) -> None:
        """The outline."""
        self._toggle(OutlinePage, OutlinePage(self))

    def action_verdict(self) -> None:
        """Score, verdict and notes."""
        self._toggle(VerdictPage, VerdictPage(self))

    def action_icp(self) -> None:
        """The ICP checklist."""
        icp = self.view.script.icp
        if icp is None:
            self.tell(_("This script has no ICP checklist."), "warn")
        self._toggle(IcpPage, IcpPage(self, icp) if icp else None)

    def action_attempt(self) -> None:
        """Nobody was reached."""
        self._toggle(AttemptsPage, AttemptsPage(self))

    def action_pitch(self) -> None:
        """Start or stop the countdown."""
        call = self.live.call
        if self.view.script.pitch is None:
            self.tell(_("This script has no pitch."), "warn")
            return
        self.close_pages()
        self._do(call.stop_pitch if call.state.pitch.started_ms is not None else call.start_pitch)

    def action_undo(self) -> None:
        """Take back."""
        event = self._do(self.live.call.undo)
        self.tell(
            told.taken_back(event, self.view) if event else _("There is nothing to take back.")
        )

    def action_redo(self) -> None:
        """Do again."""
        event = self._do(self.live.call.redo)
        self.tell(
            told.done_again(event, self.view) if event else _("There is nothing to do again.")
        )

    def action_leave(self) -> None:
        """Esc: close, else ask."""
        if self.pages:
            if isinstance(self.pages[-1], CardPage):
                self.close_pages()
            else:
                self.close_page()
        elif self.use.capture is not None:
            self.use.to_note()
            self.repaint()
        elif self.pitching:
            self._do(self.live.call.stop_pitch)
        else:
            self.open_page(self.leaving_page())

    def leaving_page(self) -> LeavingPage:
        """What is asked before the call is left."""
        return LeavingPage(self)

    def _do(self, gesture: Any) -> Event | None:
        """Do something in the call and show it; say why where it can't be done."""
        self.tell("")
        result = self._guard(gesture)
        self.happened()
        return result if isinstance(result, Event) else None

    def _guard(self, gesture: Any) -> Any:
        try:
            return gesture()
        except CallError as error:
            self.tell(say(error.saying), "warn")
            return None

    # Endings

    def leave_call(self) -> None:
        """Leave the call as a draft."""
        self.close_pages()
        self._save_line_now()
        self.live.call.leave()
        self.dismiss(None)

    def action_wrap_up(self) -> None:
        """Open the wrap-up."""
        self.close_pages()
        self._wrap_up("")

    @work(exclusive=True, group=ASKS)
    async def _wrap_up(self, ending: str) -> None:
        self._keep_unsent()
        from tui.screens.wrap_up import WrapUpScreen

        saved = await self.app.push_screen_wait(WrapUpScreen(self.live, ending))
        if saved is not None:
            self.dismiss(saved)
        else:
            self.happened()

    def _keep_unsent(self) -> None:
        """What is typed when the call ends is a note: nothing that was typed is lost."""
        if self.line.value.strip():
            text = self.take_line()
            self._do(lambda: self.live.call.note(text))

    def finish(self, disposition: str, when: str = "") -> None:
        """End the call as an attempt, and call again at `when` (local, as captured)."""
        from tui.saving import attempt
        from tui.saving.result import next_attempt

        at = datetime.fromisoformat(when).astimezone() if when else None
        self.close_pages()
        self._keep_unsent()
        try:
            saved = attempt(self.live, disposition, at)
        except SayingError as error:
            self.tell(say(error.saying), "bad")
            return
        self.dismiss(saved)
        names = {**OUTCOMES, **ATTEMPTS}
        kept = _("Kept: {what}").format(what=called(names, disposition))
        if back := at or next_attempt(self.live, disposition):
            local, today = back.astimezone(), self.live.now().astimezone().date()
            when = f"{day_text(local.date(), today)} {time_text(local)}"
            kept = _("{kept}. Back in the list: {when}.").format(kept=kept, when=when)
        self.app.notify(kept, markup=False)
