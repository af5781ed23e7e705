"""The wrap-up screen: ease of talk, outcome, its fields, the changes, saved.

The screen holds no rules. `sections` say which fields there are, `tui.scripts.wrap_up` what is
wrong with them, `tui.saving` writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from data.rows import Change, Saved
from tui import saving
from tui.commands import bindings
from tui.languages import N_, _, clock_text, say
from tui.live_call import LiveCall
from tui.scripts.sayings import SayingError
from tui.text import plain
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

from .changes import ChangesView, as_lines
from .commands import COMMANDS
from .draft import OUTCOMES, Draft
from .fields import Field
from .form import Form
from .messages import ChangesReady, MatchesFound, SaveDone, SaveFailed, TakenBack, Understood
from .opening import Opening, open_draft
from .sections import Asking, ask
from .sections.disqualified import INSIST, NO_DEAL
from .sections.records import APART
from .sections.whole import SAVE
from .verdict import VerdictPanel

Stage = Literal["form", "changes", "saved"]


class WrapUpScreen(Screen[Saved | None]):
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
        super().__init__()
        self.live = live
        self.opening: Opening = open_draft(live)
        self.draft: Draft = self.opening.draft
        live.hung_up_ms = live.call.now_ms()
        if ending:
            self.draft.ending = ending
        self.stage: Stage = "form"
        self.saved: Saved | None = None
        self.previewed: Sequence[Change] | None = None
        """The changes that were shown; nothing else is saved."""
        self.was_saved = False
        """Whether a save was taken back, so that the call's clock has to be started again."""
        self.busy = False

    def compose(self) -> ComposeResult:
        """Title, form and verdict side by side, what went wrong, keys."""
        yield TitleLine()
        with Horizontal(id="wrap-up-body"):
            yield Form()
            yield ChangesView()
            yield VerdictPanel()
        yield Static(id="trouble", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the form where it was left."""
        title = self.query_one(TitleLine)
        title.left = _("Wrap-up")
        lead = self.live.lead
        title.middle = ", ".join(part for part in (lead.name, lead.company_name) if part)
        title.right = clock_text(self.live.call.now_ms() / 1000)
        self.query_one(Form).take_focus()
        self._show(self.draft.at)
        self._warm_up()
        if self.draft.ending:
            self._look_for_matches()

    def on_resize(self) -> None:
        """The verdict is a panel or two lines."""
        self.call_after_refresh(self._tell_verdict)

    # What is shown

    def _asking(self) -> Asking:
        return self.opening.asking(self.live)

    def _show(self, at: str = "") -> None:
        """Show the form with the cursor on `at`, or on the first field that wants something."""
        fields = ask(self._asking())
        keys = [field.key for field in fields]
        self.draft.at = at if at in keys else self._wanting(fields)
        self.query_one(Form).show(fields, self.draft.at)
        self._tell_verdict()
        self.refresh_bindings()

    def _tell_verdict(self) -> None:
        panel = self.query_one(VerdictPanel)
        if self.draft.eased or not self.opening.reached:
            panel.tell(self.live, narrow=self.has_class("-narrow"))
        else:
            panel.keep_quiet()

    def _wanting(self, fields: list[Field]) -> str:
        return next((field.key for field in fields if field.wants_something), fields[-1].key)

    def _after(self, key: str) -> str:
        keys = [field.key for field in ask(self._asking())]
        place = keys.index(key) + 1 if key in keys else 0
        return keys[min(place, len(keys) - 1)]

    def _trouble(self, text: str) -> None:
        line = self.query_one("#trouble", Static)
        line.update(plain(text))
        line.set_class(bool(text), "-shown")

    # Typing and choosing

    @on(Form.Typed)
    def _typed(self, event: Form.Typed) -> None:
        event.stop()
        self.draft.put(event.key, event.text)
        self._show(event.key)
        self._understand_soon(event.key)

    @on(Form.Chosen)
    def _chosen(self, event: Form.Chosen) -> None:
        event.stop()
        draft, key, value = self.draft, event.key, event.value
        if key == "ease":
            draft.ease, draft.eased = (int(value) if value else None), True
            self._show("" if not draft.ending else self._after(key))
        elif key == "ending":
            self._end_as(value)
        elif key == "unmet":
            self._settle_rule(value)
        elif key.endswith(".match"):
            table = key.partition(".")[0]
            draft.settled[table] = None if value in ("", APART) else int(value)
            self._show(self._after(key))
        else:
            if key == "reason":
                draft.insisting = False
            draft.put(key, value)
            self._show(self._after(key) if value else key)

    def _end_as(self, ending: str) -> None:
        draft = self.draft
        if not ending:
            return
        draft.ending, draft.pressed = ending, False
        self._trouble("")
        self._show()
        if draft.attempt and ending != "callback":
            self.previewed = None
            self._save()
        elif draft.ending in OUTCOMES:
            self._look_for_matches()

    def _settle_rule(self, value: str) -> None:
        if value == NO_DEAL:
            self._end_as(NO_DEAL)
        elif value == INSIST:
            self.draft.insisting = True
            self._show("insist")

    @on(Form.Entered)
    def _entered(self, event: Form.Entered) -> None:
        event.stop()
        key = event.key
        if key == SAVE:
            self.action_wrap_up_forward()
        elif key == "ease":
            self.draft.eased = True
            self._show("" if not self.draft.ending else self._after(key))
        elif key == "ending":
            self._end_as(self.draft.ending or self.opening.suggested)
        elif self._understand(key) or self.query_one(Form).waits_for_choice:
            self._show(key)
        else:
            self._look_for_matches()
            self._show(self._after(key))

    @on(Form.Going)
    def _going(self, event: Form.Going) -> None:
        event.stop()
        self._understand(self.draft.at)
        self._show(event.to)

    def _understand(self, key: str) -> bool:
        """Find out what was typed; True where it is wrong."""
        return self.draft.understand(key, self.opening.parse) is not None

    @work(thread=True, exclusive=True, exit_on_error=False, group="understand")
    def _understand_soon(self, key: str) -> None:
        self._understand(key)
        self.post_message(Understood())

    @on(Understood)
    def _understood(self) -> None:
        if self.stage == "form":
            self._show(self.draft.at)

    @work(thread=True, exit_on_error=False, group="warm-up")
    def _warm_up(self) -> None:
        self.opening.warm_up()

    @work(thread=True, exclusive=True, exit_on_error=False, group="matches")
    def _look_for_matches(self) -> None:
        wrap_up = self.draft.wrap_up()
        if wrap_up.contact is None and wrap_up.company is None:
            return
        try:
            found = self.live.store.matches(wrap_up.contact, wrap_up.company)
        except SayingError:
            return
        self.post_message(MatchesFound(found))

    @on(MatchesFound)
    def _matches_found(self, event: MatchesFound) -> None:
        self.opening.matches = tuple(event.matches)
        if self.stage == "form":
            self._show(self.draft.at)

    # Forward and back

    def why_not(self, action: str) -> str | None:
        """Why a command makes no sense now."""
        if self.busy:
            return _("Saving…")
        if action == "wrap_up_take_back" and self.stage != "saved":
            return _("Nothing is saved yet.")
        if action in ("wrap_up_outcome", "wrap_up_details") and self.stage != "form":
            return _("Esc goes back to the form first.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey what makes no sense now."""
        if not action.startswith("wrap_up_") or not self.is_mounted:
            return True
        return None if self.why_not(action) else True

    def action_wrap_up_forward(self) -> None:
        """From the form to the changes, from there to the records, and home."""
        if self.stage == "saved":
            self.dismiss(self.saved)
        elif self.stage == "changes":
            self._save()
        elif self._ready():
            self.previewed = None
            self._trouble("")
            if self.draft.attempt:
                self._save()
            else:
                self._list_changes()

    def _ready(self) -> bool:
        """Whether the form can be saved; goes to the first field that keeps it from that."""
        draft = self.draft
        for key in draft.typed:
            self._understand(key)
        draft.pressed = True
        fields = ask(self._asking())
        blocked = next((field.key for field in fields if field.wants_something), None)
        if blocked is None and draft.ending:
            left = [each for each in self.opening.complaints(self.live) if each.level != "note"]
            if left:
                last = left[-1]
                self._trouble(say(last.saying))
                blocked = "insist" if last.level == "rule" else last.field
        if blocked is None and draft.ending:
            return True
        self._show(blocked or "")
        return False

    @work(thread=True, exclusive=True, exit_on_error=False, group="save")
    def _list_changes(self) -> None:
        try:
            found = saving.preview(self.live, self.draft.wrap_up())
        except SayingError as error:
            self.post_message(SaveFailed(error.saying))
            return
        self.post_message(ChangesReady(found))

    @on(ChangesReady)
    def _changes_ready(self, event: ChangesReady) -> None:
        self.previewed = event.changes
        foot = _("Enter saves. Esc goes back to the form.")
        rules = self.live.rules.outcomes
        self.query_one(ChangesView).tell(as_lines(event.changes, rules, foot))
        self._enter("changes")

    def _save(self) -> None:
        if not self.busy:
            self.busy = True
            self.refresh_bindings()
            self._save_now()

    @work(thread=True, exclusive=True, exit_on_error=False, group="save")
    def _save_now(self) -> None:
        try:
            saved = saving.finish(self.live, self.draft.wrap_up(), self.previewed)
        except SayingError as error:
            self.post_message(SaveFailed(error.saying))
            return
        self.post_message(SaveDone(saved))

    @on(SaveDone)
    def _save_done(self, event: SaveDone) -> None:
        self.busy, self.saved = False, event.saved
        self._trouble("")
        self.query_one(ChangesView).done(event.saved, self.opening.name_of(self.draft.ending))
        self._enter("saved")

    @on(SaveFailed)
    def _save_failed(self, event: SaveFailed) -> None:
        self.busy = False
        self._trouble(
            _("Not saved. {why} Everything you typed is kept; F8 tries again.").format(
                why=say(event.why)
            )
        )
        self.refresh_bindings()

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        self.set_class(stage != "form", "-changes")
        if stage == "form":
            self.query_one(Form).take_focus()
            self._show(self.draft.at)
        else:
            self.query_one(ChangesView).focus()
        self.refresh_bindings()

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
            self._show("ending")

    def action_wrap_up_details(self) -> None:
        """Show or hide the details."""
        self.draft.everything = not self.draft.everything
        self._show(self.draft.at)

    def action_wrap_up_take_back(self) -> None:
        """Take the whole save back and return to the form."""
        self._take_back()

    @work(thread=True, exclusive=True, exit_on_error=False, group="save")
    def _take_back(self) -> None:
        try:
            saving.take_back(self.live)
        except SayingError as error:
            self.post_message(SaveFailed(error.saying))
            return
        self.post_message(TakenBack())

    @on(TakenBack)
    def _taken_back(self) -> None:
        self.saved, self.was_saved = None, True
        self._enter("form")
        self.notify(_("Taken back. Nothing of it is left in the records."), markup=False)
