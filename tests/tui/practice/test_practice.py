"""Practice on the screen: a buyer who answers, a mark, and a look back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from textual.app import App
from textual.pilot import Pilot

from data.practice import runs
from data.rows import NewLead, Saved
from data.store import Store
from tests.conftest import FakeClock
from tests.data.samples import dump
from tests.tui.call.stand_ins import library
from tests.tui.reading_screens import rows, seen, settled
from tui.app import TalktrackApp
from tui.places import Places
from tui.screens.practice.call import PracticeCallScreen
from tui.screens.practice.choosing import PracticeScreen
from tui.screens.practice.look_back import LookBackScreen
from tui.screens.wrap_up.messages import SaveDone
from tui.screens.wrap_up.screen import WrapUpScreen
from tui.services import Services
from tui.settings import Settings

KEPT = ("practice_run", "practice_task", "practice_mark")
"""All that practice writes to; no other table may change by it."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "calls.db")
    yield store
    store.close()


@pytest.fixture
def app(store: Store, tmp_path: Path) -> TalktrackApp:
    settings = Settings(rep="Alex", language="en")
    return TalktrackApp(
        Services(
            settings=settings,
            places=Places.under(tmp_path),
            clock=FakeClock(),
            store=store,
            library=library(),
        )
    )


S = TypeVar("S")


def on_screen(app: App[Any], kind: type[S]) -> S:
    """The screen that is shown, which has to be of this kind."""
    shown: object = app.screen
    assert isinstance(shown, kind)
    return shown


async def open_buyer(pilot: Pilot[Any], *keys: str) -> PracticeCallScreen:
    await settled(pilot)
    await pilot.press("p")
    await settled(pilot)
    on_screen(pilot.app, PracticeScreen)
    await pilot.press(*keys, "enter")
    await settled(pilot)
    return on_screen(pilot.app, PracticeCallScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_buyer_answers_is_marked_and_looked_back_at(
    app: TalktrackApp, store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    store.add_lead(NewLead(name="Kim Example", country="GB", contact_basis="inbound"))
    before = dump(tmp_path / "calls.db", without=KEPT)
    async with app.run_test(size=size) as pilot:
        screen = await open_buyer(pilot)
        assert "PRACTICE" in rows(app)[0]
        buyer = screen.practice.session.buyer
        assert buyer.world.opening.split(".")[0] in seen(app)
        await pilot.press("1", "enter", "space")
        assert [turn.move.kind for turn in buyer.turns] == ["permission"]
        assert buyer.turns[-1].said in seen(app)
        await pilot.press("h", "i", "space", "a")
        assert screen.line.value == "hi a"
        await pilot.press("enter", "plus", "asterisk", "equals_sign")
        kinds = [turn.move.kind for turn in buyer.turns]
        assert kinds == ["permission", "acknowledge", "silence", "playback"]
        # What they come up with by themselves is seen at any width, above the moves.
        while not buyer.turns[-1].raised:
            await pilot.press("asterisk")
        assert f"“{buyer.turns[-1].said}”" in seen(app)
        assert f"“{buyer.turns[-1].raised}”" in seen(app)
        assert "+ I hear you" in seen(app)
        await pilot.press("f8")
        await settled(pilot)
        assert "PRACTICE · Wrap-up" in rows(app)[0]
        wrap_up = on_screen(app, WrapUpScreen)
        wrap_up.post_message(SaveDone(Saved(call=1)))
        await settled(pilot)
        assert "Nothing of this goes into the records." in seen(app)
        wrap_up.dismiss(None)
        await settled(pilot)
        await pilot.press("escape", "enter")
        await settled(pilot)
        on_screen(app, LookBackScreen)
        assert "kept silent" in seen(app)
        assert "Stayed hidden" in seen(app)
        await pilot.press("end")
        assert "What opens it" in seen(app)
        kept = runs(store)
        assert [(run.trainee, run.persona, run.seed) for run in kept] == [
            ("Alex", buyer.world.persona.id, buyer.world.seed)
        ]
    assert dump(tmp_path / "calls.db", without=KEPT) == before
    assert list((app.services.places.state / "practice").glob("*/moves.jsonl")) == []


async def test_what_if_takes_the_call_up_before_a_move(app: TalktrackApp, store: Store) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_buyer(pilot)
        await pilot.press("1", "enter", "space", "plus", "plus", "escape", "enter")
        await settled(pilot)
        on_screen(app, LookBackScreen)
        first = screen.practice.session.buyer
        await pilot.press("down", "b")
        await settled(pilot)
        again = on_screen(app, PracticeCallScreen)
        assert again.practice.session.buyer.turns == first.turns[:1]
        assert again.live.call.step.id == first.turns[1].move.step
        await pilot.press("space", "escape", "enter")
        await settled(pilot)
        assert [run.detail["branched_at"] for run in runs(store)] == [1, None]


async def test_a_call_in_which_nothing_was_said_is_not_kept(
    app: TalktrackApp, store: Store
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await open_buyer(pilot)
        await pilot.press("escape", "enter")
        await settled(pilot)
        assert not isinstance(app.screen, LookBackScreen | PracticeCallScreen)
    assert runs(store) == []


async def test_level_and_seed_are_chosen_and_the_next_seed_is_offered(
    app: TalktrackApp, store: Store
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_buyer(pilot, "d", "plus", "plus")
        world = screen.practice.session.buyer.world
        assert world.difficulty == "hard"
        seed = world.seed
        await pilot.press("1", "enter", "space", "escape", "enter")
        await settled(pilot)
        await pilot.press("escape", "p")
        await settled(pilot)
        await pilot.press("d")
        assert f"seed {seed}, mark" in seen(app)
        offered = re.search(r"Seed: (\d+)", seen(app))
        assert offered is not None
        assert int(offered[1]) != seed
