"""Two records beside each other, field by field: which value stays, and which record."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.app import TalktrackApp
from tui.commands import Command, bindings
from tui.languages import N_, _, say
from tui.screens.fields import Wrong
from tui.screens.records.merge import moved_text
from tui.screens.records.names import field_name, value_text
from tui.screens.records.working import records_of
from tui.scripts.sayings import SayingError
from tui.services import Services
from tui.text import fitted, plain
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from data.records.merging import Side
    from data.records.rows import MergeField, MergePlan

MERGE = N_("Merging")
COMMANDS = (
    Command("choose_value", N_("Take the other value"), N_("Takes the other record's value."),
            keys="space", also="enter", group=MERGE, label=N_("other value"), shown=True),
    Command("turn_round", N_("The other one stays"), N_("Keeps the other record instead."),
            keys="x", group=MERGE, label=N_("other stays"), shown=True),
    Command("merge_now", N_("Merge"), N_("Makes one of the two; F9 takes it back whole."),
            keys="ctrl+s", also="f8", group=MERGE, label=N_("merge"), shown=True),
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", group=MERGE,
            label=N_("back"), shown=True, palette=False),
)  # fmt: skip


class CompareScreen(ModalScreen[int | None]):
    """Which values stay; returns the id of the record that stayed."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    CSS_PATH = "records.tcss"
    HELP = N_(
        "Both records, field by field; the marked value stays. What is empty in one is filled "
        "from the other. Everything that hangs on the one that goes moves to the one that stays."
    )
    AUTO_FOCUS = "OptionList"

    app = getters.app(TalktrackApp)

    def __init__(self, services: Services, planned: MergePlan) -> None:
        super().__init__(classes="-dialog")
        self._services = services
        self._planned = planned
        self._choices: dict[str, Side] = {}
        self._merging = False

    def compose(self) -> ComposeResult:
        """Two columns."""
        with Vertical(classes="dialog", id="comparing"):
            yield Static(id="who", classes="dialog-title")
            yield OptionList(id="values", markup=False)
            yield Static(id="moved")
            yield Wrong()
            yield KeyLine()

    def on_mount(self) -> None:
        """Show both."""
        self._show()

    def on_resize(self) -> None:
        """Divide the width anew."""
        self.call_after_refresh(self._show)

    @property
    def _said(self) -> list[MergeField]:
        return [one for one in self._planned.fields if one.conflict or one.filled or one.kept]

    def _show(self) -> None:
        planned = self._planned
        width = max(10, (self.query_one("#values").size.width or 64) - 4)
        label, column = width * 24 // 100, width * 36 // 100
        title = f"{fitted('', label)} {fitted(_('is kept'), column)}  {fitted(_('goes'), column)}"
        names = [f"{planned.keep_name} ({planned.keep})", f"{planned.gone_name} ({planned.gone})"]
        under = f"{fitted('', label)} {fitted(names[0], column)}  {fitted(names[1], column)}"
        self.query_one("#who", Static).update(plain(f"{title}\n{under}"))
        self.query_one("#moved", Static).update(plain(moved_text(planned)))
        listed = self.query_one("#values", OptionList)
        at = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(
            [Option(plain(self._line(one, label, column)), id=one.field) for one in self._said]
        )
        if self._said:
            listed.highlighted = min(at, len(self._said) - 1)

    def _line(self, one: MergeField, label: int, column: int) -> Content:
        library = self._services.library
        side = self._side(one)
        parts = [Content.assemble((fitted(field_name(one.field), label), "dim"), " ")]
        for name, value in (("kept", one.kept), ("gone", one.gone)):
            text = value_text(one.field, None if value is None else str(value), library)
            mark = "▸" if side == name and text else " "
            shown = fitted(f"{mark}{text}", column)
            style = "bold" if side == name else "dim"
            parts.append(Content.assemble((shown, style), "  "))
        return Content("").join(parts)

    def _side(self, one: MergeField) -> str:
        return self._choices.get(one.field) or ("gone" if one.filled else "kept")

    # ------------------------------------------------------------------ commands

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose_value()

    def action_choose_value(self) -> None:
        """Take the other record's value."""
        at = self.query_one("#values", OptionList).highlighted
        if at is None:
            return
        one = self._said[at]
        self._choices[one.field] = "kept" if self._side(one) == "gone" else "gone"
        self._show()

    @work(exclusive=True, exit_on_error=False, group="compare")
    async def action_turn_round(self) -> None:
        """Keep the other record instead; the chosen values stay chosen."""
        planned = self._planned
        try:
            records = await records_of(self._services)
            turned = await to_thread(records.plan_merge, planned.kind, planned.gone, planned.keep)
        except Exception as error:
            self.app.tell_failure(error)
            return
        self._planned = turned
        self._choices = {
            name: "gone" if side == "kept" else "kept" for name, side in self._choices.items()
        }
        self._show()

    @work(exclusive=True, exit_on_error=False, group="merge")
    async def action_merge_now(self) -> None:
        """Make one of the two."""
        if self._merging:
            return
        self._merging = True
        planned = self._planned
        try:
            records = await records_of(self._services)
            await to_thread(records.merge, planned, dict(self._choices))
        except SayingError as error:
            self._merging = False
            self.query_one(Wrong).say(say(error.saying))
            return
        except Exception as error:
            self._merging = False
            self.app.tell_failure(error)
            return
        if planned.kind == "lead":
            told = _("{gone} is part of {kept} now. F9 in the records (c) takes it back.")
        else:
            told = _("{gone} is part of {kept} now. F9 takes it back.")
        self.app.tell(told.format(gone=planned.gone_name, kept=planned.keep_name))
        self.dismiss(planned.keep)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
