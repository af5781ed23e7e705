"""A practice call that was cut off goes on where it was; one that ended leaves nothing behind."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui.call.stand_ins import library
from tests.tui.practice.test_practice import app, store
from tui.app import TalktrackApp
from tui.practising.cut_off import MOVES, cut_off_calls, throw_away
from tui.practising.opening import CannotGoOn, Practice, open_practice
from tui.practising.wish import PracticeWish
from tui.services import Services

__all__ = ["app", "store"]  # fixtures

WISH = PracticeWish("dana-whitfield", 7, "hard")


@pytest.fixture
def services(app: TalktrackApp) -> Services:
    assert app.services.library is library()
    return app.services


def cut_off_after(services: Services, *steps: str, wish: PracticeWish = WISH) -> Practice:
    """A call in which these steps were said, and whose program was killed then."""
    practice = open_practice(services, wish)
    for step in steps:
        practice.live.call.jump(step)
        practice.session.say()
    practice.live.call.note("half a sen")
    practice.live.recorder.close()
    practice.live.store.close()
    return practice


def folder_of(services: Services) -> Path:
    return services.places.state / "practice"


def test_it_goes_on_with_every_move_and_note(services: Services) -> None:
    before = cut_off_after(services, "opener", "pitch", "need")
    (found,) = cut_off_calls(services.places)
    assert (found.wish, len(found.said)) == (WISH, 3)
    again = open_practice(services, replace(found.wish, cut_off=found.folder))
    assert again.wish == WISH
    assert again.session.buyer.turns == before.session.buyer.turns
    assert again.session.said_at_ms == before.session.said_at_ms
    assert again.live.call.step.id == "need"
    assert [note.text for note in again.live.call.state.notes] == ["half a sen"]
    again.session.do("acknowledge")
    assert [len(each.said) for each in cut_off_calls(services.places)] == [4]
    again.close()
    assert list(folder_of(services).iterdir()) == []


def test_it_goes_on_though_the_last_move_was_torn_in_the_middle(services: Services) -> None:
    cut_off_after(services, "opener", "pitch")
    (found,) = cut_off_calls(services.places)
    path = found.folder / MOVES
    path.write_text(path.read_text(encoding="utf-8")[:-7], encoding="utf-8")
    again = open_practice(services, replace(found.wish, cut_off=found.folder))
    assert [turn.move.step for turn in again.session.buyer.turns] == ["opener"]
    again.session.do("acknowledge")
    assert [len(each.said) for each in cut_off_calls(services.places)] == [2]
    again.close()


def test_a_what_if_goes_on_behind_the_moves_it_was_taken_up_after(services: Services) -> None:
    first = cut_off_after(services, "opener", "pitch")
    moves = tuple(turn.move for turn in first.session.buyer.turns)
    throw_away(cut_off_calls(services.places)[0])
    cut_off_after(services, "need", wish=replace(WISH, moves=moves, step="frame"))
    (found,) = cut_off_calls(services.places)
    again = open_practice(services, replace(found.wish, cut_off=found.folder))
    assert [turn.move.step for turn in again.session.buyer.turns] == ["opener", "pitch", "need"]
    assert len(again.wish.moves) == 2
    again.close()


def test_it_does_not_go_on_with_a_buyer_who_was_rewritten(services: Services) -> None:
    cut_off_after(services, "opener")
    (found,) = cut_off_calls(services.places)
    path = found.folder / MOVES
    head, *rest = path.read_text(encoding="utf-8").splitlines()
    older = json.dumps(json.loads(head) | {"version": "0"})
    path.write_text("\n".join([older, *rest, ""]), encoding="utf-8")
    with pytest.raises(CannotGoOn, match="was rewritten"):
        open_practice(services, replace(found.wish, cut_off=found.folder))
    throw_away(found)
    with pytest.raises(CannotGoOn, match="is gone"):
        open_practice(services, replace(found.wish, cut_off=found.folder))


@pytest.mark.parametrize("text", ["", "{}\n", "nonsense\n", '{"persona": "dana-whitfield"}\n[1]\n'])
def test_a_folder_of_which_nothing_can_be_made_is_passed_over(
    services: Services, text: str
) -> None:
    folder = folder_of(services) / "odd"
    folder.mkdir(parents=True)
    (folder / MOVES).write_text(text, encoding="utf-8")
    assert cut_off_calls(services.places) == []


def test_what_is_left_of_a_call_that_is_over_is_swept_away(services: Services) -> None:
    left, fresh = (folder_of(services) / name for name in ("left", "fresh"))
    for folder in (left, fresh):
        folder.mkdir(parents=True)
        (folder / "practice.db").write_bytes(b"")
    os.utime(left, (0, 0))
    assert cut_off_calls(services.places) == []
    assert (left.exists(), fresh.exists()) == (False, True)


def test_a_call_that_another_window_holds_is_not_offered(services: Services) -> None:
    cut_off_after(services, "opener")
    (found,) = cut_off_calls(services.places)
    with (found.folder / MOVES).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"holder": "elsewhere/1"}) + "\n")
    assert cut_off_calls(services.places) == []
