"""The hand-over page of a call: read it, copy it, write it to a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app import TalktrackApp
from tui.commands import Command, bindings
from tui.languages import N_, _
from tui.text import plain

COMMANDS = (
    Command("hand_over_close", N_("Back"), N_("Closes the page."), "escape", palette=False),
    Command(
        "hand_over_copy",
        N_("Copy the page"),
        N_("Puts the page on the clipboard, as Markdown, for a mail or the CRM."),
        keys="y",
        also="enter",
    ),
    Command(
        "hand_over_file",
        N_("Write the page to a file"),
        N_("Writes the page, as Markdown, where downloads go."),
        keys="f",
    ),
    Command("hand_over_up", N_("Up"), N_("Up the page."), "up", "k", palette=False),
    Command("hand_over_down", N_("Down"), N_("Down the page."), "down", "j", palette=False),
)

_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|#~])")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


class HandOverScreen(ModalScreen[None]):
    """Shows the page of a call.

    Args:
        page: The page in Markdown.
        call_id: The call, for the file's name.
    """

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "What the next person has to know about the call, on one page. y or Enter copies it, f "
        "writes it to a file, Esc goes back."
    )

    app = getters.app(TalktrackApp)

    def __init__(self, page: str, call_id: int) -> None:
        super().__init__(classes="-dialog")
        self._page = page
        self._call_id = call_id

    def compose(self) -> ComposeResult:
        """The page, and what can be done with it."""
        with Vertical(classes="dialog", id="hand_over"):
            with VerticalScroll(can_focus=False):
                yield Static(Content("\n").join(readable(self._page)))
            yield Static(plain(_("y copy   f write to a file   Esc back")), classes="muted")

    def action_hand_over_copy(self) -> None:
        """Copy the page; the terminal does it, and never says whether it did."""
        self.app.copy_to_clipboard(self._page)
        self.app.tell(
            _(
                "Copied. If nothing comes when you paste, this terminal lets no program copy: "
                "press f for a file, or mark the text with Shift and the mouse."
            )
        )

    @work(thread=True, exclusive=True, exit_on_error=False, group="file")
    def action_hand_over_file(self) -> None:
        """Write the page where downloads go."""
        try:
            path = write_page(self._page, self._call_id)
            self._remember(path)
        except Exception as error:
            self.app.call_from_thread(self.app.tell_failure, error)
            return
        self.app.call_from_thread(self.app.tell, _("Written: {path}").format(path=path))

    def _remember(self, path: Path) -> None:
        """For whoever has to forget the person one day."""
        from data.exporting.made import note_made

        services = self.app.services
        if services.store is not None:
            rep, now = services.settings.rep_name, services.clock.now()
            note_made(services.store, what="handover", file=path, by=rep, now=now)

    def action_hand_over_up(self) -> None:
        """Up the page."""
        self.query_one(VerticalScroll).scroll_relative(y=-3, animate=False)

    def action_hand_over_down(self) -> None:
        """Down the page."""
        self.query_one(VerticalScroll).scroll_relative(y=3, animate=False)

    def action_hand_over_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def readable(page: str) -> Iterator[Content]:
    """The lines of the page as a person reads them, without the signs of Markdown."""
    for line in page.splitlines():
        if line == "---":
            yield plain("─" * 20).stylize("dim")
        elif heading := re.fullmatch(r"#+ (.*)", line):
            yield plain(_bare(heading[1])).stylize("bold $text-accent")
        else:
            yield _with_bold(line)


def _with_bold(line: str) -> Content:
    parts: list[Content] = []
    at = 0
    for found in _BOLD.finditer(line):
        parts.append(plain(_bare(line[at : found.start()])))
        parts.append(plain(_bare(found[1])).stylize("bold"))
        at = found.end()
    parts.append(plain(_bare(line[at:])))
    return Content("").join(parts)


def _bare(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def write_page(page: str, call_id: int, folder: Path | None = None) -> Path:
    """Write the page to a new file that only its writer can read, and return where it is.

    Args:
        page: The page in Markdown.
        call_id: The call.
        folder: Where to; where downloads go when None.

    Raises:
        StoreError: It can't be written; the sentence says why.
    """
    from platformdirs import user_downloads_dir

    from data.exporting.files import new_file

    home = folder or Path(user_downloads_dir())
    if not home.is_dir():
        home = Path.home()
    names = (f"hand-over-{call_id}{f'-{n}' if n > 1 else ''}.md" for n in range(1, 1000))
    path = next(home / name for name in names if not (home / name).exists())
    with new_file(path) as file:
        file.write(page)
    return path
