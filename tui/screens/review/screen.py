"""The manager's review: one screen, eight views of the same calls."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import getters, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.app import StoreReady
from tui.commands import bindings
from tui.languages import N_, _
from tui.reports.kept import Kept
from tui.reports.planned import planned
from tui.screens.review.address import VIEWS, Address, read_address
from tui.screens.review.calls_pane import CallsPane, figures_of, how_many
from tui.screens.review.commands import NOT_IN_PLAN, OF_A_VIEW, OFFERED, TITLES
from tui.screens.review.drawing import Drawn, draw, sentence
from tui.screens.review.opening import Opens
from tui.screens.review.planner import PlannerPane
from tui.screens.review.sheet import Sheet
from tui.screens.review.wishing import Wishes
from tui.scripts.sayings import SayingError
from tui.services import Services
from tui.text import cut, plain, styled
from tui.widgets.key_line import KeyLine
from tui.widgets.list_table import ListTable
from tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from datetime import date

    from data.figures.figures import Figures
    from tui.reports.planned import Planned
    from tui.screens.review.reading import Shown
    from tui.scripts.reading import Library


class ReviewScreen(Opens, Wishes):
    """Figures for whoever leads the team."""

    OFFERS = OFFERED
    BINDINGS = [*bindings(OFFERED)]
    CSS_PATH = "review.tcss"
    HELP = N_(
        "Counts first, then rates, always with their 95 % interval; of fewer than five calls only "
        "the counts, under thirty in grey and compared with nothing. Digits change the view, p the "
        "period, f the calls; Enter opens what a line counts."
    )
    AUTO_FOCUS = "Sheet"

    sheet = getters.query_one(Sheet)
    pane = getters.query_one(CallsPane)
    planner = getters.query_one(PlannerPane)

    @dataclass
    class CountedSoFar(Message):
        """Much has to be counted before a view can be read."""

        share: float
        """What is counted of it."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._kept = Kept(services.places.state / "review.json")
        self._address = self._last_address()
        self._shown: Shown | None = None
        self._skip = 0

    def _last_address(self) -> Address:
        try:
            return read_address(self._kept.address)
        except SayingError:
            return Address()

    def compose(self) -> ComposeResult:
        """Title, views, period and calls, the page, keys."""
        yield TitleLine(left=_("Talktrack · review"), right=self._services.settings.rep_name)
        yield Static(id="views")
        yield Static(id="about")
        yield Sheet()
        yield Static(id="rest")
        yield CallsPane(self._services)
        yield PlannerPane(self._services, self._kept)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the names of the views while the first is read."""
        self._show_views()
        self.query_one("#about", Static).update(plain(_("counting…")))

    def on_screen_resume(self) -> None:
        """Opened, or come back to: things may have changed."""
        if self._services.is_loaded:
            self.read()

    @on(StoreReady)
    def _store_ready(self) -> None:
        self.read()

    # ------------------------------------------------------------------ reading

    def go_to(self, address: Address) -> None:
        """Show another view, other calls or another period."""
        if address.view != self._address.view:
            self._skip = 0
            self._shown = None
        self._address = address
        self._show_views()
        self.read(anew=True)

    def read(self, *, anew: bool = False) -> None:
        """Read the view."""
        self._read(anew)

    @work(exclusive=True, exit_on_error=False, group="view")
    async def _read(self, anew: bool) -> None:
        address = self._address
        try:
            ready = await self._services.ready()
            figures = await figures_of(self._services)
            await self._count(figures)
            plan = planned(self._kept.plan, self._today)
            shown = await to_thread(_view, figures, ready.library, address, self._today, plan)
        except SayingError as error:
            if self._shown is None and address != Address(address.view):
                self._address = Address(address.view)  # what was asked for can't be shown
                self.read(anew=True)
            self.app.tell_failure(error)
            return
        except Exception as error:
            self.app.tell_failure(error)
            return
        first = self._shown is None
        self._shown = shown
        self._show(anew=anew or first)
        await to_thread(self._kept.keep_address, address.text)

    async def _count(self, figures: Figures) -> None:
        """Count what has changed; the first time that may take minutes, and it can be left."""
        left = Event()
        try:
            await to_thread(
                figures.catch_up,
                told=lambda share: self.post_message(self.CountedSoFar(share)),
                stopped=left.is_set,
            )
        finally:
            left.set()

    @on(CountedSoFar)
    def _counted_so_far(self, event: CountedSoFar) -> None:
        said = _(
            "Calls are being counted: {share} %. You may leave; what is counted stays counted."
        ).format(share=int(100 * event.share))
        self.query_one("#about", Static).update(plain(said))

    # ------------------------------------------------------------------ showing

    def _show(self, *, anew: bool = False) -> None:
        shown = self._shown
        if shown is None:
            return
        calls = shown.address.view == "calls" and not shown.empty
        plan = shown.address.view == "plan"
        self.set_class(calls, "-calls")
        self.set_class(plan, "-plan")
        self._show_about(shown)
        if calls:
            self._open_calls(shown)
            if not self.pane.has_class("-finding"):
                self.query_one(ListTable).focus()
        elif plan:
            self.set_focus(None)
            self.planner.only = shown.address.only
            self.planner.open()
        else:
            self.sheet.show(list(self._lines(shown)), anew=anew)
            self.sheet.focus()
        self.query_one(TitleLine).middle = shown.page.title
        self.refresh_bindings()

    def _open_calls(self, shown: Shown) -> None:
        from data.figures.behind import Behind
        from tui.reports.names import names_of

        library = self._services.library
        assert library is not None
        behind = Behind(shown.address.asked(self._today))
        self.pane.open(behind, names_of(library), self.pane.search)

    def _lines(self, shown: Shown) -> list[Drawn]:
        from tui.screens.review.first_look import first_look

        width = self.sheet.size.width
        if shown.empty:
            return [Drawn(), *_nothing_yet(shown.address.view, width)]
        lines: list[Drawn] = []
        if shown.overview is not None:
            lines += first_look(shown.overview, width, shown.plan)
        lines += draw(shown.page, width, self._skip, frozenset(shown.leads))
        lines.append(Drawn())
        for said in shown.page.about[1 + len(shown.address.only) :]:
            lines += sentence(said, width, "dim")
        return lines

    def _show_views(self) -> None:
        width = max(20, self.size.width - 2)
        names = [f"{number} {_(TITLES[view])}" for number, view in enumerate(VIEWS, start=1)]
        at = VIEWS.index(self._address.view)
        if sum(cell_len(name) + 1 for name in names) > width:
            names = [name.replace(" ", "", 1) for name in names]  # rather than names cut short
        while sum(cell_len(name) + 1 for name in names) > width:
            others = [n for n in range(len(names)) if n != at]
            longest = max(others, key=lambda n: cell_len(names[n]))
            if cell_len(names[longest]) < 4:
                break
            names[longest] = cut(names[longest], cell_len(names[longest]) - 1)
        parts = [
            styled("[bold reverse]$name[/] ", name=name)
            if number == at
            else plain(f"{name} ").stylize(f"@click=screen.show_view('{VIEWS[number]}')")
            for number, name in enumerate(names)
        ]
        self.query_one("#views", Static).update(Content("").join(parts))

    def _show_about(self, shown: Shown) -> None:
        said = shown.page.about[: 1 + len(shown.address.only)]
        if shown.address.view == "plan":
            said = (*said, _(
                "Enter begins to type, Esc ends it; what is left empty comes from your own records"
            ))  # fmt: skip
        self.query_one("#about", Static).update(plain(cut(" · ".join(said), self.size.width - 2)))

    @on(CallsPane.Counted)
    def _counted(self, event: CallsPane.Counted) -> None:
        self.query_one(TitleLine).middle = how_many(event.total)

    @on(Sheet.Resized)
    def _resized(self) -> None:
        self._show_views()
        if self._shown is not None and not self.has_class("-plan"):
            self._show()

    # ------------------------------------------------------------------ commands

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        if action == "open_behind" and self.is_mounted and self.target is None:
            return _("Nothing is behind this line.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Hide what another view has."""
        if OF_A_VIEW.get(action, self._address.view) != self._address.view:
            return False
        if action in NOT_IN_PLAN and self._address.view == "plan":
            return False
        return None if self.why_not(action) else True

    @on(Sheet.Moved)
    def _moved(self) -> None:
        line = self.sheet.chosen
        rest = line.rest if line is not None else ""
        shown = self.query_one("#rest", Static)
        shown.update(plain(cut(rest, 2 * self.size.width - 8)))
        shown.set_class(bool(rest), "-shown")
        self.refresh_bindings()

    def action_show_view(self, view: str) -> None:
        """Show one of the views."""
        self.go_to(self._address.at(view))

    def action_next_view(self) -> None:
        """The view after this one."""
        self._beside(1)

    def action_previous_view(self) -> None:
        """The view before this one."""
        self._beside(-1)

    def _beside(self, by: int) -> None:
        self.go_to(self._address.at(VIEWS[(VIEWS.index(self._address.view) + by) % len(VIEWS)]))

    def action_columns_right(self) -> None:
        """Columns that don't fit."""
        self._skip = min(self._skip + 1, 12)
        self._show()

    def action_columns_left(self) -> None:
        """The columns before."""
        self._skip = max(0, self._skip - 1)
        self._show()

    def action_read_review_again(self) -> None:
        """Read the figures anew."""
        self.read()

    def action_blind_sample(self) -> None:
        """Answer the blind sample."""
        from tui.screens.review.reading import seed_of
        from tui.screens.review.sample import SampleScreen

        asked = self._address.asked(self._today)
        self.app.push_screen(SampleScreen(self._services, asked, seed_of(asked)))

    def action_find_call(self) -> None:
        """Type letters to look for."""
        self.pane.find()

    def action_leave_review(self) -> None:
        """End the search, or go back."""
        if self.has_class("-plan") and isinstance(self.focused, Input):
            self.set_focus(None)  # digits choose a view again
        elif not (self.has_class("-calls") and self.pane.end_find()):
            self.dismiss()


def _view(
    figures: Figures, library: Library, address: Address, today: date, plan: Planned | None
) -> Shown:
    from tui.screens.review.reading import read_view  # takes long at first, so in a thread

    return read_view(figures, library, address, today, plan)


def _nothing_yet(view: str, width: int) -> list[Drawn]:
    from tui.screens.review.commands import VIEWS as COMMANDS_OF_VIEWS

    about = COMMANDS_OF_VIEWS[VIEWS.index(view)].help
    said = (
        _("There are no finished calls yet."),
        _("What will be here: {about}").format(about=_(about)),
        _("With n on Today you begin the first call; talktrack demo shows a filled review."),
    )
    return [line for text in said for line in sentence(text, width)]
