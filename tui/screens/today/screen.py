"""The Today screen: the queue, the chosen lead's card, and the ways into a call.

Each thing that can be done here is a mixin of its own beside this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from tui.commands import Command, bindings
from tui.languages import N_, _
from tui.screens.today.calling import Calls
from tui.screens.today.commands import COMMANDS, NEEDS_LEAD
from tui.screens.today.editing import Edits
from tui.screens.today.following_up import FollowsUp
from tui.screens.today.giving_up import GivesUp
from tui.screens.today.going_over import GoesOver
from tui.screens.today.hand_over import HandsOver
from tui.screens.today.leads_in import TakesLeadsIn
from tui.screens.today.overturned import HearsOfOverturns
from tui.screens.today.queue import is_contact
from tui.screens.today.scores import ShowsScores
from tui.screens.today.searching import Searches
from tui.screens.today.showing_card import ShowsCard
from tui.screens.today.table import QueueTable
from tui.screens.today.to_records import OpensRecords
from tui.screens.today.to_review import OpensReview
from tui.screens.today.when_to_call import SaysWhen
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine


class TodayScreen(
    Searches,
    GivesUp,
    Edits,
    SaysWhen,
    FollowsUp,
    Calls,
    GoesOver,
    TakesLeadsIn,
    HandsOver,
    OpensRecords,
    OpensReview,
    ShowsScores,
    ShowsCard,
    HearsOfOverturns,
):
    """Whom to call now."""

    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "Leads to call, the most urgent first: promised callbacks, calls you left, then new leads "
        "by score. Enter calls the chosen one."
    )
    AUTO_FOCUS = "QueueTable"

    @property
    def OFFERS(self) -> Sequence[Command]:
        """What can be done; F9 and Enter are on the key line only where they do something."""
        idle = {"take_back"} if self._services.last_ended is None else set[str]()
        if self.is_mounted and not self._shown():
            idle.add("call_lead")
        return [replace(c, shown=c.shown and c.id not in idle) for c in COMMANDS]

    def compose(self) -> ComposeResult:
        """Title, queue with card, search, keys."""
        yield TitleLine()
        with Horizontal(id="today"):
            yield QueueTable(self._lines)
            yield Static(id="welcome")
            with VerticalScroll(id="card", can_focus=False):
                yield Static(id="card-text")
        yield Static(id="filter")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the figures, and the way in where there is nobody to call."""
        self._show_title()
        self._show_ways_in()
        self._show_filter()
        self.set_interval(20, self._show_title)
        self._show_card(self.table.chosen)
        self.call_after_refresh(self._lay_out_search)  # a text field is dear in the first frame

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        chosen = self.table.chosen if action in NEEDS_LEAD and self.is_mounted else None
        if action in NEEDS_LEAD and self.is_mounted and chosen is None:
            return _("There is no lead in the list; press n for a new call.")
        if chosen is not None and is_contact(chosen.row) and action != "call_lead":
            return _("This contact of the records is no lead yet. Enter calls them.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out what needs a lead while there is none."""
        if action == "show_card":
            return self.has_class("-narrow")  # elsewhere it is on the screen already
        if action == "all_leads":
            return self.is_mounted and (self.has_class("-searching") or self.is_filtered)
        return None if self.why_not(action) else True
