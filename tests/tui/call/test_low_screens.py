"""What has to be seen of the call on 80 columns and 24 rows, whatever else gives way."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from tests.conftest import FakeClock
from tests.tui.call.stand_ins import library, live_call
from tui.languages import set_language
from tui.screens.call.names import STAGES, called
from tui.screens.call.question import question_rows
from tui.screens.call.stages import folded_stages
from tui.screens.call.view import View

LANGUAGES = ("en", "pl", "ru")
WIDTH, HEIGHT = 74, 15


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    set_language("en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pitch_leaves_room_for_the_answers_and_follows_the_clock(
    lang: str, clock: FakeClock
) -> None:
    live = live_call(library().script("orlica-discovery", lang), clock)
    live.call.jump("timing")
    live.call.start_pitch()
    for seconds in (0, 10, 29):
        clock.go(seconds)
        seen = question_rows(View(live), WIDTH, HEIGHT)[:HEIGHT]
        assert [row.action for row in seen if "pick" in row.action] == [
            f"screen.pick({number})" for number in (1, 2, 3, 4)
        ]
        assert any("▮" in row.text for row in seen)
        assert all(cell_len(row.text) <= WIDTH for row in seen)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [57, 75])
def test_the_stage_where_the_call_stands_is_seen_to_its_end(
    lang: str, width: int, clock: FakeClock
) -> None:
    set_language(lang)
    live = live_call(library().script("orlica-discovery", lang), clock)
    view = View(live)
    for step in live.script.steps:
        live.call.jump(step.id)
        line = folded_stages(view, width)
        here = f"▸ {called(STAGES, step.stage)} "
        assert cell_len(line) <= width
        assert here in line
        assert line.rpartition("/")[2].isdigit()
