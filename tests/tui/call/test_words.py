"""Sentences and figures of the call that are said about what somebody typed."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from tests.conftest import FakeClock
from tests.tui.call.stand_ins import library, live_call
from tui.languages import set_language
from tui.screens.call.calculation import calculation
from tui.screens.call.told import taken_back
from tui.screens.call.view import View
from tui.scripts import events as ev
from tui.scripts.captures.errors import EXAMPLES


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    set_language("en")


@pytest.mark.parametrize("lang", ["en", "pl", "ru"])
def test_taking_back_a_long_note_says_so_to_the_end(lang: str, clock: FakeClock) -> None:
    set_language(lang)
    view = View(live_call(library().script("orlica-discovery", lang), clock))
    for event in (
        ev.Noted(at_ms=0, step="timing", text="they said " * 60),
        ev.Captured(at_ms=0, step="timing", capture="people", text="Kowalska " * 60),
    ):
        told = taken_back(event, view)
        assert cell_len(told) < 150
        assert "…" in told
        assert ("“" in told or "„" in told or "«" in told) == isinstance(event, ev.Noted)
        assert told[-1] in ("”", "»", "…")


@pytest.mark.parametrize(("lang", "shown"), [("en", "× 0.1"), ("pl", "× 0,1"), ("ru", "× 0,1")])
def test_a_fixed_factor_is_written_as_other_figures_are(
    lang: str, shown: str, clock: FakeClock
) -> None:
    set_language(lang)
    script = library().script("orlica-discovery", lang)
    [calc] = [step.calc for step in script.steps if step.calc and "0.1" in step.calc.multiply]
    view = View(live_call(script, clock))
    assert shown in " ".join(row.text for row in calculation(view, calc, 200))


def test_an_example_at_the_end_of_a_sentence_brings_no_full_stop_of_its_own() -> None:
    assert not [
        text for by_type in EXAMPLES.values() for text in by_type.values() if text.endswith(".")
    ]
