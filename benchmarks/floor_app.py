"""The floor: a Textual app with one Static, painted at start and at each key."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class FloorApp(App[None]):
    """One Static that counts keys."""

    count = 0

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Static("floor-000")

    def on_key(self, event: Key) -> None:
        """Another number."""
        if event.key == "x":
            self.count += 1
            self.query_one(Static).update(f"floor-{self.count:03}")


if __name__ == "__main__":
    FloorApp().run()
