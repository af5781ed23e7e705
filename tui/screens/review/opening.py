"""From a line to what is behind it, from the page to a file; up and down the page."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING, Any, cast

from textual import getters, on, work

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
    from data.figures.behind import Behind

    from .leading import Target, ToCalls, ToCard, ToCohort, ToGroups, ToRule, ToStep


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
        from .leading import ToCall

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

    def action_type_plan(self) -> None:
        """Type into the first field of the plan."""
        self.query_one(PlannerPane).begin()

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def _open(self, target: Target) -> None:
        from .leading import (
            ToCall,
            ToCalls,
            ToCard,
            ToCohort,
            ToDeals,
            ToGroups,
            ToLead,
            ToRule,
            ToStep,
        )

        try:
            if isinstance(target, ToStep):
                of_step = await self._of_step(target)
                if of_step is not None:
                    await self._show_calls(of_step)
            elif isinstance(target, ToCall):
                self._show_call(target.call_id)
            elif isinstance(target, ToLead):
                from tui.screens.standing import StandingScreen

                self.app.push_screen(StandingScreen(self._services, target.lead_id))
            elif isinstance(target, ToGroups):
                if (of_group := await self._of_group(target, "")) is not None:
                    await self._show_calls(of_group)
            elif isinstance(target, ToCard):
                await self._of_card(target)
            elif isinstance(target, ToRule):
                await self._of_rule(target)
            elif isinstance(target, ToCohort):
                await self._of_cohort(target)
            elif isinstance(target, ToDeals):
                from .deals import DealsScreen

                self.app.push_screen(DealsScreen(self._services, target.wanted))
            elif isinstance(target, ToCalls):
                await self._show_calls(target)
        except Exception as error:
            self.app.tell_failure(error)

    def _show_call(self, call_id: int) -> None:
        from .call import ReviewedCallScreen

        self.app.push_screen(ReviewedCallScreen(self._services, call_id))

    async def _show_calls(self, target: ToCalls) -> None:
        from .calls import CallsScreen
        from .leading import MEASURES

        behind: Behind = target.behind
        title = ""
        if len(target.counts) > 1:
            choices = [
                (f"{_(MEASURES[name])}: {number_text(count)}", name)
                for name, count in target.counts.items()
            ]
            chosen = await self.app.push_screen_wait(
                ChooseScreen(_("Which of the calls?"), choices)
            )
            if chosen is None:
                return
            behind, title = _counting(behind, chosen), _(MEASURES[chosen])
        elif target.counts:
            name = next(iter(target.counts))
            behind, title = _counting(behind, name), _(MEASURES[name])
        self.app.push_screen(CallsScreen(self._services, behind, title))

    async def _of_card(self, target: ToCard) -> None:
        """The talks in which a card was opened."""
        from data.figures.behind import Behind

        from .calls import CallsScreen

        asked = self._address.asked(self._today)
        figures = await figures_of(self._services)
        ids = await to_thread(figures.card_calls, asked, *target)
        self.app.push_screen(CallsScreen(self._services, Behind(asked, ids=ids), target.card))

    async def _of_rule(self, target: ToRule) -> None:
        """The talks that a framework lets through, or would lose."""
        from .by_rule import groups_of
        from .calls import CallsScreen

        figures = await figures_of(self._services)
        groups = await to_thread(groups_of, figures, target)
        choices = [
            (f"{title}: {number_text(count)}", title) for title, (count, _to) in groups.items()
        ]
        chosen = await self.app.push_screen_wait(ChooseScreen(_("Which of the calls?"), choices))
        if chosen is not None:
            self.app.push_screen(CallsScreen(self._services, groups[chosen][1], chosen))

    async def _of_cohort(self, target: ToCohort) -> None:
        """The calls by which the leads came to one of the steps."""
        from data.figures.behind import Behind
        from tui.reports.words import STEPS

        from .calls import CallsScreen

        choices = [
            (f"{_(STEPS[name])}: {number_text(count)}", name)
            for name, count in target.counts.items()
        ]
        chosen = await self.app.push_screen_wait(ChooseScreen(_("Which of the calls?"), choices))
        if chosen is not None:
            behind = Behind(target.asked, step=chosen)
            self.app.push_screen(CallsScreen(self._services, behind, _(STEPS[chosen])))

    async def _of_step(self, target: ToStep) -> ToCalls | None:
        """The calls that were counted on a step of the script."""
        from .leading import ToGroups

        asked = self._address.asked(self._today)
        figures = await figures_of(self._services)
        found = await to_thread(figures.step_calls, asked, target.script, target.step)
        groups = {
            _("came here"): found.reached,
            _("ended here"): found.ended,
            _("not asked"): found.skipped,
            _("asked, no answer"): found.unanswered,
        }
        return await self._of_group(ToGroups(asked, groups), target.step)

    async def _of_group(self, target: ToGroups, title: str) -> ToCalls | None:
        """The calls of one of some groups."""
        from data.figures.behind import Behind

        from .leading import ToCalls

        groups = target.groups
        choices = [(f"{name}: {len(ids)}", name) for name, ids in groups.items() if ids]
        chosen = await self.app.push_screen_wait(
            ChooseScreen(title or _("Which of the calls?"), choices)
        )
        return ToCalls(Behind(target.asked, ids=groups[chosen])) if chosen else None

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_export_view(self) -> None:
        """Write the tables that are shown to a file."""
        from .exporting import export
        from .writing import view_page

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
            self.query_one(CallsPane).table.cursor = 0
        else:
            self.query_one(Sheet).first()

    def action_last_row(self) -> None:
        """The last line."""
        if self._in_calls:
            table = self.query_one(CallsPane).table
            table.cursor = table.last
        else:
            self.query_one(Sheet).last()


def _counting(behind: Behind, name: str) -> Behind:
    """The calls of a number; those of a step are counted already."""
    return behind if behind.ids is not None else behind.counting(name)
