"""What is shown of a live call: the panels, the pages over the question, the line, the clock.

`CallScreen` adds what the keys do. Nothing here is mounted, laid out or focused for a key: panels
are single widgets that repaint the rows which differ.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import PurePath
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one
from textual.screen import Screen
from textual.timer import Timer

from tui.calling.live_call import LiveCall
from tui.languages import _, clock_text
from tui.scripts.captures import CaptureError
from tui.text import cut
from tui.widgets.key_line import KeyLine
from tui.widgets.note_line import Kept, NoteLine
from tui.widgets.title_line import TitleLine

from . import question, stages, told, verdict
from .commands import KEYS_OF_THE_PITCH, passes_of_the_empty_line
from .heard import heard_rows
from .line_use import LineUse
from .messages import SaveStateChanged
from .pages import Page, Tone
from .panel import Panel
from .rows import BLANK, Row, Span, line, para
from .view import View

if TYPE_CHECKING:
    from data.rows import SaveState
    from tui.scripts.recall import Index

Styles = str | PurePath | list[str | PurePath] | None
"""Where a screen's styles are."""

SAVE_LINE_AFTER = 0.25
"""Seconds from a key until what is typed but not sent is kept, however many keys follow it."""
RETRY_EVERY = 2
"""Seconds between two tries to save what could not be saved."""
VERDICT_AFTER = 0.03
"""Seconds until the verdict follows an answer: the frame with the answer comes first."""
CLOCK_EVERY = 5
"""Seconds of talk that a program which is killed between two answers may forget."""
WARM_UP_AFTER = 0.5
"""Seconds until what reads dates is loaded, so that it does not hold the first frames up."""
PITCH_EVERY = 0.25
"""Seconds between two looks at where the pitch should be."""


class CallDesk(Screen[Any]):
    """The call as it stands, and what lies on it."""

    CSS_PATH: ClassVar[Styles] = "call.tcss"
    BLANK = True

    title_line = query_one(TitleLine)
    key_line = query_one(KeyLine)
    question_panel = query_one("#question", Panel)
    line = query_one("#line", NoteLine)

    def __init__(self, live: LiveCall) -> None:
        """Show this call; it may be new, or a draft that is resumed."""
        super().__init__()
        self.live = live
        self.view = View(live)
        self.use = LineUse(self.view)
        self.pages: list[Page] = []
        self._kept: dict[Page | None, Kept] = {}
        self._line_owner: Page | None = None
        self._typed = ""
        self._keys_for: object = None
        self._told: tuple[str, Tone] = ("", "plain")
        self._shown_step = ""
        self._index: Index | None = None
        self._at_once: Sequence[Panel] = ()
        self._after: Sequence[Panel] = ()
        self.verdict_due = False
        self._passes: Mapping[tuple[bool, bool], frozenset[str]] = {}
        self._save_timer: Timer | None = None
        self._saving_line = Lock()
        self._pitch_timer: Timer | None = None
        self._ticks = 0

    def compose(self) -> ComposeResult:
        """One widget for each panel, without containers: each would be painted again for a key."""
        view = self.view
        yield TitleLine()
        yield Panel(self._folded_stages, id="folded-stages")
        yield Panel(
            lambda w, h: stages.stage_rows(view, w, h), id="stages", heading=lambda: _("stages")
        )
        yield Panel(self._question_rows, id="question", heading=self._question_heading)
        yield Panel(
            lambda w, h: verdict.verdict_rows(view, w, h),
            id="verdict",
            heading=lambda: verdict.heading(view),
        )
        yield Panel(
            lambda w, h: heard_rows(view, w, h), id="heard", heading=lambda: _("heard so far")
        )
        yield Panel(self._told_rows, id="told")
        yield NoteLine(id="line")
        yield Panel(self._folded_verdict, id="folded-verdict")
        yield Panel(self._trouble_rows, id="trouble")
        yield KeyLine()

    def on_mount(self) -> None:
        """Start or go on where the call stands."""
        self._at_once = [self.query_one(name, Panel) for name in ("#stages", "#folded-stages")]
        self._after = [
            self.query_one(name, Panel) for name in ("#verdict", "#folded-verdict", "#heard")
        ]
        self._passes = self.keys_of_the_empty_line()
        call = self.live.call
        if call.state.status == "left":
            call.resume()
        self._typed = self.live.store.line(self.live.call_id)
        self.line.put(self._typed)
        self.live.recorder.on_change = self._saving_changed
        self.line.focus()
        self.set_interval(1.0, self._tick)
        self._pitch_timer = self.set_interval(PITCH_EVERY, self.question_panel.update, pause=True)
        self.set_timer(WARM_UP_AFTER, self._warm_up)
        self.happened()

    def keys_of_the_empty_line(self) -> Mapping[tuple[bool, bool], frozenset[str]]:
        """The keys that the empty line leaves to commands, by (digits too, other signs too)."""
        return passes_of_the_empty_line(self.app._keymap)

    def _saving_changed(self, _status: "SaveState") -> None:
        """Told by the recorder, on whichever thread it was."""
        self.post_message(SaveStateChanged())

    @work(thread=True, exit_on_error=False, group="warm_up")
    def _warm_up(self) -> None:
        """Load what reads dates before the first one is typed, and what recall looks through."""
        self.recall_index()
        with suppress(CaptureError):
            self.view.understood("datetime", "31.12.2030 10:00")

    def on_unmount(self) -> None:
        """Keep what is typed."""
        self.live.recorder.on_change = None
        self._save_line_now()

    # What is shown

    def happened(self) -> None:
        """Show what has come of the last event."""
        step = self.view.step.id
        if step != self._shown_step:
            self._shown_step = step
            self.question_panel.rewind()
        if self._pitch_timer is not None:
            running = self.view.state.pitch.started_ms is not None
            (self._pitch_timer.resume if running else self._pitch_timer.pause)()
        self.repaint()
        self._update(self._at_once)
        self._show_clock()
        self._show_save_state()
        if not self.verdict_due:
            self.verdict_due = True
            self.set_timer(VERDICT_AFTER, self._show_verdict)

    def _show_verdict(self) -> None:
        """What has to be worked out comes a frame after the answer itself."""
        self.verdict_due = False
        fit = self.view.live.judgement().icp.fit
        if fit != self.view.fit:
            self.view.fit = fit
            self._update(self._at_once)
        self._update(self._after)

    def _update(self, panels: Sequence[Panel]) -> None:
        for panel in panels:
            if panel.region:
                panel.update()

    def repaint(self) -> None:
        """Show the question or the page on it, and what the line is for."""
        self.question_panel.update()
        page = self.pages[-1] if self.pages else None
        if page is not None and (row := page.cursor_row()) is not None:
            self.question_panel.reveal(row)
        self._set_line(page)

    def _set_line(self, page: Page | None) -> None:
        if page is not None:
            self.line.passes = self._passes[page.takes_digits, not page.takes_line]
            self.line.ask(*page.prompt())
        elif (name := self.use.capture) is not None:
            self.line.passes = self._passes[False, True]
            label = self.view.capture_label(name)
            self.line.ask(f"{label} › ", self._way_out(cell_len(label)))
        else:
            self.line.passes = self._passes[True, True]
            self.line.ask("› ")
        self._follow_line()

    def _follow_line(self) -> None:
        """Let the key line offer what the keys do: with text on the line, digits are text too."""
        page = self.pages[-1].keys() if self.pages else self.pitching
        keys_for = (not self.line.value, self.line.passes, page)
        if keys_for != self._keys_for:
            self._keys_for = keys_for
            self.key_line.refresh()

    def _way_out(self, taken: int) -> str:
        """How to go on without typing, as long as it fits beside the label."""
        ways = (_("Enter passes it over, Esc picks another answer"), _("Enter passes it over"))
        room = self.line.content_size.width - taken - len(" › ") - 1
        return next((way for way in ways if cell_len(way) <= room), "")

    def _question_heading(self) -> str:
        return self.pages[-1].heading() if self.pages else question.heading(self.view)

    def _question_rows(self, width: int, height: int) -> Sequence[Row]:
        if self.pages:
            return self.pages[-1].rows(width, height)
        return question.question_rows(self.view, width, height)

    def _told_rows(self, width: int, height: int) -> Sequence[Row]:
        """What was last said, right above the line; its beginning where it is too long."""
        text, tone = self._told
        rows = para(text, width, "" if tone == "plain" else tone)[:height] if text else ()
        return [*[BLANK] * (height - len(rows)), *rows]

    def _folded_stages(self, width: int, _height: int) -> Sequence[Row]:
        spans = (Span("F5 ", "key"), Span(stages.folded_stages(self.view, width - 3)))
        return [Row(spans, "screen.outline")]

    def _folded_verdict(self, width: int, _height: int) -> Sequence[Row]:
        spans = (Span("F6 ", "key"), Span(verdict.folded_verdict(self.view, width - 3)))
        return [Row(spans, "screen.verdict")]

    def _trouble_rows(self, _width: int, _height: int) -> Sequence[Row]:
        text, bad = told.save_state(self.view)
        return [line((text, "bad"))] if bad else []

    def _tick(self) -> None:
        self._ticks += 1
        self._show_clock()
        if self.pages and self.pages[-1].ticks:
            self.question_panel.update()
        if self.live.recorder.status.state == "failed" and self._ticks % RETRY_EVERY == 0:
            self._try_to_save()
        if self._ticks % CLOCK_EVERY == 0:
            self._save_clock(self.live.talk_ms // 1000)
        self._show_save_state()

    @work(thread=True, exclusive=True, exit_on_error=False, group="clock")
    def _save_clock(self, seconds: int) -> None:
        self.live.recorder.save_clock(seconds)

    @work(thread=True, exclusive=True, exit_on_error=False, group="retry")
    def _try_to_save(self) -> None:
        self.live.recorder.retry()

    def _show_clock(self) -> None:
        script, lead = self.view.script, self.live.lead
        title = self.title_line
        name = cut(script.title, max(16, self.size.width // 3))
        title.left = f"{name} · {script.lang} · {script.version}"
        title.middle = ", ".join(part for part in (lead.name, lead.company_name) if part)
        seconds, target = self.live.call.now_ms() / 1000, script.target_minutes * 60
        over = f" +{clock_text(seconds - target)}" if seconds > target else ""
        title.right = f"{clock_text(seconds)} / {clock_text(target)}{over}"

    @on(SaveStateChanged)
    def _show_save_state(self) -> None:
        text, bad = told.save_state(self.view)
        self.key_line.status = _("not saved ✗") if bad else text
        if bad != self.has_class("-unsaved"):
            self.set_class(bad, "-unsaved")

    def tell(self, text: str, tone: Tone = "plain") -> None:
        """Say something above the line until the next gesture."""
        if self._told != (text, tone):
            self._told = (text, tone)
            self.query_one("#told", Panel).update()

    # The line

    @on(NoteLine.Changed)
    def _line_changed(self, message: NoteLine.Changed) -> None:
        self.tell("")
        self._follow_line()
        if self.pages and self.pages[-1].takes_line:
            self.pages[-1].typed(message.value)
        else:
            self._typed = message.value
            self._save_line_soon()

    @on(NoteLine.Cut)
    def _line_cut(self, message: NoteLine.Cut) -> None:
        text = _("The line holds {kept} characters; the other {dropped} were left out.")
        self.tell(text.format(kept=message.kept, dropped=message.dropped), "warn")

    def put_line(self, text: str) -> None:
        """Let this stand on the line, the cursor behind it."""
        self.line.put(text)
        self._follow_line()

    def take_line(self) -> str:
        """What is typed; the line is empty afterwards."""
        self._typed = ""
        self._save_line_soon()
        return self.line.take()

    def _save_line_soon(self) -> None:
        if self._save_timer is None:
            self._save_timer = self.set_timer(SAVE_LINE_AFTER, self._save_line)

    def _save_line(self) -> None:
        self._save_timer = None
        self._save_line_in_thread()

    @work(thread=True, exit_on_error=False, group="save_line")
    def _save_line_in_thread(self) -> None:
        self._save_line_now()

    def _save_line_now(self) -> None:
        with self._saving_line:  # what stands there now, so that what is older never comes last
            self.live.recorder.save_line(self._typed)

    # Pages

    def open_page(self, page: Page) -> None:
        """Lay a page over what is open; the line waits if the page needs it."""
        self.pages.append(page)
        self._turn_page()

    def close_page(self) -> None:
        """Close the topmost page and put everything back as it was."""
        self.pages.pop()
        self._turn_page()

    def close_pages(self) -> None:
        """Close all pages."""
        if self.pages:
            self.pages.clear()
            self._turn_page()

    def _turn_page(self) -> None:
        """Give the line to whom it belongs now: the topmost page, or the note."""
        owner = self.pages[-1] if self.pages and self.pages[-1].takes_line else None
        if owner is not self._line_owner:
            self._kept[self._line_owner] = self.line.put_aside()
            self.line.put_back(self._kept.pop(owner, Kept("", 0)))
            self._line_owner = owner
        for gone in [page for page in self._kept if page is not None and page not in self.pages]:
            del self._kept[gone]
        self.question_panel.rewind()
        self.tell("")
        self.repaint()
        self.key_line.refresh()

    def keys_now(self) -> Mapping[str, str] | None:
        """What the keys do on the page or the pitch that is open; None on the call itself."""
        if self.pages:
            return {**self.pages[-1].keys(), "wrap_up": ""}
        return KEYS_OF_THE_PITCH if self.pitching else None

    @property
    def pitching(self) -> bool:
        """Whether the pitch is what Esc would close."""
        running = self.view.state.pitch.started_ms is not None
        return running and not self.pages and self.use.capture is None

    def _toggle(self, kind: type[Page], page: Page | None) -> None:
        if self.pages and isinstance(self.pages[-1], kind):
            self.close_page()
        elif page is not None:
            self.close_pages()
            self.open_page(page)

    def recall_index(self) -> "Index":
        """What recall looks through; built when it is first needed."""
        if self._index is None:
            from tui.scripts.recall import build

            live = self.live
            self._index = build(live.script, live.cards, live.rules.criteria, live.script.lang)
        return self._index
