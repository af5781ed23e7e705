"""What stands on Today: the lines of the queue, the figures over them, the ways in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import getters
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.app import TalktrackApp
from tui.languages import N_, _, ngettext, time_text
from tui.screens.today.filter_words import below_threshold, described, found_in_words
from tui.screens.today.moving import MovesInList
from tui.screens.today.queue import Ahead, Line, lines_of, matches
from tui.screens.today.welcome import nobody_found, nobody_passes, nobody_waits, welcome
from tui.services import QUEUE_LIMIT, Services
from tui.text import plain
from tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from data.rows import FirstLook, QueueRow

TITLES = {
    "own": N_("Talktrack · today"),
    "practice": N_("Talktrack · practice, nothing is kept"),
    "demo": N_("Talktrack · demo, nothing is kept"),
}


class ShowsQueue(MovesInList, Screen[None]):
    """Knows the lines of the queue and shows them; the mixins beside this file build on it."""

    app = getters.app(TalktrackApp)
    title_line = getters.query_one(TitleLine)
    card = getters.query_one("#card-text", Static)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        look = services.first_look()
        self._lines = self._words(look)
        self._due = look.due if look else 0
        self._drafts = sum(line.section == "draft" for line in self._lines)
        self._total = look.total if look else 0
        self._waiting = len(self._lines) if len(self._lines) < QUEUE_LIMIT else 0
        """Leads in the list; none while that is not known, as the first look reads no more."""
        self._hidden = look.hidden if look else 0
        self._ahead: list[Ahead] = []
        """Those further down the queue than the lines go."""
        self._found: tuple[str, list[Line]] | None = None
        """What was looked for last among all leads, and who was found."""
        self._found_count = (0, False)
        """How many those are in all, and whether there may be more."""

    def _words(self, look: FirstLook | None) -> list[Line]:
        return self._in_words(look.rows) if look else []

    def _in_words(self, rows: Sequence[QueueRow]) -> list[Line]:
        settings = self._services.settings
        return lines_of(
            rows,
            self._services.clock.now(),
            settings.rep_name,
            work=settings.working_time,
            letters=self._letters if self.is_mounted else "",
        )

    def _show_title(self) -> None:
        line = self.title_line
        line.left = _(TITLES[self._services.kind])
        due, drafts, waiting = self._due, self._drafts, self._waiting
        counts = [
            due and ngettext("{n} to call back", "{n} to call back", due).format(n=due),
            drafts and ngettext("{n} to go on with", "{n} to go on with", drafts).format(n=drafts),
            waiting and ngettext("{n} lead", "{n} leads", waiting).format(n=waiting),
        ]
        line.middle = " · ".join(count for count in counts if count)
        now = time_text(self._services.clock.local())
        line.right = f"{self._services.settings.rep_name} · {now}"

    def _show_ways_in(self) -> None:
        letters = self._letters
        words: str | Content = ""
        if not self._shown():
            if not letters:
                words = self._nobody()
            elif self._found and self._found[0] == letters:
                words = nobody_found(letters)
        self.set_class(bool(words), "-empty")
        self.query_one("#welcome", Static).update(words)
        self.refresh_bindings()

    def _nobody(self) -> Content:
        if not self._services.queue_filter.is_empty:
            return nobody_passes()
        return nobody_waits() if self._total else welcome()

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

    def _show_lines(self) -> None:
        self._show_ways_in()
        self._show_filter()
        services = self._services
        ended, services.just_ended = services.just_ended, None
        wanted, services.just_taken_back = services.just_taken_back, None
        ahead = () if self._letters else self._ahead
        self.table.show(self._shown(), ahead, ended=ended, wanted=wanted)

    def _show_filter(self) -> None:
        """Say in a line what is shown of the queue, where that is not all of it."""
        services = self._services
        parts: list[str] = []
        if not services.queue_filter.is_empty:
            parts += [
                _("Esc shows all"),
                described(services.queue_filter, services.settings.rep_name),
            ]
        elif self._hidden and services.threshold is not None and not self._letters:
            parts.append(below_threshold(self._hidden, services.threshold))
        if self._letters and self._found and self._found[0] == self._letters:
            parts.append(found_in_words(*self._found_count, shown=len(self._found[1])))
        words = " · ".join(part for part in parts if part)
        line = self.query_one("#filter", Static)
        line.update(plain(words))
        self.set_class(bool(words), "-filtered")
