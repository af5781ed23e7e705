"""The planner: fields on one side of the arithmetic, what they come to on the other."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from tui.app import TalktrackApp
from tui.languages import _, number_text
from tui.reports.kept import Kept
from tui.reports.planned import PERIOD, period_of
from tui.screens.fields import FieldLine
from tui.scripts.sayings import SayingError
from tui.services import Services
from tui.text import plain

if TYPE_CHECKING:
    from data.figures.pacing import Pacing
    from data.figures.planning import OwnRates
    from tui.reports.pages import Page
    from tui.scripts.statistics.periods import Period


class PlannerPane(VerticalScroll):
    """What a plan takes, and what the leads bring, as one types."""

    app = getters.app(TalktrackApp)

    def __init__(self, services: Services, kept: Kept) -> None:
        super().__init__(can_focus=False)
        self._services = services
        self._kept = kept
        self._own: OwnRates | None = None
        self._pacing: Pacing | None = None
        self._laid_out = False
        self.only: Mapping[str, str] = {}
        """Of which calls the own rates are."""

    def compose(self) -> ComposeResult:
        """What it comes to; the fields follow when the view is opened."""
        yield Static(id="worked-out")

    @work(exclusive=True, exit_on_error=False, group="plan")
    async def open(self) -> None:
        """Show the plan; the own rates are read anew."""
        from data.figures.figures import Figures
        from data.figures.planning import own_rates

        try:
            store = (await self._services.ready()).store
            today = self._today
            self._own = await to_thread(own_rates, store, today, self.only)
            period = self._period
            self._pacing = await to_thread(Figures(store).pacing, period, today) if period else None
        except Exception as error:
            self.app.tell_failure(error)
            return
        await self._lay_out()
        self._hint(self._own)
        self._work_out()

    @property
    def _period(self) -> Period | None:
        """That of the plan; None while something else is typed."""
        fields = self.typed if self._laid_out else self._kept.plan
        try:
            return period_of(fields, self._today)
        except SayingError:
            return None

    def begin(self) -> None:
        """Type into the first field; until then digits choose a view."""
        if fields := self.query(Input):
            fields.first().focus()

    async def _lay_out(self) -> None:
        from .planning import FIELDS

        if self._laid_out:
            return
        self._laid_out = True
        kept = self._kept.plan
        await self.mount_all(
            [FieldLine(f"plan-{name}", _(title), kept.get(name, ""))
             for name, title in FIELDS.items()],
            before="#worked-out",
        )  # fmt: skip

    def _hint(self, own: OwnRates) -> None:
        """Show what stands for the fields that are left empty."""
        from .planning import FIELDS, RATES, USUAL, of_records, own_values

        hints = {**USUAL, PERIOD: _("this year; or this quarter, 2026-10, …")}
        for name, value in {**own_values(own), **of_records(self._pacing, self._today)}.items():
            number = 100 * value if name in RATES else value
            said = number_text(f"{float(number):.1f}".removesuffix(".0"))
            hints[name] = _("yours: {n}").format(n=said)
        for name in FIELDS:
            self.query_one(f"#plan-{name}", Input).placeholder = hints.get(name, "")

    @property
    def _today(self) -> date:
        return self._services.clock.local().date()

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            (field.id or "").removeprefix("plan-"): field.value.strip()
            for field in self.query(Input)
            if field.value.strip()
        }

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._work_out()
        if event.input.id == f"plan-{PERIOD}":
            self.open()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next(Input)

    def _work_out(self) -> None:
        if self._own is not None:
            self._kept.plan = self.typed
            self.query_one("#worked-out", Static).update(plain("\n".join(self._lines())))

    def _lines(self) -> list[str]:
        from .planning import worked_out

        if self._own is None:
            return []
        return worked_out(self.typed, self._own, self._pacing, self._today)

    def page(self) -> Page:
        """The plan as it stands, to be written to a file."""
        from tui.reports.plan import plan_page

        from .planning import FIELDS

        fields = [
            (_(title), field.value.strip() or field.placeholder)
            for field, title in zip(self.query(Input), FIELDS.values(), strict=False)
        ]
        return plan_page(fields, self._lines())
