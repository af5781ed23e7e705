"""The import screen: four steps, one shown at a time; Esc always goes one back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, OptionList, ProgressBar, Static
from textual.widgets.option_list import Option

from tui.commands import Command, bindings
from tui.languages import N_, _, say
from tui.screens.fields import Wrong
from tui.screens.importing.commands import BACK, CHECKED, COLUMNS, COMMANDS, DONE, DOWN, FILE, UP
from tui.screens.importing.mapping import MapsColumns
from tui.screens.importing.messages import (
    Checked,
    Finished,
    Listed,
    NotDone,
    Opened,
    Progressed,
    Stopped,
)
from tui.screens.importing.paths import Offered, as_typed, path_of
from tui.screens.importing.words import (
    column_content,
    file_content,
    how_read,
    plan_text,
    progress_text,
    result_text,
)
from tui.scripts.sayings import SayingError
from tui.services import Services
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from data.importing.plan import Plan

STEPS = {
    "file": N_("1/4 which file"),
    "columns": N_("2/4 what the columns are"),
    "working": N_("3/4 checking"),
    "checked": N_("3/4 what would come in"),
    "writing": N_("4/4 writing"),
    "done": N_("4/4 done"),
}
OFFERED = {
    "file": (BACK, UP, DOWN, *FILE),
    "columns": (BACK, UP, DOWN, *COLUMNS),
    "working": (BACK,),
    "checked": (BACK, UP, DOWN, *CHECKED),
    "writing": (BACK,),
    "done": (BACK, UP, DOWN, *DONE),
}


class Lines(OptionList, can_focus=True, inherit_bindings=False):
    """A list whose keys are the screen's."""


class ImportScreen(MapsColumns):
    """Takes in a list of leads; hands back whether anything came in."""

    CSS_PATH = "importing.tcss"
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "A list from another program or a spreadsheet comes in here: choose the file, look whether "
        "its columns are what they seem, see what would come in, and take it in. Nothing is "
        "written before the last step, and Esc stops even that without leaving half a list."
    )
    AUTO_FOCUS = "#path"

    title_line = getters.query_one(TitleLine)
    lines = getters.query_one(Lines)
    path_line = getters.query_one("#path", Input)
    about = getters.query_one("#about-file", Static)
    report = getters.query_one("#report", Static)
    bar = getters.query_one(ProgressBar)
    wrong = getters.query_one(Wrong)

    def __init__(self, services: Services, path: Path | None = None) -> None:
        """Begin with this file, or ask for one."""
        super().__init__(services)
        self._begin_with = path
        self._step = "file"
        self._files: Sequence[Offered] = ()
        self._files_for = ""
        """What was typed when these files were looked for."""
        self._plan: Plan | None = None
        self._came_in = False

    @property
    def OFFERS(self) -> Sequence[Command]:
        """What can be done in this step."""
        return OFFERED[self._step]

    def compose(self) -> ComposeResult:
        """Title, what the step needs, keys."""
        yield TitleLine()
        with Vertical(id="import"):
            yield Static(id="about-file")
            yield Input(
                id="path",
                placeholder=_("path of the file; or drop it here"),
                select_on_focus=False,
                compact=True,
            )
            yield Wrong()
            yield Lines()
            with VerticalScroll(id="report-box", can_focus=False):
                yield Static(id="report")
            yield ProgressBar(show_eta=False, id="bar")
        yield KeyLine()

    def on_mount(self) -> None:
        """Offer recent files."""
        self._show_step("file")
        self._look_for_files("")
        if self._begin_with is not None:
            self._open(self._begin_with)

    def on_unmount(self) -> None:
        """Stop what still runs, and let go of the rows."""
        self._wants_to_stop = True
        self._drop_plan()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what this step offers; everything else belongs to the app."""
        if action in {command.run for command in COMMANDS}:
            return action in {command.run for command in self.OFFERS}
        return True

    # ------------------------------------------------------------------ steps

    def _show_step(self, step: str) -> None:
        self._step = step
        self.wrong.say("")
        for each in STEPS:
            self.set_class(each == step, f"-{each}")
        self.title_line.left = _("Import leads")
        self.title_line.middle = self._file.path.name if self._file and step != "file" else ""
        self.title_line.right = _(STEPS[step])
        self.about.display = step in ("file", "columns")
        if step == "file":
            self.about.update(
                _("Choose a CSV or Excel file: type or drop its path, or go down to a recent one.")
            )
            self.path_line.focus()
        elif step == "columns":
            self._show_columns()
            self.lines.focus()
        else:
            self.set_focus(None)
        self.refresh_bindings()

    def action_import_back(self) -> None:
        """One step back; what runs is stopped."""
        if self._step in ("working", "writing"):
            self._wants_to_stop = True
            self.report.update(_("Stopping…"))
        elif self._step == "checked":
            self._drop_plan()
            self._show_step("columns")
        elif self._step == "columns":
            self._show_step("file")
            self._list_files()
        else:
            self.dismiss(self._came_in)

    def action_import_close(self) -> None:
        """Back to the leads."""
        self.dismiss(self._came_in)

    def action_import_up(self) -> None:
        """The line above, or up a page of text."""
        self._move(-1)

    def action_import_down(self) -> None:
        """The line below, or down the text."""
        self._move(1)

    def _move(self, by: int) -> None:
        if self._step not in ("file", "columns"):
            self.query_one("#report-box", VerticalScroll).scroll_relative(y=by, animate=False)
        elif by > 0:
            self.lines.action_cursor_down()
        elif self._step == "file" and self.lines.highlighted in (None, 0):
            self.lines.highlighted = None
        else:
            self.lines.action_cursor_up()

    # ------------------------------------------------------------------ the file

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        if self._step == "file" and event.typed == self.path_line.value:
            self._files, self._files_for = event.files, event.typed
            self._list_files()

    def _list_files(self) -> None:
        width, now = self.size.width - 6, self._services.clock.now()
        self.lines.clear_options()
        self.lines.add_options([Option(file_content(each, width, now)) for each in self._files])
        self.lines.highlighted = None

    @on(Input.Changed, "#path")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.wrong.say("")
        self._look_for_files(event.value)

    @on(Input.Submitted, "#path")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        at = self.lines.highlighted
        if at is not None:
            self._choose(self._files[at])
        elif not event.value.strip():
            self.wrong.say(_("Type the path of a file, or go down to one with the arrow."))
        elif (path := path_of(event.value)).is_dir():
            self._put(Offered(path, True))
        elif not path.exists() and len(self._files) == 1 and self._files_for == event.value:
            self._choose(self._files[0])
        else:
            self._open(path.absolute())

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._step == "file":
            self._choose(self._files[event.option_index])
        else:
            self.action_import_field()

    def _choose(self, each: Offered) -> None:
        if each.is_folder:
            self._put(each)
        else:
            self._open(each.path)

    def action_import_complete(self) -> None:
        """Put the chosen file, or the only one that fits, into the line."""
        at = self.lines.highlighted
        if at is None and self._files:
            at = 0
        if at is not None:
            self._put(self._files[at])

    def _put(self, each: Offered) -> None:
        self.path_line.value = as_typed(each)
        self.path_line.cursor_position = len(self.path_line.value)

    @on(Opened)
    def _opened(self, event: Opened) -> None:
        at = self.lines.highlighted if self._step == "columns" else 0
        self._file = event.file
        self._show_step("columns")
        self.lines.highlighted = min(at or 0, len(event.file.columns.fields) - 1)

    # ------------------------------------------------------------------ columns

    def _column(self) -> int | None:
        return self.lines.highlighted if self._step == "columns" else None

    def _say_wrong(self, sentence: str) -> None:
        self.wrong.say(sentence)

    def _show_columns(self) -> None:
        file = self._file
        if file is None:
            return
        self.wrong.say("")
        self.about.update(how_read(file, self._for_all))
        width = self.size.width - 6
        at = self.lines.highlighted
        self.lines.clear_options()
        places = range(len(file.columns.fields))
        self.lines.add_options([Option(column_content(file, place, width)) for place in places])
        if at is not None:
            self.lines.highlighted = min(at, len(places) - 1)

    def on_resize(self) -> None:
        """Lay the lines out anew."""
        if self._step == "columns":
            self._show_columns()
        elif self._step == "file":
            self._list_files()

    # ------------------------------------------------------------------ checking and writing

    def _start_checking(self) -> None:
        self._begin_work("working")
        self._check_when_ready()

    def _begin_work(self, step: str) -> None:
        self._show_step(step)
        self.report.update("")
        # Without a total the bar moves by itself all the time, which slows the work down.
        self.bar.update(total=1, progress=0)

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if self._wants_to_stop or self._step not in ("working", "writing"):
            return
        about = self._file.rows_about if self._file is not None else 0
        self.bar.update(total=event.of or max(about, event.done), progress=event.done)
        self.report.update(progress_text(event.stage, event.done, event.of))

    @on(Checked)
    def _checked(self, event: Checked) -> None:
        self._plan = event.plan
        self.report.update(plan_text(event.plan))
        self._show_step("checked")

    @on(Stopped)
    def _stopped(self) -> None:
        self._show_step("columns")
        self.app.tell(_("Stopped; nothing was written."))

    def action_import_take_in(self) -> None:
        """Write what was checked."""
        plan = self._plan
        if plan is None:
            return
        self._begin_work("writing")
        self._take_in_when_ready(plan)

    @on(Finished)
    def _finished(self, event: Finished) -> None:
        self._came_in = event.done.added > 0
        self.report.update(result_text(event.plan, event.done, event.refused))
        self._show_step("done")
        self._drop_plan()

    @on(NotDone)
    def _not_done(self, event: NotDone) -> None:
        if self._step in ("working", "writing"):
            self._came_in = self._came_in or self._step == "writing"
            self._drop_plan()
            self._show_step("columns")
        if isinstance(event.error, SayingError):
            self.wrong.say(say(event.error.saying))
        else:
            self.app.tell_failure(event.error)

    def _drop_plan(self) -> None:
        if self._plan is not None:
            self._plan.close()
            self._plan = None
