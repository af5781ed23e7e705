"""The last line of a screen: the keys that matter now, as many as fit, each of them clickable."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.commands_here import Offer, on_key_line, run_offer
from tui.text import one_line

GAP = "  "


class Placed(NamedTuple):
    """A key on the line and the cells it takes."""

    offer: Offer
    start: int
    end: int


class KeyLine(Widget):
    """Keys and what they do; a status on the right end."""

    ALLOW_SELECT = False

    status: reactive[str] = reactive("")
    """Shown on the right, before any key gets the room: "saved ✓". Data is fine."""

    def __init__(self) -> None:
        super().__init__()
        self._placed: list[Placed] = []

    def on_mount(self) -> None:
        """Follow what can be done on this screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> RenderResult:
        """The keys that fit, help last and never left out."""
        status = one_line(self.status)
        width = self.size.width - 2 - (cell_len(status) + len(GAP) if status else 0)
        self._placed = fit(on_key_line(self.screen), width)
        parts: list[str | Content | tuple[str, str]] = [" "]
        for placed in self._placed:
            faded = "" if placed.offer.enabled else "dim"
            parts.append((placed.offer.key, faded or "bold $text-accent"))
            parts.append((f" {placed.offer.command.short()}{GAP}", faded))
        line = Content.assemble(*parts)
        if status:
            space = max(0, self.size.width - 1 - line.cell_length - cell_len(status))
            line = Content.assemble(line, " " * space, status)
        return line

    async def on_click(self, event: events.Click) -> None:
        """Do what the key would do."""
        for placed in self._placed:
            if placed.start <= event.x < placed.end:
                event.stop()
                await run_offer(self.app, placed.offer)


def fit(offers: Sequence[Offer], width: int) -> list[Placed]:
    """As many as fit, whole, in their order; where room is short, those that are `first` stay.

    The last of them (help) always stays.
    """
    if not offers:
        return []
    chosen = {len(offers) - 1}
    room = width - _length(offers[-1])
    for first in (True, False):
        for number, offer in enumerate(offers[:-1]):
            length = _length(offer) + len(GAP)
            if offer.command.first is not first:
                continue
            if length > room:
                break
            chosen.add(number)
            room -= length
    placed: list[Placed] = []
    at = 1
    for number in sorted(chosen):
        offer = offers[number]
        if at - 1 + _length(offer) <= width:
            placed.append(Placed(offer, at, at + _length(offer)))
        at += _length(offer) + len(GAP)
    return placed


def _length(offer: Offer) -> int:
    return cell_len(f"{offer.key} {offer.command.short()}")
