"""Filling in the form: what is shown, typed and chosen, before anything is saved."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from typing import Literal

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from data.rows import Saved
from tui.calling.live_call import LiveCall
from tui.languages import N_, _, clock_text, say
from tui.scripts.sayings import SayingError
from tui.scripts.wrap_up.fields import MISSING
from tui.text import plain
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

from .changes import ChangesView
from .draft import OUTCOMES, READ_AS, Draft
from .fields import Field
from .form import Form
from .keeping import as_text
from .messages import MatchesFound, Understood
from .opening import Opening, open_draft
from .sections import ask
from .sections.disqualified import INSIST, NO_DEAL
from .sections.outcome import PRESS_NUMBER
from .sections.records import APART
from .sections.whole import SAVE
from .verdict import VerdictPanel

KEEP_AFTER = 0.25
"""Seconds from a key until the form is kept with the call, however many keys follow it."""
KEEP_AGAIN_AFTER = 2.0
"""Seconds until a form that could not be kept is tried again."""

Stage = Literal["form", "changes", "saved"]

DIGIT_WANTED = {
    "ending": PRESS_NUMBER,
    "unmet": N_("Press 1 to save as no deal, or 2 to disqualify all the same."),
}
"""Choices that Enter never passes over, and what to press there."""


class FillingScreen(Screen[Saved | None]):
    """The form of a wrap-up. What becomes of it is up to the screen that builds on it."""

    def __init__(self, live: LiveCall, ending: str = "") -> None:
        """Wrap up `live`; `ending` is chosen already where the script's step says it."""
        super().__init__()
        self.live = live
        self.opening: Opening = open_draft(live)
        self.draft: Draft = self.opening.draft
        live.hung_up_ms = live.call.now_ms()
        if ending:
            self.draft.ending = ending
            self.draft.verdict_then = live.judgement().verdict.outcome
        self.stage: Stage = "form"
        self._kept = as_text(self.draft)
        self._to_keep = self._kept
        self._keeping = Lock()
        self._keep_timer: Timer | None = None
        self.said = ("", "")
        """The field whose last key is answered, and the answer."""

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
        self.show_form("ending" if self._asked_again else self.draft.at)
        self._warm_up()
        if self.draft.ending:
            self._look_for_matches()

    def on_resize(self) -> None:
        """The verdict is a panel or two lines, by the room there is."""
        self.call_after_refresh(self._tell_verdict)

    # What is shown

    @property
    def _asked_again(self) -> bool:
        """Whether the verdict has turned since the outcome was chosen."""
        return self.draft.outlived(self.live.judgement().verdict.outcome)

    def asked(self) -> list[Field]:
        """The fields that are asked for now."""
        return ask(self.opening.asking(self.live))

    def show_form(self, at: str = "") -> None:
        """Show the form with the cursor on `at`, or on the first field that wants something."""
        self.draft.at = at  # before the fields are asked for: some say less while typed into
        fields = self.asked()
        keys = [field.key for field in fields]
        wanting = (field.key for field in fields if field.wants_something)
        self.draft.at = at if at in keys else next(wanting, keys[-1])
        key, words = self.said
        if key != self.draft.at:
            self.said = ("", "")
        shown = [replace(each, said=words) if each.key == key else each for each in fields]
        self.query_one(Form).show(shown if self.said[0] else fields, self.draft.at)
        self._tell_verdict()
        self._keep_soon()

    def answer(self, key: str, words: str) -> None:
        """Show the field with an answer to the key that was pressed; it holds until the next."""
        self.said = (key, words)
        self.show_form(key)

    def gap(self, key: str) -> str:
        """What to press or to type in a field that is needed and empty; nothing elsewhere."""
        field = next((each for each in self.asked() if each.key == key), None)
        if field is None or not field.needed or field.text:
            return ""
        if key in DIGIT_WANTED:
            return _(DIGIT_WANTED[key])
        missing = MISSING.get(key)
        return say(missing) if missing else _("This is needed.")

    def _tell_verdict(self) -> None:
        if self.draft.eased or not self.opening.reached:
            self.query_one(VerdictPanel).tell(self.live, narrow=self.has_class("-narrow"))

    def _after(self, key: str) -> str:
        keys = [field.key for field in self.asked()]
        place = keys.index(key) + 1 if key in keys else 0
        return keys[min(place, len(keys) - 1)]

    def tell_trouble(self, text: str) -> None:
        """Say what went wrong, for as long as it holds; nothing where it is empty."""
        line = self.query_one("#trouble", Static)
        line.update(plain(text))
        line.set_class(bool(text), "-shown")

    # Keeping what is filled in

    def _keep_soon(self, *, again: bool = False) -> None:
        if self._keep_timer is None and as_text(self.draft) != self._kept:
            after = KEEP_AGAIN_AFTER if again else KEEP_AFTER
            self._keep_timer = self.set_timer(after, self._keep)

    def _keep(self) -> None:
        self._keep_timer = None
        if self.stage != "saved":
            self._to_keep = as_text(self.draft)
            self._keep_in_thread()

    @work(thread=True, exit_on_error=False, group="keep")
    def _keep_in_thread(self) -> None:
        if not self._keep_now():
            self.call_later(self._keep_soon, again=True)

    def _keep_now(self) -> bool:
        """Keep what is to be kept; one at a time, so that what is older never comes last."""
        with self._keeping:
            text = self._to_keep
            if self.stage == "saved" or text == self._kept:
                return True
            if self.live.recorder.save_form(text):
                self._kept = text
            return self._kept == text

    def on_unmount(self) -> None:
        """Keep what is filled in, however the screen goes."""
        self._to_keep = as_text(self.draft)
        self._keep_now()

    # Typing and choosing

    @on(Form.Typed)
    def _typed(self, event: Form.Typed) -> None:
        event.stop()
        self.draft.put(event.key, event.text)
        self.said = ("", "")
        self.show_form(event.key)
        if event.key in READ_AS:
            self._understand_soon(event.key)

    @on(Form.Chosen)
    def _chosen(self, event: Form.Chosen) -> None:
        event.stop()
        draft, key, value = self.draft, event.key, event.value
        self.said = ("", "")
        if key == "ease":
            draft.ease, draft.eased = (int(value) if value else None), True
            self.show_form("" if not draft.ending else self._after(key))
        elif key == "ending":
            self._end_as(value)
        elif key == "unmet":
            self._settle_rule(value)
        elif key.endswith(".match"):
            table = key.partition(".")[0]
            draft.settled[table] = None if value in ("", APART) else int(value)
            self.show_form(self._after(key))
        else:
            if key == "reason":
                draft.insisting = False
                draft.typed.pop("sub_reason", None)  # it was said of another reason
            draft.put(key, value)
            self.show_form(self._after(key) if value else key)

    def _end_as(self, ending: str) -> None:
        draft = self.draft
        if not ending:
            return
        draft.ending, draft.pressed = ending, False
        draft.verdict_then = self.live.judgement().verdict.outcome
        self.tell_trouble("")
        self.show_form()
        if draft.attempt and ending != "callback":
            self.save()
        elif draft.ending in OUTCOMES:
            self._look_for_matches()

    def _by_enter(self) -> str:
        """The ending that Enter takes: the chosen one as long as it holds, else the proposed."""
        chosen = "" if self._asked_again else self.draft.ending
        return chosen or self.opening.suggested

    def _settled(self, key: str) -> bool:
        return key.partition(".")[0] in self.draft.settled

    def _settle_rule(self, value: str) -> None:
        if value == NO_DEAL:
            self._end_as(NO_DEAL)
        elif value == INSIST:
            self.draft.insisting = True
            self.show_form("insist")

    @on(Form.Entered)
    def _entered(self, event: Form.Entered) -> None:
        event.stop()
        key = event.key
        if key == SAVE:
            self.go_forward()
        elif key == "ease":
            self.draft.eased = True
            self.show_form("" if not self.draft.ending else self._after(key))
        elif key == "ending" and (ending := self._by_enter()):
            self._end_as(ending)
        elif key.endswith(".match") and not self._settled(key):
            first = next(each for each in self.query_one(Form).fields if each.key == key)
            self.post_message(Form.Chosen(key, first.choices[0].value))
        elif self.understand(key):
            self.show_form(key)
        elif (gap := self.gap(key)) and (key in DIGIT_WANTED or self.said != (key, gap)):
            self.answer(key, gap)
        else:
            self._look_for_matches()
            self.show_form(self._after(key))

    @on(Form.Refused)
    def _refused(self, event: Form.Refused) -> None:
        event.stop()
        self.answer(event.key, _("Enter shows the list; ↑ goes back to a field."))

    @on(Form.Going)
    def _going(self, event: Form.Going) -> None:
        event.stop()
        self.understand(self.draft.at)
        self.show_form(event.to)

    def understand(self, key: str) -> bool:
        """Find out what was typed; True where it is wrong."""
        return self.draft.understand(key, self.opening.parse) is not None

    @work(thread=True, exclusive=True, exit_on_error=False, group="understand")
    def _understand_soon(self, key: str) -> None:
        self.understand(key)
        self.post_message(Understood())

    @on(Understood)
    def _understood(self) -> None:
        if self.stage == "form":
            self.show_form(self.draft.at)

    @work(thread=True, exit_on_error=False, group="warm-up")
    def _warm_up(self) -> None:
        self.opening.warm_up()

    @work(thread=True, exclusive=True, exit_on_error=False, group="matches")
    def _look_for_matches(self) -> None:
        wrap_up = self.draft.wrap_up()
        if wrap_up.contact is None and wrap_up.company is None:
            return
        try:
            found = self.live.store.matches(
                wrap_up.contact, wrap_up.company, lead_id=self.live.lead.id
            )
        except SayingError:
            return
        self.post_message(MatchesFound(found))

    @on(MatchesFound)
    def _matches_found(self, event: MatchesFound) -> None:
        self.opening.matches = tuple(event.matches)
        if self.stage == "form":
            self.show_form(self.draft.at)

    # What the whole screen does

    def go_forward(self) -> None:
        """Take the form one step further."""
        raise NotImplementedError

    def save(self) -> None:
        """Save the form as it stands."""
        raise NotImplementedError
