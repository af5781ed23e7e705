"""A name that is set late comes to everything finished before, in one step that is taken back."""

from pathlib import Path

from data.store import Store
from tests.data.records.people import records_of, rows, two_companies
from tests.data.samples import begin


def test_calls_deals_and_leads_get_the_name_and_give_it_back(store: Store, path: Path) -> None:
    two_companies(store)
    lead = store.edit_lead(1, owner="Alex")
    begin(store, lead.id)
    before = rows(path, but=["lead"])
    records = records_of(store, by="Ewa Nowak")
    assert tuple(store.named("Alex")) == (2, 1, 1, 0)
    assert tuple(store.rename(before="Alex", name="Ewa Nowak")) == (2, 1, 1, 0)
    assert {row.values["rep"] for row in records.page("call").rows} == {"Ewa Nowak", "Alex"}
    assert (store.lead(1).owner, records.deal(1).deal.owner) == ("Ewa Nowak", "Ewa Nowak")
    last = records.last_batch()
    assert last is not None
    assert last.what == "name"
    records.take_back(last.batch)
    assert tuple(store.named("Alex")) == (2, 1, 1, 0)
    assert rows(path, but=["lead"]) == before
    assert store.lead(1).owner == "Alex"


def test_a_name_that_nothing_has_changes_nothing(store: Store) -> None:
    two_companies(store)
    records = records_of(store, by="Ewa")
    assert not any(store.rename(before="Nobody", name="Ewa"))
    assert records.last_batch() is None
