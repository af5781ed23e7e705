"""A call as a manager looks at it: its way, its times, the verdict, and what was said of it."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import work

from tui.commands import bindings
from tui.languages import _
from tui.screens.records.call import MOMENT, CallScreen
from tui.screens.records.page import PageLine
from tui.screens.records.page_commands import OFFERED
from tui.text import one_line
from tui.typing_ahead import ASKS
from tui.when import local
from tui.widgets.title_line import TitleLine

from .asking import AskScreen
from .call_commands import COMMANDS
from .call_lines import reviewed
from .scorecard import ScorecardScreen

if TYPE_CHECKING:
    from data.records.records import Records
    from data.records.reviews import ReviewNote
    from data.records.rows import CallPage
    from tui.scripts.reading import Library


WHOLE = frozenset({"comment_call", "mark_call", "overturn_call", "export_call"})
"""Commands that need the call to be read."""


class Looked(NamedTuple):
    """A call, and what was said of it."""

    page: CallPage
    notes: tuple[ReviewNote, ...]


class ReviewedCallScreen(CallScreen):
    """A call as it went, to be commented, marked and overturned."""

    OFFERS = (*COMMANDS, *OFFERED)
    BINDINGS = [*bindings(COMMANDS)]
    CSS_PATH = [  # type: ignore[assignment]
        Path(__file__).parent.parent / "records" / "records.tcss",
        Path(__file__).parent / "review.tcss",
    ]

    def look(self, records: Records) -> Any:
        """Read the page, and what was said."""
        return Looked(records.call(self._row_id), records.notes(self._row_id))

    @staticmethod
    def name_of(page: Any) -> str:
        """Who was called."""
        return CallScreen.name_of(page.page)

    @staticmethod
    def lines(page: Any, library: Library) -> list[PageLine]:
        """The page in words."""
        return reviewed(page.page, page.notes, CallScreen.lines(page.page, library))

    # ------------------------------------------------------------------ commands

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        if action == "overturn_call" and self._shown is not None:
            looked: Looked = self._shown
            if looked.page.call.outcome != "disqualified":
                return _("This call did not disqualify anybody.")
        if action in WHOLE and self._shown is None:
            return _("Getting ready…")
        return super().why_not(action)

    def _moment(self) -> int | None:
        at = self.options.highlighted
        line = self._lines[at] if at is not None and at < len(self._lines) else None
        return line.row_id if line is not None and line.kind == MOMENT else None

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_comment_call(self) -> None:
        """Say something of a step, or of the call."""
        seq = self._moment()
        title = _("Comment on this step") if seq is not None else _("Comment on the call")
        text = await self.app.push_screen_wait(AskScreen(title, _("comment")))
        if text:
            records = await self.records()
            await self._written(records.comment, self._row_id, text, seq=seq)

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_mark_call(self) -> None:
        """Mark it by the scorecard."""
        looked: Looked = self._shown
        own = self._services.settings.rep_name
        given = [note.scores for note in looked.notes if note.scores and note.reviewer == own]
        marks = await self.app.push_screen_wait(ScorecardScreen(given[-1] if given else {}))
        if marks:
            records = await self.records()
            await self._written(records.scorecard, self._row_id, marks)

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_overturn_call(self) -> None:
        """Make a callback of it."""
        from tui.screens.when import WhenScreen

        looked: Looked = self._shown
        note = await self.app.push_screen_wait(
            AskScreen(
                _("Overturn the disqualification"), _("note"),
                about=_("Why should the lead be called again? The rep will read it."),
            )
        )  # fmt: skip
        if not note:
            return
        name = one_line(looked.page.who or looked.page.company)
        when = await self.app.push_screen_wait(
            WhenScreen(
                _("When to call {name}").format(name=name),
                now=local(self._services.clock.now()),
                work=self._services.settings.working_time,
            )
        )
        if when is not None and when.at is not None:
            records = await self.records()
            at = when.at.astimezone()
            if await self._written(records.overturn, self._row_id, note, at):
                self.app.tell(_("{name} waits for a callback now; F9 takes it back.").format(
                    name=name))  # fmt: skip

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_export_call(self) -> None:
        """Write the page to a file."""
        from tui.reports.one_call import call_page

        from .exporting import export

        title = self.query_one(TitleLine)
        page = call_page(
            f"{title.left} · {title.middle}",
            [(line.heading, line.text.plain) for line in self._lines],
        )
        await export(self.app, self._services, f"call-{self._row_id}", lambda *_figures: page)

    async def _written(self, write: Any, *values: Any, **named: Any) -> bool:
        try:
            await to_thread(write, *values, **named)
        except Exception as error:
            self.app.tell_failure(error)
            return False
        self.read()
        return True
