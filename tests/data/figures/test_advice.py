"""Beside what is found to go wrong stands one thing that may help."""

from data.figures.figures import Figures
from data.figures.funnel import NAMES
from tests.data.figures.conftest import EVER
from tui.reports.advice import AFTER_STEP, DROPPED, HASTY
from tui.reports.script import script_page
from tui.reports.second_look import second_look_page
from tui.reports.words import Names

NO_TITLES = Names({})


def test_every_step_that_may_be_worse_has_its_own() -> None:
    assert AFTER_STEP.keys() == set(NAMES[1:])
    assert len(set(AFTER_STEP.values())) == len(AFTER_STEP)


def test_it_stands_beside_hasty_calls_and_the_step_that_kills_talks(figures: Figures) -> None:
    hasty = second_look_page(figures.second_look(EVER, "2026-10"), NO_TITLES)
    assert HASTY in hasty.sections[0].lines
    script = figures.versions(EVER)[0][0]
    page = script_page(figures.script(EVER, script), EVER, NO_TITLES, None)
    assert DROPPED in page.sections[0].lines
