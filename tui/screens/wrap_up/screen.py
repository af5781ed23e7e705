"""The wrap-up screen: from the form to the list of changes, to the records, and back.

The screen holds no rules. `sections` say which fields there are, `tui.scripts.wrap_up` what is
wrong with them, `tui.saving` writes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on, work
from textual.binding import Binding
from textual.worker import Worker, WorkerState

from data.errors import StoreConflict
from data.rows import Change, Saved
from tui import saving
from tui.calling.live_call import LiveCall
from tui.commands import bindings
from tui.languages import N_, _, say
from tui.scripts.sayings import Saying, SayingError

from .changes import ChangesView, as_lines
from .commands import COMMANDS
from .dates import PicksDates
from .filling import Stage
from .form import Form
from .messages import ChangesReady, SaveDone, SaveFailed, TakenBack

UNEXPECTED = N_("Something unexpected happened; `talktrack doctor` may know more.")


class WrapUpScreen(PicksDates):
    """Ends a call; returns what was saved, or None where the rep went back to the call."""

    CSS_PATH = "wrap_up.tcss"
    OFFERS = COMMANDS
    HELP = N_(
        "How the call ended. Digits pick, letters type, Enter goes on. Nothing is written before "
        "you have seen the list of changes, and F9 takes it back afterwards."
    )
    BINDINGS = [*bindings(COMMANDS), Binding("enter", "wrap_up_forward", show=False)]

    def __init__(self, live: LiveCall, ending: str = "") -> None:
        """Wrap up `live`; `ending` is chosen already where the script's step says it."""
        super().__init__(live, ending)
        self.saved: Saved | None = None
        self.previewed: Sequence[Change] | None = None
        """The changes that were shown; nothing else is saved."""
        self.was_saved = False
        """Whether a save was taken back, so that the call's clock has to be started again."""
        self.busy = False

    # What can be done

    def why_not(self, action: str) -> str | None:
        """Why a command makes no sense now."""
        if self.busy:
            return _("Saving…")
        if action == "wrap_up_take_back" and self.stage != "saved":
            return _("Nothing is saved yet.")
        of_form = ("wrap_up_outcome", "wrap_up_details", "wrap_up_when")
        if action in of_form and self.stage != "form":
            return _("Esc goes back to the form first.")
        if action == "wrap_up_when" and not self._date_here:
            return _("That field is not a date.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey what makes no sense now."""
        if not action.startswith("wrap_up_") or not self.is_mounted:
            return True
        if action == "wrap_up_take_back" and self.stage != "saved":
            return False
        return None if self.why_not(action) else True

    def action_wrap_up_forward(self) -> None:
        """From the form to the changes, from there to the records, and home."""
        self.go_forward()

    def action_wrap_up_back(self) -> None:
        """One level up; nothing that was typed is lost."""
        if self.stage == "saved":
            self.dismiss(self.saved)
        elif self.stage == "changes":
            self._enter("form")
        else:
            self.live.hung_up_ms = None
            if self.was_saved:
                self.live.call.resume()
            self.dismiss(None)

    def action_wrap_up_outcome(self) -> None:
        """Go to the question how the call ended."""
        if self.draft.eased or not self.opening.reached:
            self.show_form("ending")

    def action_wrap_up_details(self) -> None:
        """Show or hide the details."""
        self.draft.everything = not self.draft.everything
        self.show_form(self.draft.at)

    def action_wrap_up_take_back(self) -> None:
        """Take the whole save back and return to the form."""
        self._begin_work()
        self._take_back()

    # Forward

    def go_forward(self) -> None:
        """From the form to the changes, from there to the records, and home."""
        if self.busy:
            return
        if self.stage == "saved":
            self.dismiss(self.saved)
        elif self.stage == "changes":
            self._begin_work()
            self._save()
        elif self._ready():
            self.tell_trouble("")
            self.keep_moment()
            if self.draft.attempt:
                self.save()
            else:
                self._begin_work()
                self._list_changes()

    def save(self) -> None:
        """Save the form without a list of changes: an attempt changes next to nothing."""
        if not self.busy:
            self.previewed = None
            self._begin_work()
            self._save()

    def _ready(self) -> bool:
        """Whether the form can be saved; goes to the first field that keeps it from that."""
        draft = self.draft
        for key in list(draft.typed):
            self.understand(key)
        draft.pressed = True
        blocked = next((field.key for field in self.asked() if field.wants_something), None)
        if blocked is None:
            left = [each for each in self.opening.complaints(self.live) if each.level != "note"]
            if not left:
                return True
            self.tell_trouble(say(left[-1].saying))
            blocked = "insist" if left[-1].level == "rule" else left[-1].field
        self.answer(blocked, self.gap(blocked))
        return False

    def _begin_work(self) -> None:
        self.busy = True
        self.refresh_bindings()

    @work(thread=True, exclusive=True, exit_on_error=False, group="save")
    def _list_changes(self) -> None:
        try:
            found = saving.preview(self.live, self.draft.wrap_up())
        except SayingError as error:
            self.post_message(SaveFailed(error.saying))
        else:
            self.post_message(ChangesReady(found))

    @work(thread=True, exclusive=True, exit_on_error=False, group="save")
    def _save(self) -> None:
        try:
            saved = saving.finish(self.live, self.draft.wrap_up(), self.previewed)
        except SayingError as error:
            out_of_date = isinstance(error, StoreConflict) and self.previewed is not None
            self.post_message(SaveFailed(error.saying, out_of_date=out_of_date))
        else:
            self.post_message(SaveDone(saved))

    @work(thread=True, exclusive=True, exit_on_error=False, group="save")
    def _take_back(self) -> None:
        try:
            saving.take_back(self.live, goes_on=True)
        except SayingError as error:
            self.post_message(SaveFailed(error.saying, taking_back=True))
        else:
            self.post_message(TakenBack())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so where something failed that has no sentence of its own."""
        if event.state is WorkerState.ERROR and event.worker.group == "save":
            self.post_message(SaveFailed(Saying(UNEXPECTED)))

    @on(ChangesReady)
    def _changes_ready(self, event: ChangesReady) -> None:
        self.busy, self.previewed = False, event.changes
        foot = _("Enter saves. Esc goes back to the form.")
        rules = self.live.rules.outcomes
        self.query_one(ChangesView).tell(as_lines(event.changes, rules, foot))
        self._enter("changes")

    @on(SaveDone)
    def _save_done(self, event: SaveDone) -> None:
        self.busy, self.saved = False, event.saved
        self.tell_trouble("")
        said = self.opening.name_of(self.draft.ending)
        practised = any(getattr(each, "TITLES", "") for each in self.app.screen_stack)
        self.query_one(ChangesView).done(event.saved, said, practised=practised)
        self._enter("saved")

    @on(SaveFailed)
    def _save_failed(self, event: SaveFailed) -> None:
        self.busy = False
        sentence = (
            _("Not taken back. {why}")
            if event.taking_back
            else _("Not saved. {why} Everything you typed is kept; F8 tries again.")
        )
        self.tell_trouble(sentence.format(why=say(event.why)))
        self.refresh_bindings()
        if event.out_of_date:
            self._begin_work()
            self._list_changes()

    @on(TakenBack)
    def _taken_back(self) -> None:
        self.busy, self.saved, self.was_saved = False, None, True
        self.tell_trouble("")
        self._enter("form")
        self.notify(_("Taken back. Nothing of it is left in the records."), markup=False)

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        self.set_class(stage != "form", "-changes")
        if stage == "form":
            self.query_one(Form).take_focus()
            self.show_form(self.draft.at)
        else:
            self.query_one(ChangesView).focus()
        self.refresh_bindings()
