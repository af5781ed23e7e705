"""Marks by ear: what a trainer gives for opening, listening and objections, by their anchors."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator, Mapping
from typing import Any

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tui.app import TalktrackApp
from tui.commands import bindings
from tui.languages import N_, _, say
from tui.practising.progressing import by_trainer
from tui.scripts.practice.ears import together, with_trainer
from tui.scripts.scorecard import BY_EAR, BY_ID, HIGHEST
from tui.text import plain

from .hearing_commands import COMMANDS


class HearsCalls(Screen[Any]):
    """A look back in which a trainer marks by ear."""

    app = getters.app(TalktrackApp)
    run_id: int | None = None
    heard: Mapping[str, Mapping[str, int]] = {}
    """Points by item, by trainer."""

    def _show(self) -> None:
        raise NotImplementedError

    def heard_rows(self, mark: float | None) -> Iterator[str]:
        """The mark with the trainers' part; items as they are on average, nobody's own."""
        if not self.heard:
            yield _("Without marks by ear: the counted part stands alone.")
            return
        points = together(list(self.heard.values()))
        items = ", ".join(
            f"{say(BY_ID[item].short)} {given:.2g}/{HIGHEST}" for item, given in points.items()
        )
        who = ", ".join(self.heard)
        with_ears = with_trainer(mark, points)
        if with_ears is None:
            yield _("By ear, {who}: {items}.").format(who=who, items=items)
        else:
            words = _("With marks by ear {mark:.0f} of 100 ({who}: {items}).")
            yield words.format(mark=with_ears, who=who, items=items)

    @work(exclusive=True, exit_on_error=False, group="practice_marks")
    async def read_marks(self) -> None:
        """Read what was given by ear."""
        if self.run_id is None:
            return
        from data.training import marks_by_ear

        try:
            store = (await self.app.services.ready()).store
            marks = await to_thread(marks_by_ear, store, [self.run_id])
        except Exception as error:
            self.app.tell_failure(error)
            return
        self.heard = by_trainer(marks)
        self._show()

    def action_mark_by_ear(self) -> None:
        """Give points, under one's own name."""
        if self.run_id is None:
            return
        own = self.heard.get(self.app.services.settings.rep_name.strip(), {})
        self.app.push_screen(EarScreen(self.run_id, own), lambda _: self._marked())

    def _marked(self) -> None:
        self.read_marks()


class EarScreen(ModalScreen[None]):
    """Three items, 0 to 3 points each; every point is kept at once, under the trainer's name."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "Listen to the call and give each item 0 to 3 points by the words that stand with them. "
        "You see your own points only, so that two trainers can mark without hearing each other."
    )

    app = getters.app(TalktrackApp)

    def __init__(self, run_id: int, points: Mapping[str, int]) -> None:
        super().__init__(classes="-dialog")
        self._run_id = run_id
        self.points = dict(points)
        self.at = 0

    def compose(self) -> ComposeResult:
        """The items, and what the points of the chosen one mean."""
        with Vertical(classes="dialog"):
            yield Static(id="ears", classes="dialog-text")

    def on_mount(self) -> None:
        """Show them."""
        self._show()

    def _show(self) -> None:
        self.query_one("#ears", Static).update(plain("\n".join(self._rows())))

    def _rows(self) -> Iterator[str]:
        yield _("By ear: ↑↓ chooses an item, 0 to 3 gives points, Esc goes back.")
        yield ""
        for at, item in enumerate(BY_EAR):
            sign = "▸" if at == self.at else " "
            given = self.points.get(item)
            yield f"{sign} {say(BY_ID[item].title)}: {'–' if given is None else given}"
            if at == self.at:
                for points, words in enumerate(BY_ID[item].anchors):
                    yield f"     {points}  {say(words)}"

    def action_item_before(self) -> None:
        """The item above."""
        self.at = (self.at - 1) % len(BY_EAR)
        self._show()

    def action_item_after(self) -> None:
        """The item below."""
        self.at = (self.at + 1) % len(BY_EAR)
        self._show()

    def action_points_0(self) -> None:
        """No points."""
        self._give(0)

    def action_points_1(self) -> None:
        """One point."""
        self._give(1)

    def action_points_2(self) -> None:
        """Two points."""
        self._give(2)

    def action_points_3(self) -> None:
        """Three points."""
        self._give(3)

    def action_stop_hearing(self) -> None:
        """Back to the call."""
        self.dismiss(None)

    def _give(self, points: int) -> None:
        item = BY_EAR[self.at]
        self._keep(item, points)

    @work(exit_on_error=False, group="practice_marks")
    async def _keep(self, item: str, points: int) -> None:
        from data.training import mark_by_ear

        services = self.app.services
        try:
            store = (await services.ready()).store
            await to_thread(
                mark_by_ear,
                store,
                self._run_id,
                trainer=services.settings.rep_name,
                points={item: points},
                now=services.clock.now(),
            )
        except Exception as error:
            self.app.tell_failure(error)
            return
        self.points[item] = points
        self.at = min(self.at + 1, len(BY_EAR) - 1)
        self._show()
