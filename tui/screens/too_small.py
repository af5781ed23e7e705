"""What stands on a screen that is too small to work on."""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.languages import _
from tui.text import plain

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
            )
        )
