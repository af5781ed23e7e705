"""The queue on the screen: what stands in it, moving, searching, the lead's card."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.times import NOON
from tests.tui.conftest import Around
from tests.tui.fakes import a_call, queue_row
from tests.tui.reading_screens import NASTY, rows, seen, settled
from tui.screens.today.table import QueueTable

Make = Callable[..., Around]


def week() -> list[object]:
    return [
        queue_row(1, "due", name="Anna", next_call_at=NOON - timedelta(hours=2), attempts=2),
        queue_row(2, "due", name="Marek", next_call_at=NOON + timedelta(seconds=0)),
        queue_row(3, "draft", name="Olga", draft_call_id=7),
        queue_row(4, "new", name="Piotr", score=88),
        queue_row(5, "new", name="Ewa", score=None, source="fair"),
        queue_row(6, "again", name="Jan", score=None, attempts=3),
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_queue_says_why_each_lead_is_there(around: Make, size: tuple[int, int]) -> None:
    app = around(*week()).app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screen = seen(app)

        for words in ("Call back", "Calls to go on with", "New leads", "Try again"):
            assert words in screen
        lines = rows(app)
        assert any("Anna" in line and "10:00, 2 h late" in line for line in lines)
        assert any("Marek" in line and "12:00, now" in line for line in lines)
        assert any("Olga" in line and "not finished" in line for line in lines)
        assert any("Piotr" in line and "score 88" in line for line in lines)
        assert any("Jan" in line and "nobody reached yet" in line for line in lines)
        assert "2 to call back · 1 to go on with · 6 leads" in lines[0]


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ([], "Anna"),
        (["down"], "Marek"),
        (["j", "j"], "Olga"),
        (["j", "k"], "Anna"),
        (["G"], "Jan"),
        (["G", "g"], "Anna"),
        (["end", "up"], "Ewa"),
        (["pagedown", "home"], "Anna"),
        (["up", "up"], "Anna"),
        (["о", "о"], "Olga"),
        (["П"], "Jan"),
    ],
)
async def test_moving_by_keys_in_both_layouts(around: Make, keys: list[str], name: str) -> None:
    app = around(*week()).app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        chosen = app.screen.query_one(QueueTable).chosen

        assert chosen is not None
        assert chosen.name == name


async def test_a_long_queue_scrolls_with_the_cursor(around: Make) -> None:
    app = around(*(queue_row(n, name=f"Lead {n:03}") for n in range(1, 201))).app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("G")
        await pilot.pause()

        assert "Lead 200" in seen(app)
        assert "lead" in rows(app)[1]
        await pilot.press("g")
        await pilot.pause()
        assert "New leads" in seen(app)
        assert "Lead 001" in seen(app)


async def test_a_click_chooses_a_lead(around: Make) -> None:
    app = around(*week()).app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        at = next(y for y, line in enumerate(rows(app)) if "Piotr" in line)
        await pilot.click(offset=(5, at))

        chosen = app.screen.query_one(QueueTable).chosen
        assert chosen is not None
        assert chosen.name == "Piotr"


async def test_search_shows_only_what_matches_and_esc_shows_all(around: Make) -> None:
    app = around(*week()).app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"pio")
        await settled(pilot)

        assert "Piotr" in seen(app)
        assert "Anna" not in seen(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "Anna" in seen(app)
        assert isinstance(app.focused, QueueTable)


async def test_search_finds_a_number_by_its_digits(around: Make) -> None:
    app = around(*week()).app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"100004")
        await settled(pilot)

        assert "Piotr" in seen(app)
        assert "Olga" not in seen(app)


async def test_search_that_finds_nobody_says_so_and_not_how_to_begin(around: Make) -> None:
    app = around(*week()).app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"100")
        await settled(pilot)
        await pilot.press(*"999")
        await settled(pilot)

        assert "Nobody is found by “100999”." in seen(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "Anna" in seen(app)


async def test_the_card_tells_of_earlier_calls_on_a_wide_screen(around: Make) -> None:
    made = around(*week())
    made.store.history = [a_call(), a_call(outcome=None, disposition="busy", words=())]
    app = made.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = seen(app)

        assert "2 earlier calls" in screen
        assert "21 Jan 2026" in screen
        assert "we lose a third" in screen
        assert "people 1,200" in screen


async def test_the_card_makes_room_on_a_narrow_screen(around: Make) -> None:
    app = around(*week()).app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)

        assert not app.screen.query_one("#card").display


async def test_an_empty_queue_offers_three_ways_in(around: Make) -> None:
    app = around().app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = seen(app)

        for words in ("Call somebody now", "Practise with", "demo", "note line", "/ and a few"):
            assert words in screen
        assert "n new call" in screen
        assert "Enter call" not in screen  # there is nobody to call by it


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_names_are_only_shown(around: Make, name: str, size: tuple[int, int]) -> None:
    made = around(
        queue_row(1, name=name, company_name=name, source=name, phone=name, title=name),
        queue_row(2, name="After"),
    )
    made.store.history = [a_call(words=(name,), outcome=name)]
    app = made.app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for y in range(1, 8):
            await pilot.click(offset=(90 if size[0] > 100 else 3, y))
        await pilot.press("j", "k", "slash", "escape")
        await settled(pilot)

        assert app.is_running
        assert "After" in seen(app)
        assert not {"\x1b", "\u202e", "\u2028"} & set(seen(app))


async def test_a_store_that_fails_is_said_and_the_queue_stays(around: Make) -> None:
    from data.errors import StoreBusy

    made = around(*week())
    app = made.app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        made.store.error = StoreBusy("The file is busy; try again.")
        await pilot.press("r")
        await settled(pilot)

        assert "The file is busy" in seen(app)
        assert "Anna" in seen(app)


async def test_editing_a_lead_saves_only_what_changed(around: Make) -> None:
    made = around(*week())
    app = made.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("end", "!", "enter")
        await settled(pilot)

        assert made.store.edits == [(1, {"name": "Anna!"})]
        assert "Anna!" in seen(app)


async def test_esc_in_the_edit_form_changes_nothing(around: Make) -> None:
    made = around(*week())
    app = made.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("x", "escape")
        await settled(pilot)

        assert made.store.edits == []
        assert isinstance(app.focused, QueueTable)
