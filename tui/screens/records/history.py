"""What was written to a record: who, when, what stood there before; any of it can be taken back."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.commands import bindings
from tui.languages import N_, _
from tui.screens.confirm import ConfirmScreen
from tui.screens.records.history_commands import OFFERED
from tui.screens.records.moving import MovesOverLines
from tui.screens.records.names import KINDS, field_name, moment, value_text
from tui.screens.records.working import InRecords, taken_back
from tui.services import Services
from tui.text import cut, one_line, plain
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from data.records.rows import Kind, Noted, Written
    from tui.scripts.reading import Library

WHAT = {
    "add": N_("added"),
    "edit": N_("corrected"),
    "deal": N_("moved on"),
    "merge": N_("merged"),
    "review": N_("said of a call"),
    "overturn": N_("overturned"),
    "numbers": N_("number put right"),
    "name": N_("name set"),
}
VALUE = 200
"""Characters of a value that one line shows."""


class HistoryScreen(MovesOverLines, InRecords):
    """The changes of a record, the latest first."""

    OFFERS = OFFERED
    BINDINGS = [*bindings(OFFERS)]
    CSS_PATH = "records.tcss"
    HELP = N_(
        "Every change of this record: who, when, and what stood there before. F9 takes the chosen "
        "one back, with everything that was written together with it."
    )
    AUTO_FOCUS = "OptionList"

    def __init__(self, services: Services, kind: Kind, row_id: int) -> None:
        super().__init__(services)
        self._kind: Kind = kind
        self._row_id = row_id
        self._written: list[Written] = []

    def compose(self) -> ComposeResult:
        """Title, changes, keys."""
        about = f"{_(KINDS[self._kind])} {self._row_id}"
        yield TitleLine(left=_("History"), middle=about, right=self._services.settings.rep_name)
        yield OptionList(id="page", markup=False)
        yield KeyLine()

    def read(self) -> None:
        """Read the history anew."""
        self._read()

    @work(exclusive=True, exit_on_error=False, group="page")
    async def _read(self) -> None:
        try:
            records = await self.records()
            found = await to_thread(records.history, self._kind, self._row_id)
        except Exception as error:
            self.app.tell_failure(error)
            return
        self._written = found
        library = self._services.library
        at = self.options.highlighted or 0
        self.options.clear_options()
        self.options.add_options([Option(plain(_entry(each, library))) for each in found])
        if found:
            self.options.highlighted = min(at, len(found) - 1)
        else:
            self.options.add_option(
                Option(plain(_("Nothing was written here yet.")), disabled=True)
            )
        self.refresh_bindings()

    # ------------------------------------------------------------------ commands

    @property
    def _chosen(self) -> Written | None:
        at = self.options.highlighted if self.is_mounted else None
        return self._written[at] if at is not None and at < len(self._written) else None

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        chosen = self._chosen
        if action != "take_this_back":
            return None
        if chosen is None:
            return _("Nothing was written here yet.")
        if chosen.undone_at is not None:
            return _("This is taken back already.")
        if chosen.batch is None:
            return _("A call wrote this; it is taken back from Today, or put right by hand.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out what can't be taken back."""
        return None if self.why_not(action) else True

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()

    @work(group="take_back", exclusive=True, exit_on_error=False)
    async def action_take_this_back(self) -> None:
        """Take back everything that was written together with the chosen line."""
        chosen = self._chosen
        if chosen is None or chosen.batch is None:
            return
        question = _("Take back what {who} wrote, {when}?")
        asked = question.format(who=chosen.by or _("somebody"), when=moment(chosen.at))
        if not await self.app.push_screen_wait(ConfirmScreen(asked)):
            return
        try:
            records = await self.records()
            await taken_back(records, chosen.batch)
        except Exception as error:
            self.app.tell_failure(error)
            return
        self.app.tell(_("Taken back: everything is as it was before."))
        self.read()

    def action_leave_history(self) -> None:
        """Go back."""
        self.dismiss()


def _entry(written: Written, library: Library | None) -> Content:
    """A writing: who and when, then field by field."""
    what = (written.batch or "").partition("-")[0]
    named = _(WHAT[what]) if what in WHAT else ""
    if written.call_id is not None:
        named = _("call {number}").format(number=written.call_id)
    head = "  ".join(part for part in (moment(written.at), one_line(written.by), named) if part)
    if written.undone_at is not None:
        head += "  " + _("taken back {when}").format(when=moment(written.undone_at))
    lines = [plain(head).stylize("bold" if written.undone_at is None else "dim")]
    lines += [_line(noted, library) for noted in written.changes]
    return Content("\n").join(lines)


def _line(noted: Noted, library: Library | None) -> Content:
    old = cut(value_text(noted.field, noted.old, library), VALUE)
    new = cut(value_text(noted.field, noted.new, library), VALUE)
    if noted.created:
        shown = new
    elif noted.removed:
        shown = old
    else:
        shown = f"{old or _('empty')} → {new or _('empty')}"
    if noted.field == "merged":
        shown = new
    return Content.assemble((f"  {field_name(noted.field)}: ", "dim"), shown)
