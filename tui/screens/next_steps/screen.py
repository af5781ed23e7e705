"""The next steps that are due: overdue, today, this week, and the good leads that are forgotten."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import getters, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.app import TalktrackApp
from tui.calling.follow_up import DueLine, count_due, in_full, read_due, what_of, when_of
from tui.calling.open_call import CallWish
from tui.commands import bindings
from tui.languages import N_, _, ngettext
from tui.services import Services
from tui.text import cut, fitted, one_line, plain, styled
from tui.when import full_when, local
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

from .commands import COMMANDS
from .messages import Changed, DueRead, NotDone

if TYPE_CHECKING:
    from data.next_steps import StepBefore
    from tui.screens.when import When

NEEDS_STEP = ("due_done", "due_calendar")
"""Commands that make no sense for a lead with which nothing is agreed."""
WHEN_WIDTH, WHO_SHARE = 20, 3


class NextStepsScreen(Screen[CallWish | None]):
    """What was agreed and is due; returns the call that is wished for, or None."""

    CSS_PATH = "next_steps.tcss"
    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "What was agreed in calls and is due, the overdue first, and good leads with which nothing "
        "is agreed. Enter calls, m marks as done, t moves to another date."
    )
    AUTO_FOCUS = "OptionList"

    app = getters.app(TalktrackApp)
    options = getters.query_one(OptionList)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._lines: list[DueLine] = []
        self._places: list[DueLine | None] = []
        """What stands on each line of the list; None for a heading."""
        self._before: StepBefore | None = None
        self._back: int | None = None
        """The call whose step was just put back: the cursor goes there."""

    def compose(self) -> ComposeResult:
        """Title, the list, the chosen one in full, keys."""
        yield TitleLine(left=_("Next steps"))
        yield OptionList(markup=False)
        yield Static(id="due-full", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the list."""
        self._read()

    def on_screen_resume(self) -> None:
        """Back from a dialog."""
        if self._lines:
            self._read()

    def on_resize(self) -> None:
        """Divide the width anew."""
        self._show()

    # What is shown

    @work(exclusive=True, exit_on_error=False, group="due")
    async def _read(self) -> None:
        try:
            store, library = await self._services.ready()
            read = partial(
                read_due,
                store,
                library.rules,
                now=self._services.clock.now(),
                work=self._services.settings.working_time,
            )
            lines = await to_thread(read)
        except Exception as error:
            self.post_message(NotDone(error))
        else:
            self.post_message(DueRead(lines))

    @on(DueRead)
    def _due_read(self, event: DueRead) -> None:
        self._lines = list(event.lines)
        due = count_due(self._lines)
        title = self.query_one(TitleLine)
        title.middle = ngettext("{n} is due", "{n} are due", due).format(n=due)
        self._show()

    @on(NotDone)
    def _not_done(self, event: NotDone) -> None:
        self.app.tell_failure(event.error)
        self._read_if_known()

    def _read_if_known(self) -> None:
        if self._lines:
            self._read()

    @property
    def here(self) -> datetime:
        """The moment, local and without a zone."""
        return local(self._services.clock.now())

    def _show(self) -> None:
        library = self._services.library
        if library is None or not self.is_mounted:
            return
        chosen, at = self.chosen, self.options.highlighted
        self._places, made = [], []
        section = ""
        for line in self._lines:
            if line.section != section:
                section = line.section
                self._places.append(None)
                made.append(Option(styled("[b $text-accent]$name[/]", name=line.heading),
                                   disabled=True))  # fmt: skip
            self._places.append(line)
            made.append(Option(self._row(line, what_of(line, library.outcomes))))
        if not made:
            self._places.append(None)
            made.append(Option(plain(_("Nothing is due. What you agree in calls comes here.")),
                               disabled=True))  # fmt: skip
        with self.prevent(OptionList.OptionHighlighted):
            self.options.clear_options()
            self.options.add_options(made)
            same = next(
                (n for n, each in enumerate(self._places) if self._is_it(each, chosen)), None
            )
            if same is None:
                lines = [n for n, each in enumerate(self._places) if each is not None]
                same = next((n for n in lines if n >= (at or 0)), lines[-1] if lines else None)
            self.options.highlighted = same
        self._back = None
        self._show_full()

    def _is_it(self, each: DueLine | None, chosen: DueLine | None) -> bool:
        if self._back is None:
            return _same(each, chosen)
        return each is not None and each.step is not None and each.step.call_id == self._back

    def _row(self, line: DueLine, what: str) -> Content:
        width = max(30, self.size.width - 6)
        room = width - WHEN_WIDTH - 2
        who = room * 2 // 5
        return styled(
            "$when $who $what",
            when=fitted(when_of(line, self.here), WHEN_WIDTH),
            who=fitted(line.person, who),
            what=fitted(what, room - who),
        )

    def _show_full(self) -> None:
        library, chosen = self._services.library, self.chosen
        words = in_full(chosen, library.outcomes, self.here) if library and chosen else []
        room = max(20, self.size.width * 2 - 6)
        shown = "\n".join(cut(each, room) for each in words)
        self.query_one("#due-full", Static).update(plain(shown))
        self.refresh_bindings()

    @property
    def chosen(self) -> DueLine | None:
        """What the cursor is on."""
        at = self.options.highlighted
        return self._places[at] if at is not None and at < len(self._places) else None

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_full()

    @on(OptionList.OptionSelected)
    def _opened(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_due_call()

    # What can be done

    def why_not(self, action: str) -> str | None:
        """Why a command makes no sense now."""
        if not action.startswith("due_") or not self.is_mounted:
            return None
        if action == "due_take_back" and self._before is None:
            return _("Nothing was changed in this list yet.")
        if action in ("due_call", "due_when", *NEEDS_STEP) and self.chosen is None:
            return _("Nothing is due.")
        if action in NEEDS_STEP and self.chosen is not None and self.chosen.step is None:
            return _("Nothing is agreed with this lead; t gives it a date.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey what makes no sense now."""
        if action == "due_take_back" and self._before is None:
            return False
        return None if self.why_not(action) else True

    def action_due_back(self) -> None:
        """Back to Today."""
        self.dismiss(None)

    def action_due_up(self) -> None:
        """The one above."""
        self.options.action_cursor_up()

    def action_due_down(self) -> None:
        """The one below."""
        self.options.action_cursor_down()

    def action_due_read_again(self) -> None:
        """Read the list anew."""
        self._read()

    def action_due_call(self) -> None:
        """Call the lead."""
        if self.chosen is not None:
            self.dismiss(CallWish(lead_id=self.chosen.lead_id))

    def action_due_done(self) -> None:
        """Ask what came of it."""
        from .result import ResultScreen

        line, library = self.chosen, self._services.library
        if line is not None and line.step is not None and library is not None:
            lines = in_full(line, library.outcomes, self.here)
            self.app.push_screen(ResultScreen(lines), partial(self._done, line))

    def _done(self, line: DueLine, result: str | None) -> None:
        from data.next_steps import finish_step

        if result is not None and line.step is not None:
            told = _("Done: {who}. When you call again is up to you: t.").format(who=line.person)
            self._change(partial(finish_step, call_id=line.step.call_id, result=result), told)

    def action_due_when(self) -> None:
        """Ask for another date."""
        from tui.screens.when import WhenScreen

        line = self.chosen
        if line is not None:
            asked = WhenScreen(
                one_line(line.person), now=self.here, work=self._services.settings.working_time
            )
            self.app.push_screen(asked, partial(self._moved_to, line))

    def _moved_to(self, line: DueLine, when: When | None) -> None:
        from data.next_steps import move_step

        if when is None or when.at is None:
            return
        told = _("{name}: {when}").format(name=line.person, when=full_when(when.at, self.here))
        at = when.at.astimezone()
        if line.step is not None:
            self._change(partial(move_step, call_id=line.step.call_id, at=at), told)
        else:
            self._change(partial(_put_at, lead_id=line.lead_id, at=at), told)

    @work(exit_on_error=False, group="change")
    async def _change(self, change: Callable[..., Any], told: str) -> None:
        rep, now = self._services.settings.rep_name, self._services.clock.now()
        try:
            store = (await self._services.ready()).store
            before = await to_thread(change, store, by=rep, now=now)
        except Exception as error:
            self.post_message(NotDone(error))
        else:
            self.post_message(Changed(told, before))

    @on(Changed)
    def _changed(self, event: Changed) -> None:
        self._before = event.before
        self.app.tell(event.told)
        self._read()

    def action_due_take_back(self) -> None:
        """Put the last change back."""
        from data.next_steps import put_back

        if self._before is not None:
            before, self._before = self._before, None
            self._back = before.call_id
            self._change(partial(put_back, before=before), _("Taken back."))

    @work(exit_on_error=False, group="calendar")
    async def action_due_calendar(self) -> None:
        """Write the next step as a calendar file."""
        line = self.chosen
        if line is None or line.step is None:
            return
        from tui.one_step_calendar import write_step

        try:
            store, library = await self._services.ready()
            now = self._services.clock.now()
            path = await to_thread(write_step, store, library, line.step.call_id, now)
        except Exception as error:
            self.app.tell_failure(error)
        else:
            self.app.tell(_("Saved: {path}").format(path=path))


def _put_at(store: Any, *, lead_id: int, at: datetime, by: str, now: datetime) -> None:  # noqa: ARG001
    store.edit_lead(lead_id, by=by, next_call_at=at)


def _same(each: DueLine | None, other: DueLine | None) -> bool:
    if each is None or other is None:
        return False
    key = each.step.call_id if each.step else None
    return (each.lead_id, key) == (other.lead_id, other.step.call_id if other.step else None)
