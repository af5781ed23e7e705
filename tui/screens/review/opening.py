"""From a line to what is behind it, from the page to a file; up and down the page."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING, Any, cast

from textual import getters, on, work
from textual.screen import Screen

from tui.app import TalktrackApp
from tui.languages import _, number_text
from tui.reports.planned import planned
from tui.screens.choose import ChooseScreen
from tui.typing_ahead import ASKS
from tui.widgets.list_table import ListTable

from .calls_pane import CallsPane, figures_of
from .planner import PlannerPane
from .sheet import Sheet
from .wishing import Wishes

if TYPE_CHECKING:
    from .numbers import Lazy, Number, Target


class Opens(Wishes):
    """A review whose lines open."""

    app = getters.app(TalktrackApp)

    @property
    def _in_calls(self) -> bool:
        return self.has_class("-calls")

    @property
    def _in_plan(self) -> bool:
        return self.has_class("-plan")

    @property
    def target(self) -> Target | None:
        """What the line under the cursor leads to."""
        from .numbers import ToCall

        if self._in_calls:
            chosen = self.query_one(CallsPane).chosen
            return ToCall(chosen) if chosen is not None else None
        line = self.query_one(Sheet).chosen
        if line is None or line.key is None or self._shown is None:
            return None
        return self._shown.leads.get(cast("Any", line.key))

    @on(Sheet.Opened)
    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_open_behind()

    def action_open_behind(self) -> None:
        """Open what the line leads to."""
        if (target := self.target) is not None:
            self._open(target)

    def action_behind_own_rates(self) -> None:
        """Open what the planner's own rates count."""
        from .leading import own_rates_lead

        self._open(own_rates_lead(self._today, self._address.only))

    def action_type_plan(self) -> None:
        """Type into the first field of the plan."""
        self.query_one(PlannerPane).begin()

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def _open(self, target: Target) -> None:
        from .numbers import ToCall, ToLead

        try:
            if isinstance(target, ToCall):
                self._show_call(target.call_id)
            elif isinstance(target, ToLead):
                from tui.screens.standing import StandingScreen

                self.app.push_screen(StandingScreen(self._services, target.lead_id))
            else:
                await self._open_number(target)
        except Exception as error:
            self.app.tell_failure(error)

    def _show_call(self, call_id: int) -> None:
        from .call import ReviewedCallScreen

        self.app.push_screen(ReviewedCallScreen(self._services, call_id))

    async def _open_number(self, target: Lazy) -> None:
        """What a number of the line counts; where there are several, one of them is chosen."""
        from .resolving import numbers_of

        figures = await figures_of(self._services)
        numbers = await to_thread(numbers_of, figures, target)
        if not numbers:
            self.app.tell(_("Nothing is behind this line."))
            return
        number = numbers[0]
        if len(numbers) > 1:
            choices = [
                (f"{one.title}: {number_text(one.count or 0)}", str(place))
                for place, one in enumerate(numbers)
            ]
            place = await self.app.push_screen_wait(ChooseScreen(_("Which number?"), choices))
            if place is None:
                return
            number = numbers[int(place)]
        self.app.push_screen(self._list_of(number))

    def _list_of(self, number: Number) -> Screen[None]:
        """The calls, deals or leads of a number."""
        from data.figures.deals import OfDeals
        from data.figures.leads_behind import OfLeads

        from .calls import CallsScreen
        from .deals import DealsScreen
        from .leads import LeadsScreen

        match number.behind:
            case OfDeals():
                return DealsScreen(self._services, number.behind)
            case OfLeads():
                return LeadsScreen(self._services, number.behind, number.title)
        return CallsScreen(self._services, number.behind, number.title)

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_export_view(self) -> None:
        """Write the tables that are shown to a file."""
        from .exporting import export
        from .writing import view_page

        if self._in_plan:
            page = self.query_one(PlannerPane).page()
            await export(self.app, self._services, "plan", lambda *_figures: page)
            return
        plan, search = planned(self._kept.plan, self._today), self.query_one(CallsPane).search
        address, today = self._address, self._today
        await export(
            self.app, self._services, address.view,
            lambda figures, library: view_page(figures, library, address, today, search, plan),
        )  # fmt: skip

    # ------------------------------------------------------------------ moving

    def _move(self, by: int) -> None:
        if self._in_plan:
            (self.focus_next if by > 0 else self.focus_previous)("PlannerPane Input")
        elif self._in_calls:
            self.query_one(CallsPane).table.move(by)
        else:
            self.query_one(Sheet).move(by)

    @property
    def _page(self) -> int:
        if self._in_calls:
            return self.query_one(CallsPane).table.page
        return self.query_one(Sheet).page

    def action_row_up(self) -> None:
        """The line above."""
        self._move(-1)

    def action_row_down(self) -> None:
        """The line below."""
        self._move(1)

    def action_rows_up(self) -> None:
        """A page up."""
        if self._in_plan:
            self.query_one(PlannerPane).scroll_page_up(animate=False)
        else:
            self._move(-self._page)

    def action_rows_down(self) -> None:
        """A page down."""
        if self._in_plan:
            self.query_one(PlannerPane).scroll_page_down(animate=False)
        else:
            self._move(self._page)

    def action_first_row(self) -> None:
        """The first line."""
        if self._in_calls:
            self.query_one(CallsPane).first()
        else:
            self.query_one(Sheet).first()

    def action_last_row(self) -> None:
        """The last line."""
        if self._in_calls:
            self.query_one(CallsPane).last()
        else:
            self.query_one(Sheet).last()
