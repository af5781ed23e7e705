"""Small things that were hard to read: cut titles, a box that was cut off, a card out of sight."""

from collections.abc import Callable

import pytest
from textual.widgets import Select

from tests.tui.conftest import Around
from tests.tui.fakes import queue_row
from tests.tui.reading_screens import seen, settled
from tui.widgets.title_line import title_text

Make = Callable[..., Around]


@pytest.mark.parametrize(
    ("width", "counts"),
    [
        (100, "3 to call back · 2 to go on with · 160 leads"),
        (80, "3 to call back · 2 to go on with"),
        (56, "3 to call back"),
    ],
)
def test_counts_in_the_title_are_whole_or_not_there(width: int, counts: str) -> None:
    said = title_text(
        "Talktrack · today",
        "3 to call back · 2 to go on with · 160 leads",
        "Anna · 07:37",
        width,
    )
    assert f" {counts} " in said
    assert "…" not in said


async def test_compact_is_said_in_words(around: Make) -> None:
    app = around(queue_row(1), compact=False).app()
    async with app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f10")
        await settled(pilot)
        select = app.screen.query_one("#compact", Select)
        select.scroll_visible(animate=False)
        await settled(pilot)
        assert select.value is False
        row = next(line for line in seen(app).splitlines() if "Compact" in line)
        assert "no" in row.split()


async def test_the_card_is_a_key_away_on_a_narrow_screen(around: Make) -> None:
    app = around(queue_row(1, email="dana@northgate.example")).app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "dana@northgate" not in seen(app)
        assert "Space card" in seen(app).splitlines()[-1]
        await pilot.press("space")
        await settled(pilot)
        assert "dana@northgate" in seen(app)
        await pilot.press("space")
        await settled(pilot)
        assert "dana@northgate" not in seen(app)
