"""`t` on Today: when to call the chosen lead."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.times import NOON
from tests.tui.conftest import Around
from tests.tui.fakes import queue_row
from tests.tui.reading_screens import NASTY, seen, settled

Make = Callable[..., Around]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_digit_and_enter_put_the_call_at_a_usual_time(
    around: Make, size: tuple[int, int]
) -> None:
    them = around(queue_row(1, name=" ".join(NASTY)), working_hours="08:00-16:00")
    app = them.app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("t", "3")
        await settled(pilot)
        assert "Tuesday, 3 March 2026, 09:00, tomorrow" in seen(app)
        assert "in 3 months" in seen(app)
        assert not them.store.edits

        await pilot.press("enter")
        await settled(pilot)
        [(lead, changes)] = them.store.edits
        assert lead == 1
        assert changes["next_call_at"] == (NOON + timedelta(hours=21))


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("en", "next tue 3pm", "10.03 15:00"),
        ("pl", "za dwa tygodnie", "16.03 09:00"),
        ("en", "в пятницу в 10", "06.03 10:00"),
    ],
)
async def test_words_of_three_languages_are_understood_in_any_of_them(
    around: Make, language: str, words: str, day: str
) -> None:
    them = around(queue_row(1), language=language)
    app = them.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("t", *("space" if sign == " " else sign for sign in words), "enter")
        await settled(pilot)
        assert not them.store.edits
        await pilot.press("enter")
        await settled(pilot)
        assert f"{them.store.edits[0][1]['next_call_at']:%d.%m %H:%M}" == day


async def test_what_is_not_a_date_is_said_and_escape_changes_nothing(around: Make) -> None:
    them = around(queue_row(1, "due", next_call_at=NOON))
    app = them.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("t", *"soon", "enter")
        assert "“soon” is not a date" in seen(app)
        await pilot.press("escape")
        assert not them.store.edits

        await pilot.press("t", "0", "enter")
        await settled(pilot)
        assert [changes["next_call_at"] for _lead, changes in them.store.edits] == [None]
