"""A lead's score with all that it is made of, what the lead did, and its way to sales."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from tui.app import TalktrackApp
from tui.commands import bindings
from tui.languages import N_, _
from tui.leads.standing_shown import whole
from tui.leads.standing_words import titled
from tui.services import Services
from tui.text import one_line
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

from .by_key import ByKeyScreen, Choice
from .commands import COMMANDS
from .what_they_did import WhatTheyDidScreen, WhenDone

if TYPE_CHECKING:
    from data.scoring.rows import Done, LeadStanding
    from data.scoring.standings import Standings
    from tui.scripts.model.scoring import Scoring


class StandingScreen(Screen[bool]):
    """Returns whether something was changed."""

    CSS_PATH = "standing.tcss"
    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "What the lead's score is made of, what the lead did, and how far it is on its way to "
        "sales. What is not known is left out of the score; it is never a zero."
    )
    AUTO_FOCUS = "VerticalScroll"

    app = getters.app(TalktrackApp)
    text = getters.query_one("#standing-text", Static)

    def __init__(self, services: Services, lead_id: int) -> None:
        super().__init__()
        self._services = services
        self._lead_id = lead_id
        self._standing: LeadStanding | None = None
        self._scoring: Scoring | None = None
        self._done: list[Done] = []
        self._changed = False

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield TitleLine()
        with VerticalScroll(id="standing"):
            yield Static(id="standing-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read how the lead stands."""
        self.query_one(TitleLine).left = _("Talktrack · the lead's score")
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out what can't be done now."""
        return None if self.why_not(action) else True

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        if action == "standing_take_back" and not self._done:
            return _("Nothing was done on this screen that could be taken back.")
        if action in ("standing_add", "standing_accept", "standing_return"):
            stage = self._standing.stage if self._standing else None
            if stage is None:
                return _("Getting ready…")
            if action == "standing_accept" and stage in ("accepted", "sql"):
                return _("The lead is accepted already.")
            if action == "standing_return" and stage == "returned":
                return _("The lead is with marketing already.")
        return None

    @work(exclusive=True, exit_on_error=False, group="standing")
    async def _read(self) -> None:
        try:
            store = (await self._services.ready()).store
            standing = await to_thread(store.standings.of, self._lead_id)
        except Exception as error:
            self.app.tell_failure(error)
            return
        self._standing, self._scoring = standing, store.standings.scorer.scoring
        title = self.query_one(TitleLine)
        who = " · ".join(part for part in (standing.name, standing.company_name) if part)
        title.middle = one_line(who)
        self.text.update(whole(standing, self._scoring, self._services.clock.local()))
        self.refresh_bindings()

    @work(exclusive=True, exit_on_error=False, group="change")
    async def _do(self, change: Callable[[Standings], Done], told: str) -> None:
        try:
            store = (await self._services.ready()).store
            done = await to_thread(change, store.standings)
        except Exception as error:
            self.app.tell_failure(error)
        else:
            self._done.append(done)
            self._changed = True
            self.app.tell(told)
        self._read()

    def action_standing_add(self) -> None:
        """Ask what they did."""
        if self._scoring is not None:
            kinds = self._scoring.events.items()
            choices = [Choice(kind.key, titled(kind.title) or name, name) for name, kind in kinds]
            self.app.push_screen(ByKeyScreen(_("What did they do?"), choices), self._ask_when)

    def _ask_when(self, kind: str | None) -> None:
        if kind is not None and self._scoring is not None:
            what = titled(self._scoring.title_of(kind))
            asked = WhatTheyDidScreen(what, self._services.clock.local())
            self.app.push_screen(asked, partial(self._add, kind, what))

    def _add(self, kind: str, what: str, when: WhenDone | None) -> None:
        if when is not None:
            rep, lead = self._services.settings.rep_name, self._lead_id
            self._do(
                lambda standings: standings.add_event(
                    lead, kind=kind, at=when.at, note=when.note, by=rep
                ),
                _("Kept: {what}.").format(what=what),
            )

    def action_standing_accept(self) -> None:
        """Take the lead."""
        rep, lead = self._services.settings.rep_name, self._lead_id
        self._do(lambda standings: standings.accept(lead, by=rep), _("The lead is accepted."))

    def action_standing_return(self) -> None:
        """Ask why it goes back."""
        if self._scoring is not None:
            choices = [
                Choice(each.key, titled(each.title), each.id) for each in self._scoring.returns
            ]
            title = _("Why does the lead go back to marketing?")
            self.app.push_screen(ByKeyScreen(title, choices), self._ask_note)

    def _ask_note(self, reason: str | None) -> None:
        if reason is not None:
            from .note import NoteScreen

            title = _("What should marketing know? Enter alone is fine.")
            self.app.push_screen(NoteScreen(title), partial(self._give_back, reason))

    def _give_back(self, reason: str, note: str | None) -> None:
        if note is not None:
            rep, lead = self._services.settings.rep_name, self._lead_id
            self._do(
                lambda standings: standings.give_back(lead, reason=reason, note=note, by=rep),
                _("The lead is back with marketing."),
            )

    @work(exclusive=True, exit_on_error=False, group="change")
    async def action_standing_take_back(self) -> None:
        """Take back the last thing done here."""
        if not self._done:
            return
        done = self._done.pop()
        try:
            store = (await self._services.ready()).store
            await to_thread(store.standings.take_back, done)
        except Exception as error:
            self.app.tell_failure(error)
        else:
            self.app.tell(_("Taken back."))
        self._read()

    def action_standing_up(self) -> None:
        """Scroll up."""
        self.query_one(VerticalScroll).scroll_up(animate=False)

    def action_standing_down(self) -> None:
        """Scroll down."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_standing_back(self) -> None:
        """Go back."""
        self.dismiss(self._changed)
