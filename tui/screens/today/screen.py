"""The Today screen: the queue, the chosen lead's card, and the ways into a call."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from tui.app import StoreReady, TalktrackApp
from tui.commands import Command, bindings
from tui.languages import N_, _, ngettext, time_text
from tui.open_call import CallWish
from tui.screens.confirm import ConfirmScreen
from tui.screens.today.card import first_card, full_card
from tui.screens.today.commands import COMMANDS
from tui.screens.today.messages import CardRead, Failed, Found, QueueRead
from tui.screens.today.moving import MovesInList
from tui.screens.today.queue import Line, lines_of, matches
from tui.screens.today.table import QueueTable
from tui.screens.today.taking_back import take_back_last
from tui.screens.today.welcome import nobody_found, nobody_waits, welcome
from tui.services import QUEUE_LIMIT, Services
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from data.rows import FirstLook, LeadRow

TITLES = {
    "own": N_("Talktrack · today"),
    "practice": N_("Talktrack · practice, nothing is kept"),
    "demo": N_("Talktrack · demo, nothing is kept"),
}
NEEDS_LEAD = ("call_lead", "edit_lead")


class TodayScreen(MovesInList, Screen[None]):
    """Whom to call now."""

    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "Leads to call, the most urgent first: promised callbacks, calls you left, then new leads "
        "by score. Enter calls the chosen one."
    )
    AUTO_FOCUS = "QueueTable"

    app = getters.app(TalktrackApp)
    title_line = getters.query_one(TitleLine)
    card = getters.query_one("#card-text", Static)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        look = services.first_look()
        self._lines = self._words(look)
        self._due = look.due if look else 0
        self._drafts = look.drafts if look else 0
        self._total = look.total if look else 0
        self._found: tuple[str, list[Line]] | None = None
        """What was looked for last among all leads, and who was found."""

    def _words(self, look: FirstLook | None) -> list[Line]:
        return lines_of(look.rows, self._services.clock.now()) if look else []

    @property
    def OFFERS(self) -> Sequence[Command]:
        """What can be done; F9 is worth a place on the key line only where it does something."""
        if self._services.last_ended is not None:
            return COMMANDS
        return [replace(c, shown=c.shown and c.id != "take_back") for c in COMMANDS]

    def compose(self) -> ComposeResult:
        """Title, queue with card, search, keys."""
        yield TitleLine()
        with Horizontal(id="today"):
            yield QueueTable(self._lines)
            yield Static(id="welcome")
            with VerticalScroll(id="card", can_focus=False):
                yield Static(id="card-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the figures, and the way in where there is nobody to call."""
        self._show_title()
        self._show_ways_in()
        self.set_interval(20, self._show_title)
        self._show_card(self.table.chosen)
        self.call_after_refresh(self._lay_out_search)  # a text field is dear in the first frame

    def _lay_out_search(self) -> Input:
        for line in self.query("#search").results(Input):
            return line
        line = Input(
            id="search",
            placeholder=_("name, company or number"),
            select_on_focus=False,
            compact=True,
        )
        self.mount(line, before=self.query_one(KeyLine))
        return line

    def on_screen_resume(self) -> None:
        """Back from a call or a dialog: things have changed."""
        if self._services.is_loaded:
            self._read()

    @on(StoreReady)
    def _store_ready(self) -> None:
        """Read the queue in full, and the card."""
        self._read()
        self._show_card(self.table.chosen)

    # ------------------------------------------------------------------ showing

    def _show_title(self) -> None:
        line = self.title_line
        line.left = _(TITLES[self._services.kind])
        due, drafts, total = self._due, self._drafts, self._total
        counts = [
            due and ngettext("{n} to call back", "{n} to call back", due).format(n=due),
            drafts and ngettext("{n} to go on with", "{n} to go on with", drafts).format(n=drafts),
            total and ngettext("{n} lead", "{n} leads", total).format(n=total),
        ]
        line.middle = " · ".join(count for count in counts if count)
        now = time_text(self._services.clock.local())
        line.right = f"{self._services.settings.rep_name} · {now}"

    def _show_ways_in(self) -> None:
        letters = self._letters
        words: str | Content = ""
        if not self._shown():
            if not letters:
                words = nobody_waits() if self._total else welcome()
            elif self._found and self._found[0] == letters:
                words = nobody_found(letters)
        self.set_class(bool(words), "-empty")
        self.query_one("#welcome", Static).update(words)
        self.refresh_bindings()

    @property
    def _letters(self) -> str:
        return next((line.value.strip() for line in self.query("#search").results(Input)), "")

    def _shown(self) -> list[Line]:
        """The queue, or who is found: at once among those who wait, then among all."""
        letters = self._letters
        if not letters:
            return self._lines
        if self._found and self._found[0] == letters:
            return self._found[1]
        return [line for line in self._lines if matches(line, letters)]

    # ------------------------------------------------------------------ reading

    @work(thread=True, exclusive=True, exit_on_error=False, group="queue")
    def _read(self) -> None:
        store = self._services.store
        if store is None:
            return
        try:
            rows = store.queue(now=self._services.clock.now(), limit=QUEUE_LIMIT)
            total = store.lead_count()
        except Exception as error:
            self.post_message(Failed(error))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(QueueRead(rows, total))

    @work(thread=True, exclusive=True, exit_on_error=False, group="search")
    def _look_for(self, letters: str) -> None:
        store = self._services.store
        if store is None:
            return
        try:
            rows = store.queue(now=self._services.clock.now(), limit=QUEUE_LIMIT, search=letters)
        except Exception as error:
            self.post_message(Failed(error))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(Found(letters, rows))

    @on(QueueRead)
    def _queue_read(self, event: QueueRead) -> None:
        self._lines = lines_of(event.rows, self._services.clock.now())
        self._due = sum(line.section == "due" for line in self._lines)
        self._drafts = sum(line.section == "draft" for line in self._lines)
        self._total = event.total
        self._show_title()
        self._show_lines()
        if self._letters:
            self._look_for(self._letters)

    @on(Found)
    def _search_done(self, event: Found) -> None:
        if event.letters != self._letters:
            return  # an answer to what was typed before
        self._found = (event.letters, lines_of(event.rows, self._services.clock.now()))
        self._show_lines()

    def _show_lines(self) -> None:
        self._show_ways_in()
        self.table.show(self._shown())

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.app.tell_failure(event.error)

    @on(QueueTable.Chosen)
    def _chosen(self, event: QueueTable.Chosen) -> None:
        self._show_card(event.line)

    def _show_card(self, line: Line | None) -> None:
        if line is None:
            self.card.update("")
            return
        self.card.update(first_card(line))
        if self._services.store is not None and self.has_class("-wide"):
            self._read_card(line.key)

    @work(thread=True, exclusive=True, exit_on_error=False, group="card")
    def _read_card(self, lead_id: int) -> None:
        store = self._services.store
        if store is None:
            return
        try:
            card = full_card(store.lead(lead_id), store.lead_history(lead_id))
        except Exception as error:
            self.post_message(Failed(error))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(CardRead(lead_id, card))

    @on(CardRead)
    def _card_read(self, event: CardRead) -> None:
        chosen = self.table.chosen
        if chosen is not None and chosen.key == event.lead_id:
            self.card.update(event.card)

    # ------------------------------------------------------------------ what can be done

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        if action in NEEDS_LEAD and self.is_mounted and self.table.chosen is None:
            return _("There is no lead in the list; press n for a new call.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out what needs a lead while there is none."""
        if action == "all_leads":
            return self.is_mounted and self.has_class("-searching")
        return None if self.why_not(action) else True

    def action_call_lead(self) -> None:
        """Call the chosen lead, or go on with the call that was left."""
        if self.table.chosen is not None:
            self._call(self.table.chosen)

    @on(QueueTable.Opened)
    def _opened(self, event: QueueTable.Opened) -> None:
        self._call(event.line)

    def _call(self, line: Line) -> None:
        self.app.open_call(CallWish(lead_id=line.key, draft=line.row.draft_call_id))

    def action_new_call(self) -> None:
        """Ask whom to call, and call."""
        from tui.screens.new_call import NewCallScreen

        self.app.push_screen(NewCallScreen(self._services), self._call_new)

    def _call_new(self, wish: CallWish | None) -> None:
        if wish is not None:
            self.app.open_call(wish)

    def action_edit_lead(self) -> None:
        """Correct the chosen lead."""
        if self.table.chosen is not None:
            if not self._services.is_loaded:
                self.app.tell(_("Getting ready…"))
            self._edit(self.table.chosen.key)

    @work(group="edit", exclusive=True, exit_on_error=False)
    async def _edit(self, lead_id: int) -> None:
        from tui.screens.edit_lead import EditLeadScreen

        try:
            store = (await self._services.ready()).store
            lead = await to_thread(store.lead, lead_id)
        except Exception as error:
            self.app.tell_failure(error)
            return
        if self.is_current:
            self.app.push_screen(EditLeadScreen(lead), partial(self._edited, lead))

    def _edited(self, lead: LeadRow, changes: dict[str, str] | None) -> None:
        if changes:
            self._save_lead(lead, changes)

    @work(group="edit", exclusive=True, exit_on_error=False)
    async def _save_lead(self, lead: LeadRow, changes: dict[str, str]) -> None:
        try:
            store = (await self._services.ready()).store
            await to_thread(
                store.edit_lead,
                lead.id,
                by=self._services.settings.rep_name,
                version=lead.version,
                **changes,
            )
        except Exception as error:
            self.app.tell_failure(error)
        self._read()

    @work(group="take_back", exit_on_error=False)
    async def action_take_back(self) -> None:
        """Take back the last save or attempt of this run."""
        if await take_back_last(self.app):
            self.refresh_bindings()
            self._read()

    def action_practise(self) -> None:
        """Leave for a practice call, which has a database of its own."""
        self._go_over("practice", _("Leave today's list for a practice call? It stays as it is."))

    def action_see_demo(self) -> None:
        """Leave for the demo, which has a database of its own."""
        self._go_over("demo", _("Leave today's list for the demo? It stays as it is."))

    def _go_over(self, place: str, question: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self.app.go_over_to(place)

        if self._lines:
            self.app.push_screen(ConfirmScreen(question), answered)
        else:
            answered(True)

    def action_read_again(self) -> None:
        """Read the list anew."""
        if self._services.is_loaded:
            self._read()

    # ------------------------------------------------------------------ search

    def action_search(self) -> None:
        """Type letters to look for."""
        self.add_class("-searching")
        self._lay_out_search().focus()
        self.refresh_bindings()

    def action_all_leads(self) -> None:
        """End the search."""
        self.remove_class("-searching")
        self._lay_out_search().value = ""
        self._show_lines()
        self.table.focus()
        self.refresh_bindings()

    @on(Input.Changed, "#search")
    def _searched(self) -> None:
        self._show_lines()
        if self._letters and self._services.is_loaded:
            self._look_for(self._letters)

    @on(Input.Submitted, "#search")
    def _search_entered(self) -> None:
        if self._shown():
            self.table.focus()
