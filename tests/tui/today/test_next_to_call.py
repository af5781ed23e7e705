"""Where the cursor goes when the call with the lead it was on is over."""

import pytest

from data.queue_rows import Section
from tests.times import NOON
from tests.tui.fakes import queue_row
from tui.screens.today.next_to_call import next_to_call
from tui.screens.today.queue import Ahead, Line, lines_of


def queue(*leads: tuple[int, Section]) -> list[Line | Ahead]:
    rows = [queue_row(key, section, next_call_at=NOON) for key, section in leads]
    return list(lines_of(rows, NOON))


@pytest.mark.parametrize(
    ("now", "stood", "ended", "goes_to"),
    [
        ([(1, "new"), (3, "new"), (2, "other")], [1, 2, 3], 2, 3),  # the one that stood below
        ([(1, "new"), (3, "new")], [1, 2, 3], 2, 3),  # who ended is in the list no more
        ([(1, "new"), (2, "new"), (3, "other")], [1, 2, 3], 3, 1),  # none below: the first
        ([(1, "new"), (4, "other"), (2, "other")], [1, 2, 4], 2, 1),  # nobody is called before time
        ([(1, "due"), (2, "other")], [1, 2], 2, 1),  # called again from the end of the list
        ([(2, "other")], [2], 2, 2),  # nobody else is there
        ([(1, "new"), (3, "new")], [1, 3], 9, 1),
    ],
)
def test_the_next_lead_to_call(
    now: list[tuple[int, Section]], stood: list[int], ended: int, goes_to: int
) -> None:
    rows = queue(*now)
    assert rows[next_to_call(rows, stood, ended)].key == goes_to


def test_a_lead_further_down_that_was_not_read_yet_counts_too() -> None:
    rows = [*queue((1, "new")), Ahead(7, "new")]
    assert next_to_call(rows, [1, 2, 7], 2) == 1
