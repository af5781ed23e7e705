"""Promise 19: a day's work does not wear the program out."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from torture.soak import work
from tui.places import Places


@pytest.fixture
def garbage_as_usual() -> Iterator[None]:
    """What grows is what the program grows by, not what tests let lie for a while."""
    seldom = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*seldom)


@pytest.mark.usefixtures("garbage_as_usual")
async def test_calls_one_after_another_leave_whole_records_and_no_rubbish(places: Places) -> None:
    worn = await work(places, 9)
    assert worn.outcomes == {"deal": 3, "no_deal": 3, None: 3}
    assert worn.broken == []
    assert worn.widgets[-1] <= worn.widgets[2]
    assert worn.growth(after=4) < 20
    assert worn.kept < 60
    assert len(worn.saves) > 75
