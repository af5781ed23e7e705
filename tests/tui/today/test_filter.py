"""The filter, the whole of a long queue, where a search has found somebody, and their time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from data.queue_filter import QueueFilter
from data.queue_rows import FoundIn, QueueRow
from tests.times import NOON
from tests.tui.conftest import Around
from tests.tui.fakes import queue_row
from tests.tui.reading_screens import NASTY, rows, seen, settled
from tui.screens.today.filter_dialog import FilterDialog
from tui.screens.today.filter_words import choices, described, toggled
from tui.screens.today.table import QueueTable

Make = Callable[..., Around]


def two_countries() -> list[QueueRow]:
    return [
        queue_row(1, "due", name="Anna", next_call_at=NOON - timedelta(hours=2)),
        queue_row(2, name="Kenji", country="JP"),
        queue_row(3, name="Ewa", country="PL"),
    ]


async def choose(pilot: Pilot[Any], text: str) -> None:
    """Go to a line of the dialog and choose it."""
    dialog = cast(FilterDialog, pilot.app.screen)
    at = next(n for n, line in enumerate(dialog._lines) if line and line.text == text)
    dialog.query_one(OptionList).highlighted = at
    await pilot.press("space")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_f_filters_says_so_and_esc_shows_all(around: Make, size: tuple[int, int]) -> None:
    world = around(*two_countries())
    app = world.app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        assert isinstance(app.screen, FilterDialog)
        await choose(pilot, "JP")
        assert "country: JP" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Kenji" in seen(app)
        assert "Anna" not in seen(app)
        assert any("Esc shows all" in row and "country: JP" in row for row in rows(app))
        assert world.services.queue_filter == QueueFilter(countries=frozenset({"JP"}))
        await pilot.press("escape")
        await settled(pilot)
        assert "Anna" in seen(app)
        assert "country: JP" not in seen(app)


async def test_leaving_the_dialog_changes_nothing_and_clearing_empties_it(around: Make) -> None:
    world = around(*two_countries())
    world.services.queue_filter = QueueFilter(countries=frozenset({"JP"}))
    app = world.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        await pilot.press("backspace")
        assert "All leads" in seen(app)
        await pilot.press("escape")
        await settled(pilot)
        assert not world.services.queue_filter.is_empty


async def test_who_is_hidden_by_the_threshold_is_counted(around: Make) -> None:
    world = around(*two_countries())
    world.store.hidden = 7
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "7 leads below score 50 are hidden; f shows them" in seen(app)


async def test_a_queue_of_any_length_ends_at_its_last_lead(around: Make) -> None:
    app = around(*(queue_row(n, name=f"Lead {n:04}") for n in range(1, 1501))).app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "New leads · 1,500" in seen(app)
        await pilot.press("end")
        await settled(pilot)
        assert "Lead 1500" in seen(app)
        chosen = app.screen.query_one(QueueTable).chosen
        assert chosen is not None
        assert chosen.name == "Lead 1500"
        await pilot.press("pageup", "home")
        await settled(pilot)
        assert "Lead 0001" in seen(app)


async def test_a_search_says_where_it_has_found_somebody(around: Make) -> None:
    place = FoundIn(kind="noted", at=NOON - timedelta(days=30), words="we lose a third of quotes")
    app = around(
        queue_row(1, name="quotes by name"),
        queue_row(2, name="quotes, it seems", found_in=place),
    ).app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"quotes")
        await settled(pilot)
        lines = rows(app)
        heading = next(n for n, line in enumerate(lines) if "Found in calls" in line)
        assert "…of quote" in lines[heading + 1]
        assert any("2 found" in line for line in lines)


async def test_their_time_is_on_the_row_in_brackets_outside_their_hours(around: Make) -> None:
    app = around(*two_countries()).app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        kenji = next(line for line in rows(app) if "Kenji" in line)
        assert "(" in kenji
        ewa = next(line for line in rows(app) if "Ewa" in line and "Company" in line)
        assert "(" not in ewa
        assert "their time" in seen(app)


def test_hostile_values_are_only_words() -> None:
    there = {"source": NASTY, "country": ("PL", "[b]")}
    listed = [choice for _heading, group in choices(there, "Ewa") for choice in group]
    chosen = QueueFilter()
    for choice in listed:
        chosen = toggled(chosen, choice)
    said = described(chosen, "Ewa")
    assert "\x1b" not in said
    assert "\n" not in said
    for choice in listed:
        chosen = toggled(chosen, choice)
    assert chosen.is_empty
