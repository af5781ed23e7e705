"""Lists of other programs in, calls from the queue, files for each CRM out: nothing is lost."""

from __future__ import annotations

import pytest

from data.store import Store
from tests.conftest import FakeClock
from torture import whole_way
from torture.whole_way import walk
from tui.places import Places
from tui.scripts.reading import Library
from tui.services import Services
from tui.settings import Settings


def test_every_link_and_every_letter_come_out_again(places: Places, clock: FakeClock) -> None:
    settings = Settings(rep="Alex", our_company="Orlica", product="Orlica CRM", country="GB")
    services = Services(settings=settings, places=places, clock=clock)
    places.make()
    store = Store.open(places.database)
    try:
        way = walk(services, store, Library.load(None), count=100, calls=30)
    finally:
        store.close()
    assert way.wrong == []
    assert (way.rows, way.leads) == (315, 300)
    assert sum(way.calls.values()) == 30
    assert {"deal", "no_deal", "disqualified", None} == set(way.calls)


def test_a_lost_letter_and_a_lost_link_would_be_seen(
    places: Places, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = Services(settings=Settings(rep="Alex"), places=places, clock=clock)
    places.make()
    store = Store.open(places.database)
    library = Library.load(None)
    read_back = whole_way.read_back

    def worn(store: Store, crm: str, sheet: str) -> list[dict[str, str]]:
        rows = read_back(store, crm, sheet)
        for row in rows:
            row.update({key: cell[:-1] for key, cell in row.items() if key.endswith("name")})
            row["company.id"] = "77"
        return rows

    monkeypatch.setattr(whole_way, "read_back", worn)
    try:
        way = whole_way.walk(services, store, library, count=2, calls=2)
    finally:
        store.close()
    assert any("company.id" in each for each in way.wrong)
    assert any("contacts" in each and "is not" in each for each in way.wrong)
