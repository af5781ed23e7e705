"""The verdict in one line says the outcomes that are possible, whatever else has to give way."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.conftest import FakeClock
from tests.tui.call.stand_ins import library, live_call, rules
from tui.calling.live_call import LiveCall
from tui.languages import set_language
from tui.screens.call.names import OUTCOMES, called
from tui.screens.call.verdict import folded_verdict
from tui.screens.call.view import View
from tui.screens.wrap_up.verdict import short

LANGUAGES = ("en", "pl", "ru")


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    set_language("en")


def answered(lang: str, framework: str, clock: FakeClock) -> LiveCall:
    live = live_call(library().script("orlica-discovery", lang), clock)
    live.framework = framework
    live.call.jump("need")
    live.call.answer("clear")
    return live


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("framework", sorted(rules().frameworks))
@pytest.mark.parametrize("width", [57, 75, 117])
def test_no_outcome_is_cut_off(lang: str, framework: str, width: int, clock: FakeClock) -> None:
    set_language(lang)
    live = answered(lang, framework, clock)
    line = folded_verdict(View(live), width)
    possible = live.judgement().verdict.possible
    assert len(possible) > 1
    assert cell_len(line) <= width
    assert line.endswith(", ".join(called(OUTCOMES, outcome) for outcome in possible))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("framework", sorted(rules().frameworks))
def test_the_folded_verdict_of_the_wrap_up_has_room(
    lang: str, framework: str, clock: FakeClock
) -> None:
    set_language(lang)
    live = replace(answered(lang, framework, clock))
    first, *reasons = short(live, 78).plain.splitlines()
    assert cell_len(first) <= 78
    assert not first.endswith("…")
    assert all(cell_len(reason) <= 2 * 78 for reason in reasons)
