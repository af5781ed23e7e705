"""A lead that nobody can reach: given up with its log, back some day, taken back like any save."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from data.store import Store
from tests.conftest import FakeClock
from tests.tui.saving.calls_for_tests import DANA, REP, library
from tui.saving import CannotSave, attempt, begin, give_up, take_back
from tui.scripts.sayings import SayingError

LOG = "3 Aug no answer; 4 Aug busy; 5 Aug voicemail; 6 Aug no answer; 7 Aug no answer"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "records.db")
    yield opened
    opened.close()


def test_it_is_disqualified_with_its_log_and_comes_back(store: Store, clock: FakeClock) -> None:
    lead = store.lead(store.add_lead(DANA))
    live = give_up(store, lead, LOG, library=library(), settings=REP, clock=clock)
    call, kept = store.call(live.call_id), store.lead(lead.id)
    assert (call.outcome, call.reason, call.reason_note) == ("disqualified", "unresponsive", LOG)
    assert kept.status == "disqualified"
    assert kept.next_call_at is not None
    assert timedelta(days=119) < kept.next_call_at - clock.now() < timedelta(days=124)


def test_it_is_taken_back_like_any_save(store: Store, clock: FakeClock) -> None:
    lead = store.lead(store.add_lead(DANA))
    live = give_up(store, lead, LOG, library=library(), settings=REP, clock=clock)
    take_back(live)
    assert store.lead(lead.id).status == "new"
    assert store.lead(lead.id).next_call_at is None


def test_where_it_is_refused_nothing_is_left(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = store.lead(store.add_lead(DANA))

    def refuse(*_args: object, **_values: object) -> None:
        raise CannotSave("Not now.")

    monkeypatch.setattr("tui.saving.giving_up.finish", refuse)
    with pytest.raises(SayingError):
        give_up(store, lead, LOG, library=library(), settings=REP, clock=clock)
    assert store.drafts() == []
    assert store.lead(lead.id).status == "new"


def test_an_attempt_is_followed_by_the_next_one_in_working_days(
    store: Store, clock: FakeClock
) -> None:
    lead = store.lead(store.add_lead(DANA))
    info = library().scripts()[0]
    script = library().script(info.id, library().languages(info.id)[0])
    live = begin(store, lead, script, library=library(), settings=REP, clock=clock)
    attempt(live, "voicemail")
    live.recorder.close()
    due = store.lead(lead.id).next_call_at
    assert due is not None
    assert due > clock.now() + timedelta(days=2)
