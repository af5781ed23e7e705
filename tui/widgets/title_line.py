"""The first line of a screen: what it is, whom it is about, and figures on the right."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.languages import _
from tui.text import cut, one_line

GAP = 3


class TitleLine(Widget):
    """One line of text in three places; the middle gives way first, then the left."""

    ALLOW_SELECT = False

    left: reactive[str] = reactive("")
    """What this screen is; data is fine, it is never read as markup."""
    middle: reactive[str] = reactive("")
    """Whom or what it is about."""
    right: reactive[str] = reactive("")
    """Figures and clocks; never cut as long as there is room."""

    def __init__(self, left: str = "", middle: str = "", right: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleLine.left, left)
        self.set_reactive(TitleLine.middle, middle)
        self.set_reactive(TitleLine.right, right)

    def on_mount(self) -> None:
        """Look as the screens below want it."""
        self.set_class(bool(self._pattern), "-marked")

    @property
    def _pattern(self) -> str:
        """How the titles on and above a screen are marked: its `TITLES`, with {title} in it.

        What lies on a practice call is practice, too, whatever it is.
        """
        marks = (getattr(screen, "TITLES", "") for screen in reversed(self.app.screen_stack))
        return _(next(filter(None, marks), ""))

    def render(self) -> Content:
        """The line in as many cells as there are."""
        pattern = self._pattern
        left = pattern.format(title=self.left) if pattern else self.left
        return Content(title_text(left, self.middle, self.right, self.size.width))


PART = " · "


def _whole(text: str, width: int) -> str:
    """As many of the text's parts as fit whole; the first one in any case."""
    parts = one_line(text).split(PART)
    while len(parts) > 1 and cell_len(PART.join(parts)) > width:
        parts.pop()
    return PART.join(parts)


def title_text(left: str, middle: str, right: str, width: int) -> str:
    """Three texts on one line of `width` cells: left, in the middle, and right."""
    inner = max(0, width - 2)
    right = cut(right, inner)
    room = inner - cell_len(right) - (GAP if right else 0)
    left = cut(left, room)
    room -= cell_len(left)
    middle = _whole(middle, room - GAP)
    middle = cut(middle, room - GAP) if room - GAP >= min(12, cell_len(middle)) else ""
    middle = one_line(middle)
    line = left
    if middle:
        centred = (inner - cell_len(middle)) // 2
        latest = inner - cell_len(right) - GAP - cell_len(middle)
        start = max(cell_len(left) + GAP, min(centred, latest))
        line += " " * (start - cell_len(left)) + middle
    line += " " * max(0, inner - cell_len(line) - cell_len(right)) + right
    return f" {line} "
