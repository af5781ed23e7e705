"""How people get on: level, criteria, sets, practice beside live, and the calls to look back at."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import getters, on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app import TalktrackApp
from tui.commands import bindings
from tui.languages import N_, _, date_text
from tui.practising.wish import PracticeWish
from tui.practising.words import LEVELS, progress_rows
from tui.services import Services
from tui.text import cut, plain
from tui.when import local
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

from .lines import Lines
from .progress_commands import COMMANDS

if TYPE_CHECKING:
    from data.practice import RunRow
    from data.store import Store
    from tui.scripts.practice.personas import Personas
    from tui.scripts.reading import Library


@dataclass
class Found(Message):
    """What is known of one person."""

    people: Sequence[str]
    rows: Sequence[str]
    runs: Sequence[RunRow]
    personas: Personas


class ProgressScreen(Screen[PracticeWish | None]):
    """How one person gets on; returns a wish where a call is taken up again from a look back."""

    CSS_PATH = "practice.tcss"
    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "Level, criteria with the day they come back, the fixed set before and after, and "
        "practice beside live calls, which are never added up. Below are the calls: Enter looks "
        "back at one, and there t marks it by ear. + shows the next person."
    )
    AUTO_FOCUS = "OptionList"

    app = getters.app(TalktrackApp)
    options = getters.query_one(OptionList)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._person = services.settings.rep_name
        self._found: Found | None = None

    def compose(self) -> ComposeResult:
        """Title, lines, keys."""
        yield TitleLine(left=_("PRACTICE · progress"))
        yield Lines(markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read it."""
        self._read()

    def on_screen_resume(self) -> None:
        """Back from a look back, where marks may have been given."""
        if self._found is not None:
            self._read()

    @work(exclusive=True, exit_on_error=False, group="practice")
    async def _read(self) -> None:
        try:
            store, library = await self._services.ready()
            found = await to_thread(_known, store, library, self._person)
        except Exception as error:
            self.app.tell_failure(error)
        else:
            self.post_message(found)

    @on(Found)
    def _show(self, event: Found) -> None:
        self._found = event
        self.query_one(TitleLine).middle = self._person
        width = max(40, self.size.width - 4)
        at = self.options.highlighted
        lines = [*event.rows, "", _("Calls:"), *(self._call(run) for run in event.runs)]
        self.options.clear_options()
        self.options.add_options([Option(plain(_in_columns(line, width))) for line in lines])
        self.options.highlighted = min(at or 0, len(lines) - 1)
        self.refresh_bindings()

    def _call(self, run: RunRow) -> str:
        assert self._found is not None
        persona = self._found.personas.by_id.get(run.persona)
        words = _("{date}  {buyer}, {level}, seed {seed}: {mark}")
        return words.format(
            date=date_text(local(run.started_at).date()),
            buyer=persona.card.name if persona else run.persona,
            level=_(LEVELS.get(run.difficulty, run.difficulty)),
            seed=run.seed,
            mark="–" if run.normalised is None else run.normalised,
        )

    @property
    def _chosen(self) -> RunRow | None:
        at, found = self.options.highlighted, self._found
        if at is None or found is None:
            return None
        place = at - len(found.rows) - 2
        return found.runs[place] if 0 <= place < len(found.runs) else None

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_progress_open()

    def why_not(self, action: str) -> str | None:
        """Why a command makes no sense now."""
        if not self.is_mounted:
            return None
        if action == "progress_open" and self._chosen is None:
            return _("Choose one of the calls below.")
        alone = self._found is None or len(self._found.people) < 2
        if action in ("progress_next", "progress_before") and alone:
            return _("Nobody else has practised in these records.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey what makes no sense now."""
        return None if self.why_not(action) else True

    def action_progress_open(self) -> None:
        """Look back at the chosen call."""
        from tui.practising.looking import looked_at

        from .look_back import LookBackScreen

        run, library = self._chosen, self._services.library
        if run is None or library is None or self._found is None:
            return
        try:
            look = looked_at(run, self._found.personas, library)
        except Exception as error:
            self.app.tell_failure(error)
            return
        self.app.push_screen(LookBackScreen(look), self._looked_back)

    def _looked_back(self, wish: PracticeWish | None) -> None:
        if wish is not None:
            self.dismiss(wish)

    def action_progress_next(self) -> None:
        """The next person."""
        self._go(1)

    def action_progress_before(self) -> None:
        """The person before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        people = list(self._found.people) if self._found else []
        if len(people) > 1:
            self._person = people[(people.index(self._person) + by) % len(people)]
            self._read()

    def action_progress_up(self) -> None:
        """The line above."""
        self.options.action_cursor_up()

    def action_progress_down(self) -> None:
        """The line below."""
        self.options.action_cursor_down()

    def action_progress_leave(self) -> None:
        """Back to the choice."""
        self.dismiss(None)


def _in_columns(line: str, width: int) -> str:
    """A line with its columns as they are, cut only where it would not fit."""
    return line if cell_len(line) <= width else cut(line, width)


def _known(store: Store, library: Library, person: str) -> Found:
    from data.practice import runs
    from tui.practising.progressing import read_progress, trainees
    from tui.scripts.practice.personas import load_personas

    people = sorted({*trainees(store), person})
    rows = list(progress_rows(read_progress(store, library, person), library))
    return Found(people, rows, runs(store, trainee=person), load_personas(library))
