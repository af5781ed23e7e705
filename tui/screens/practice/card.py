"""The scorecard of a practice call: nine criteria, their marks, and what each was given for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.commands import Command, bindings
from tui.languages import N_, _, say
from tui.scripts.scorecard import BY_EAR, CARD, HIGHEST, points
from tui.text import fitted, plain
from tui.widgets.key_line import KeyLine

COMMANDS = (
    Command(
        "close_card",
        N_("Back"),
        N_("Back to the call."),
        keys="escape",
        also="enter",
        label=N_("back"),
        palette=False,
        shown=True,
    ),
)


class CardScreen(ModalScreen[None]):
    """The marks of one call.

    Args:
        counted: Marks from 0 to 3 that were counted, by criterion.
        heard: What trainers gave on average, by criterion; it goes before what was counted.
        parts: The parts of the mark, in words.
    """

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "The scorecard that live calls are marked by, too. What can be counted is counted; a "
        "trainer's marks for opening, listening and objections go before that. A criterion that "
        "the call could not show has no mark and counts for nothing."
    )

    def __init__(
        self, counted: Mapping[str, int], heard: Mapping[str, float], parts: str = ""
    ) -> None:
        super().__init__(classes="-dialog")
        self._counted = counted
        self._heard = heard
        self._parts = parts

    def compose(self) -> ComposeResult:
        """The criteria, and the sum."""
        with Vertical(classes="dialog", id="practice-scorecard"):
            yield Static(plain(_("PRACTICE · scorecard")), classes="dialog-title")
            yield Static(plain("\n".join(self._rows())), markup=False)
            yield KeyLine()

    def _rows(self) -> Iterator[str]:
        for one in CARD:
            mark = self._heard.get(one.id, self._counted.get(one.id))
            name = fitted(say(one.short), 24)
            if mark is None:
                yield f"–/{HIGHEST}  {name} " + _("nothing to mark it by")
                continue
            anchor = say(one.anchors[round(mark)])
            heard = _("by ear") if one.id in self._heard else ""
            yield f"{mark:.2g}/{HIGHEST}  {name} {', '.join(filter(None, (anchor, heard)))}"
        yield ""
        yield card_text(self._counted, self._heard)
        if not self._heard:
            names = ", ".join(say(one.short) for one in CARD if one.id in BY_EAR)
            yield _("Counted alone; for a listener: {names}.").format(names=names)
        if self._parts:
            yield ""
            yield _("Parts of the mark: {parts}.").format(parts=self._parts)

    def action_close_card(self) -> None:
        """Back to the call."""
        self.dismiss(None)


def card_text(counted: Mapping[str, int], heard: Mapping[str, float]) -> str:
    """The points of the scorecard, a trainer's marks before what was counted."""
    got, of = points({**counted, **heard})
    return _("Scorecard: {points} of {of} points.").format(points=got, of=of)
