"""What stands on a screen that is too small to work on.

What is typed meanwhile goes into the line underneath, where there is one, and is shown: whoever
listens on the telephone doesn't look up before they write.
"""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.languages import _
from tui.text import one_line, plain
from tui.widgets.note_line import NoteLine

WIDTH, HEIGHT = 60, 18


class TooSmallScreen(ModalScreen[None]):
    """Waits until the window is large enough; nothing underneath is lost."""

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(id="too_small")

    def on_mount(self) -> None:
        """Say how large it is now."""
        self._look()

    def on_resize(self, _event: events.Resize) -> None:
        """Leave as soon as there is room."""
        self._look()

    def on_screen_resume(self) -> None:
        """There may be room by now."""
        self._look()

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Letters are text here, of whatever alphabet."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Letters and digits go into the line underneath; every other key waits."""
        event.stop()
        if event.is_printable and event.character:
            self._hand_on(events.Paste(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """The same for what is pasted."""
        event.stop()
        self._hand_on(events.Paste(event.text))

    def _hand_on(self, text: events.Paste) -> None:
        if (line := self._line_below()) is not None:
            line.post_message(text)
            line.call_later(self._look)  # once the line has it

    def _line_below(self) -> NoteLine | Input | None:
        """The line that was typed in when the window became too small."""
        stack = self.app.screen_stack
        if self not in stack or not (below := stack[: stack.index(self)]):
            return None
        focused: Widget | None = below[-1].focused
        return focused if isinstance(focused, NoteLine | Input) else None

    def _typed(self) -> str:
        """What stands in that line, or that nothing is taken."""
        line = self._line_below()
        if line is None:
            return _("Keys do nothing until then.")
        words = one_line(line.value)[-(WIDTH // 2) :]
        return _("What you type goes into the line: {words}").format(words=words)

    def _look(self) -> None:
        width, height = self.app.size
        if width >= WIDTH and height >= HEIGHT:
            if self.is_current:
                self.dismiss()
            return
        self.query_one("#too_small", Static).update(
            plain(
                _(
                    "The window is too small: {width}×{height}. "
                    "Make it {least_width}×{least_height} or larger; nothing is lost."
                ).format(width=width, height=height, least_width=WIDTH, least_height=HEIGHT)
                + "\n"
                + self._typed()
            )
        )
