"""Calls of colleagues on a shared file: shown as theirs, never offered as one's own."""

import pytest

from data.queue_rows import Section
from tests.times import NOON
from tests.tui.fakes import queue_row
from tui.screens.today.queue import Line, lines_of


def line(section: Section = "draft", **changes: object) -> Line:
    row = queue_row(1, section, **{"draft_call_id": 7, "draft_rep": "Anna", **changes})
    [found] = lines_of([row], NOON, "Ewa")
    return found


def test_a_call_that_one_has_left_is_to_be_gone_on_with() -> None:
    assert (line(draft_rep="Ewa").section, line(draft_rep="Ewa").why) == ("draft", "not finished")


@pytest.mark.parametrize(
    ("held_by", "why"),
    [
        ("", "left by Anna"),
        ("Anna", "Anna is in the call now"),
        ("Ewa", "open in another window of yours"),
    ],
)
def test_a_call_of_a_colleague_stands_apart_and_says_whose_it_is(held_by: str, why: str) -> None:
    found = line(draft_held_by=held_by)
    assert (found.section, found.why) == ("theirs", why)


def test_a_call_of_ones_own_that_somebody_is_in_stands_there_too() -> None:
    found = line(draft_rep="Ewa", draft_held_by="Anna")
    assert (found.section, found.why) == ("theirs", "Anna is in the call now")


def test_a_promised_callback_that_somebody_is_making_is_not_offered() -> None:
    assert line("due", draft_held_by="Anna", next_call_at=NOON).section == "theirs"
