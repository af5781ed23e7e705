"""Practice with a trainer: tasks first, marks by ear, progress, and practice before live calls."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from data.practice import NewRun, add_run
from data.rows import NewLead
from data.store import Store
from data.training import NewTask, assign, marks_by_ear, tasks
from tests.tui.practice.test_practice import app, on_screen, open_buyer, store
from tests.tui.reading_screens import rows, seen, settled
from tui.app import TalktrackApp
from tui.screens.call import CallScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.practice.choosing import PracticeScreen
from tui.screens.practice.look_back import LookBackScreen
from tui.screens.practice.progress import ProgressScreen

__all__ = ["app", "store"]  # fixtures


def kept(store: Store, app: TalktrackApp, *, trainee: str, **given: Any) -> int:
    told: dict[str, Any] = {
        "trainee": trainee, "persona": "dana-whitfield", "seed": 2, "difficulty": "medium",
        "script_id": "orlica-discovery", "score": 50, "normalised": 60,
        "started_at": app.services.clock.now() - timedelta(days=1),
        "detail": {"moves": [["permission", "opener", "open"]], "parts": {"order": 1.0}},
    }  # fmt: skip
    return add_run(store, NewRun(**{**told, **given}))


async def test_a_task_stands_first_and_is_done_by_its_call(app: TalktrackApp, store: Store) -> None:
    now = app.services.clock.now()
    wish: dict[str, Any] = {
        "trainee": "Alex",
        "persona": "tom-brannigan",
        "difficulty": "hard",
        "seed": 11,
    }
    assign(store, [NewTask(**wish, focus="order", by="Ewa", at=now)])
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        assert "TASK Tom Brannigan, hard, seed 11, focus: right order" in seen(app)
        assert "Asked for by Ewa." in seen(app)
        assert "Enter call" in rows(app)[-1]
        choice = on_screen(app, PracticeScreen)
        await pilot.press("d", "plus")
        assert "has chosen" in (choice.why_not("practice_level") or "")
        await pilot.press("escape")
        screen = await open_buyer(pilot)
        world = screen.practice.session.buyer.world
        assert (world.persona.id, world.seed, world.difficulty) == ("tom-brannigan", 11, "hard")
        await pilot.press("1", "enter", "space", "escape", "enter")
        await settled(pilot)
        on_screen(app, LookBackScreen)
    assert tasks(store, only_open=True) == []


async def test_a_trainer_marks_a_call_of_somebody_else_by_ear(
    app: TalktrackApp, store: Store
) -> None:
    number = kept(store, app, trainee="Anna")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        on_screen(app, ProgressScreen)
        assert "No practice call with a mark yet" in seen(app)
        await pilot.press("plus")
        await settled(pilot)
        assert "Level 60 after 1 call." in seen(app)
        await pilot.press("end", "enter")
        await settled(pilot)
        on_screen(app, LookBackScreen)
        assert "the counted part stands alone" in seen(app)
        # One move, which opens and asks for permission, is all that the scorecard has to go by.
        assert "Scorecard: 8 of" in seen(app)
        await pilot.press("t", "2")
        await settled(pilot)
        await pilot.press("3")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "Alex: opening 2/3, listening 3/3" in seen(app)
        await pilot.press("c")
        await settled(pilot)
        assert "PRACTICE · scorecard" in seen(app)
        assert "after every heavy fact, by ear" in seen(app)
        await pilot.press("escape")
    found = {each.item: (each.trainer, each.points) for each in marks_by_ear(store, [number])}
    assert found == {"opening": ("Alex", 2), "listening": ("Alex", 3)}


@pytest.mark.parametrize("mark", [59, 60])
async def test_where_it_is_asked_for_a_script_is_live_only_after_a_passed_session(
    app: TalktrackApp, store: Store, mark: int
) -> None:
    store.add_lead(NewLead(name="Kim Example", country="GB", contact_basis="inbound"))
    kept(store, app, trainee="Alex", normalised=mark)
    settings = replace(app.services.settings, practice_before_live=True)
    app.services.settings = settings
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        if mark >= 60:
            on_screen(app, CallScreen)
            return
        on_screen(app, ConfirmScreen)
        assert "orlica-discovery is not live" in seen(app)
        await pilot.press("y")
        await settled(pilot)
        on_screen(app, PracticeScreen)
