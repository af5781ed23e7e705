"""Why a lead stands in the queue, in words."""

from datetime import timedelta

import pytest

from data.queue_rows import Section
from tests.times import NOON
from tests.tui.fakes import queue_row
from tui.screens.today.queue import why_now


@pytest.mark.parametrize(
    ("step", "section", "hours", "words"),
    [
        ("", "other", 2, "call back "),
        ("callback", "other", 2, "call back "),
        ("send", "other", 2, "call back "),
        ("meeting", "other", 2, "meeting "),
        ("demo", "other", 2, "demo "),
        ("workshop", "other", 2, "next step "),  # a team's own type of step
        ("meeting", "due", -2, "meeting "),
    ],
)
def test_what_was_agreed_is_named_by_its_kind(
    step: str, section: Section, hours: int, words: str
) -> None:
    at = NOON + timedelta(hours=hours)
    row = queue_row(1, section, next_call_at=at, next_step=step)
    assert why_now(row, NOON).startswith(f"{words}{at.astimezone():%H:%M}")


def test_a_promised_call_that_is_due_says_only_when() -> None:
    at = NOON - timedelta(hours=2)
    row = queue_row(1, "due", next_call_at=at, next_step="callback")
    assert why_now(row, NOON) == f"{at.astimezone():%H:%M}, 2 h late"
