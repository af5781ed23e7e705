"""When a lead comes up again after a call."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from data.store import Store
from tests.conftest import FakeClock
from tests.tui.saving.calls_for_tests import REP, begun, for_no_deal, open_store
from tests.tui.saving.test_ending import proposed
from tui import saving
from tui.scripts.wrap_up import NextStep


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


@pytest.fixture(params=["Europe/Warsaw", "America/Los_Angeles", "Pacific/Auckland"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    return str(request.param)


@pytest.mark.usefixtures("elsewhere")
def test_a_return_on_a_day_is_due_when_the_rep_begins_to_work(
    store: Store, clock: FakeClock
) -> None:
    settings = replace(REP, working_hours="08:30-16:00")
    live = for_no_deal(begun(store, clock, settings=settings))
    saving.finish(live, proposed(live, "no_deal", revisit_at=date(2026, 6, 1)))

    due = store.lead(live.lead.id).next_call_at
    assert due is not None
    assert f"{due.astimezone():%Y-%m-%d %H:%M}" == "2026-06-01 08:30"
    assert store.queue(now=due)[0].section == "due"


def test_a_call_that_was_promised_comes_before_the_return(store: Store, clock: FakeClock) -> None:
    live = for_no_deal(begun(store, clock))
    promised = datetime.fromisoformat("2026-03-05T10:00+00:00")
    step = NextStep("callback", promised, "Dana", "")
    saving.finish(live, proposed(live, "no_deal", revisit_at=date(2026, 6, 1), next_step=step))

    assert store.lead(live.lead.id).next_call_at == promised
