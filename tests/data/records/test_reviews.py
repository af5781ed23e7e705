"""What managers say of calls, and disqualifications that become callbacks."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.world.writing import write
from data.errors import StoreError
from data.overturned import Overturned, news
from data.records.records import Records
from data.store import Store
from tests.data.records.people import rows
from tests.data.samples import NOW, ask

SOON = NOW + timedelta(days=500)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reviews") / "world.db"
    write(path, calls=120, days=20, seed=2, events=0).close()
    return path


@pytest.fixture
def own(world: Path, tmp_path: Path) -> Path:
    path = tmp_path / "own.db"
    path.write_bytes(world.read_bytes())
    return path


def disqualified(path: Path) -> tuple[int, int]:
    """A call that disqualified its lead, and the lead."""
    found = ask(
        path,
        "SELECT call.id, lead.id FROM call JOIN lead ON lead.id = call.lead_id "
        "WHERE call.outcome = 'disqualified' AND lead.status = 'disqualified' LIMIT 1",
    )
    return int(found[0][0]), int(found[0][1])


def test_a_comment_is_pinned_to_a_moment_and_taken_back(own: Path) -> None:
    store = Store.open(own)
    records = Records(store.database, by="Mia", clock=lambda: NOW)
    before = rows(own)
    records.comment(1, " too early \x00 ", seq=7)
    note = records.notes(1)[0]
    assert (note.comment, note.seq, note.reviewer) == ("too early", 7, "Mia")
    last = records.last_batch()
    assert last is not None
    assert last.what == "review"
    records.take_back(last.batch)
    store.close()
    assert rows(own) == before


def test_marks_are_kept_with_the_call(own: Path) -> None:
    store = Store.open(own)
    records = Records(store.database, by="Mia", clock=lambda: NOW)
    records.scorecard(1, {"opening": 2, "need": 3})
    assert records.notes(1)[0].scores == {"opening": 2, "need": 3}
    store.close()


def test_an_overturned_disqualification_is_a_callback_until_it_is_taken_back(own: Path) -> None:
    call_id, lead_id = disqualified(own)
    store = Store.open(own)
    records = Records(store.database, by="Mia", clock=lambda: NOW)
    before = rows(own)
    records.overturn(call_id, "they do have a budget", SOON)
    lead = store.lead(lead_id)
    assert (lead.status, lead.next_call_at) == ("trying", SOON)
    assert records.notes(call_id)[0].kind == "overturned"
    fields = ask(own, f"SELECT field FROM change WHERE \"table\"='lead' AND row_id={lead_id}")
    assert {"status", "next_call_at"} <= {row[0] for row in fields}
    last = records.last_batch()
    assert last is not None
    records.take_back(last.batch)
    store.close()
    assert rows(own) == before


def test_what_cannot_be_overturned_is_refused(own: Path) -> None:
    call_id, lead_id = disqualified(own)
    other = ask(own, "SELECT id FROM call WHERE outcome IS NULL LIMIT 1")[0][0]
    store = Store.open(own)
    records = Records(store.database, by="Mia", clock=lambda: NOW)
    for refused, note, when in (
        (other, "why", SOON),
        (call_id, "  ", SOON),
        (call_id, "why", NOW - timedelta(days=1)),
        (999_999, "why", SOON),
    ):
        with pytest.raises(StoreError):
            records.overturn(refused, note, when)
    records.overturn(call_id, "why", SOON)
    with pytest.raises(StoreError):
        records.overturn(call_id, "again", SOON)
    assert store.lead(lead_id).status == "trying"
    store.close()


def test_the_rep_hears_of_it_once_and_the_card_says_who_and_why(own: Path) -> None:
    call_id, lead_id = disqualified(own)
    rep = ask(own, f"SELECT rep FROM call WHERE id = {call_id}")[0][0]
    store = Store.open(own)
    records = Records(store.database, by="Mia", clock=lambda: NOW)
    records.overturn(call_id, "they do have a budget", SOON)

    def heard(who: str, *, after: int = 0, at: datetime = NOW) -> list[Overturned]:
        with store.database.reading() as connection:
            return news(connection, rep=who, after=after, now=at)

    (found,) = heard(rep)
    assert (found.lead_id, found.by, found.note) == (lead_id, "Mia", "they do have a budget")
    assert found.next_call_at == SOON
    assert heard(rep, after=found.id) == heard("somebody else") == []
    assert heard(rep, at=NOW + timedelta(days=31)) == []
    told = {call.id: call.overturned for call in store.lead_history(lead_id)}
    assert told[call_id] == found
    assert [each for each in told.values() if each] == [found]
    last = records.last_batch()
    assert last is not None
    records.take_back(last.batch)
    assert heard(rep) == []
    assert not any(call.overturned for call in store.lead_history(lead_id))
    store.close()
