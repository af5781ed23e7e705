"""What is asked for: the period, the calls, the address, a version, another rule."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING, Any

from textual import getters, work
from textual.screen import Screen

from tui.app import TalktrackApp
from tui.languages import N_, _
from tui.reports.period_words import meant
from tui.screens.choose import ChooseScreen
from tui.services import Services
from tui.typing_ahead import ASKS

from .address import Address, read_address
from .asking import AskScreen
from .calls_pane import figures_of
from .gates import GATES

if TYPE_CHECKING:
    from tui.reports.kept import Kept
    from tui.reports.words import Names
    from tui.scripts.statistics.periods import Period

    from .reading import Shown

PERIODS = {
    "this week": N_("this week"),
    "last 7 days": N_("the last 7 days"),
    "last 30 days": N_("the last 30 days"),
    "last 90 days": N_("the last 90 days"),
    "this month": N_("this month"),
    "last month": N_("last month"),
    "this quarter": N_("this quarter"),
    "all": N_("all calls"),
}
TYPED = "typed"
CHOSEN_BY = ("rep", "script", "framework", "source", "segment", "lang", "route", "band")
"""What the filter offers; an address may hold more."""
ANY = "\0any"
"""Instead of a value: calls with any."""
SCORES = range(95, 0, -5)


class Wishes(Screen[None]):
    """A review whose period, calls and rules are chosen by keys."""

    app = getters.app(TalktrackApp)

    _services: Services
    _address: Address
    _shown: Shown | None
    _kept: Kept

    def go_to(self, address: Address) -> None:
        """Show another view."""
        raise NotImplementedError

    # ------------------------------------------------------------------ period and calls

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_choose_period(self) -> None:
        """Another stretch of time."""
        choices = [(_(title), words) for words, title in PERIODS.items()]
        choices.append((_("other days…"), TYPED))
        words = await self._chosen(_("Period"), choices, now=self._address.period)
        if words == TYPED:
            days = self._address.days(self._today)
            words = await self.app.push_screen_wait(
                AskScreen(
                    _("Period"), _("from .. to"), f"{days.first}..{days.last}",
                    about=_("Such as 2026-10-01..2026-10-31, 2026-10, 2026-q3, last 14 days."),
                    check=self._period_of,
                )
            )  # fmt: skip
        if words:
            self.go_to(self._address.over(meant(words)))

    def _period_of(self, words: str) -> Period:
        return self._address.over(meant(words)).days(self._today)

    @property
    def _today(self) -> Any:
        return self._services.clock.local().date()

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_choose_filter(self) -> None:
        """Only some of the calls."""
        from tui.reports.names import names_of
        from tui.reports.words import KINDS

        try:
            ready = await self._services.ready()
            figures = await figures_of(self._services)
            there = await to_thread(figures.values, self._address.asked(self._today))
        except Exception as error:
            self.app.tell_failure(error)
            return
        names, only = names_of(ready.library), self._address.only
        kinds = [(self._kind(_(KINDS[kind]), kind, names), kind) for kind in CHOSEN_BY]
        kind = await self._chosen(_("Which calls"), kinds)
        if kind is None:
            return
        values = dict.fromkeys([*there.get(kind, ()), *([only[kind]] if kind in only else ())])
        choices = [(_("any"), ANY), *((names.of(kind, value), value) for value in values)]
        value = await self._chosen(_(KINDS[kind]), choices, now=only.get(kind, ANY))
        if value is not None:
            self.go_to(self._address.filtered(kind, None if value == ANY else value))

    def _kind(self, title: str, kind: str, names: Names) -> str:
        only = self._address.only
        return f"{title}: {names.of(kind, only[kind])}" if kind in only else title

    def action_no_filter(self) -> None:
        """All calls again."""
        if self._address.only:
            self.go_to(Address(self._address.view, self._address.period, self._address.first,
                               self._address.last, {}, self._address.more))  # fmt: skip

    async def _chosen(
        self, title: str, choices: list[tuple[str, str]], *, now: str = "", about: str = ""
    ) -> str | None:
        found: str | None = await self.app.push_screen_wait(
            ChooseScreen(title, choices, now=now, about=about)
        )
        return found

    # ------------------------------------------------------------------ the address

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_go_to_address(self) -> None:
        """Show the address, or go to another."""
        typed = await self.app.push_screen_wait(
            AskScreen(
                _("Address of the view"), _("address"), self._address.text,
                about=_("Keep it or send it; typed here, it shows the same view again."),
                check=lambda words: read_address(words).days(self._today),
            )
        )  # fmt: skip
        if typed:
            self.go_to(read_address(typed))

    def action_copy_address(self) -> None:
        """Put the address on the clipboard."""
        self.app.copy_to_clipboard(self._address.text)
        self.app.tell(_("Copied: {address}").format(address=self._address.text))

    # ------------------------------------------------------------------ one view's own

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_choose_version(self) -> None:
        """Another script or version."""
        if self._shown is None or not self._shown.versions:
            self.app.tell(_("No calls in this period."))
            return
        chosen = await self._chosen(
            _("Script and version"), [(one, one) for one in self._shown.versions],
            now=self._address.more.get("version", ""),
        )  # fmt: skip
        if chosen:
            self.go_to(self._address.told(version=chosen))

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_choose_framework(self) -> None:
        """Two frameworks, one beside the other."""
        from .reading import NOW

        frameworks = (await self._services.ready()).library.rules.frameworks
        choices = [(one.title, one.id) for one in frameworks.values()]
        more = self._address.more
        now = await self._chosen(_("Calls read in"), choices, now=more.get("now", NOW))
        if now is None:
            return
        then = await self._chosen(_("and beside it in"), choices, now=more.get("then", "faint"))
        if then is not None:
            self.go_to(self._address.told(now=now, then=then))

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_choose_gate(self) -> None:
        """What the second framework asks for."""
        choices = [(_(title), gate) for gate, title in GATES.items()]
        gate = await self._chosen(
            _("What has to be found out"), choices, now=self._address.more.get("gate", "")
        )
        if gate is not None:
            self.go_to(self._address.told(gate=gate))

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_choose_threshold(self) -> None:
        """Two scores, one stricter than the other."""
        from tui.reports.what_if import LOOSE, STRICT

        choices = [(str(score), str(score)) for score in SCORES]
        more = self._address.more
        strict = await self._chosen(
            _("The stricter score"), choices, now=more.get("strict", str(STRICT))
        )
        if strict is None:
            return
        lower = [choice for choice in choices if int(choice[1]) < int(strict)] or [("0", "0")]
        loose = await self._chosen(_("The looser score"), lower, now=more.get("loose", str(LOOSE)))
        if loose is not None:
            self.go_to(self._address.told(strict=strict, loose=loose))

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_choose_margin(self) -> None:
        """What a won deal leaves."""
        from tui.reports.amounts import amount

        typed = await self.app.push_screen_wait(
            AskScreen(
                _("Margin of a deal"), _("amount"), self._address.more.get("margin", ""),
                check=lambda words: words and amount(words),
            )
        )  # fmt: skip
        if typed is not None:
            self.go_to(self._address.told(margin=typed))
