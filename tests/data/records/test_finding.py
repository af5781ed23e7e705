"""Finding companies, contacts and deals by the beginnings of their words, as leads are found."""

from pathlib import Path

import pytest
from sqlalchemy import event

from data.errors import StoreError
from data.privacy.forgetting import forget
from data.records.rows import Kind
from data.search_check import of_words
from data.store import Store
from tests.data.records.people import records_of
from tests.data.samples import A_DEAL, ask, saved_call


def found(store: Store, kind: Kind, search: str) -> list[str]:
    records = records_of(store)
    page = records.page(kind, search=search)
    assert records.count(kind, search=search) == len(page.rows)
    return [row.values["name"] for row in page.rows]


@pytest.fixture
def firm(store: Store) -> int:
    records = records_of(store)
    firm = records.add_company({"name": "Żółta Łódź Sp. z o.o.", "website": "https://lodz.example"})
    records.add_contact(firm, {"name": "Łukasz Ёжиков", "email": "L.E@lodz.example",
                               "phone": "+48 600 100 200"})  # fmt: skip
    records.add_contact(firm, {"name": "Anna Nowak"})
    return firm


@pytest.mark.usefixtures("firm")
@pytest.mark.parametrize("caught_up", [True, False])
@pytest.mark.parametrize(
    ("kind", "search", "names"),
    [
        ("company", "zolta lod", ["Żółta Łódź Sp. z o.o."]),
        ("company", "lodz.exam", ["Żółta Łódź Sp. z o.o."]),
        ("company", "anna", []),
        ("contact", "ежик", ["Łukasz Ёжиков"]),
        ("contact", "luk zol", ["Łukasz Ёжиков"]),
        ("contact", "l.e@lodz", ["Łukasz Ёжиков"]),
        ("contact", "600 100", ["Łukasz Ёжиков"]),
        ("contact", "100200", ["Łukasz Ёжиков"]),
        ("contact", "zolta", ["Anna Nowak", "Łukasz Ёжиков"]),
        ("contact", "!!", []),
        ("deal", "north 14", ["Northgate, 14 seats"]),
        ("deal", "dana northgate", ["Northgate, 14 seats"]),
        ("lead", "dana", ["Dana Whitfield"]),
        ("call", "whit", ["Dana Whitfield"]),
        ("call", "nobody", []),
    ],
)
def test_a_record_is_found_by_beginnings_in_any_order(
    store: Store, kind: Kind, search: str, names: list[str], caught_up: bool
) -> None:
    saved_call(store, A_DEAL)
    while caught_up and store.catch_up():
        pass
    assert found(store, kind, search) == names


def test_what_changes_is_found_by_its_new_name_at_once(store: Store, firm: int) -> None:
    records = records_of(store)
    assert found(store, "contact", "zolta") != []
    records.edit("company", firm, {"name": "Orlica"})
    assert found(store, "contact", "zolta") == []
    assert found(store, "contact", "orlica anna") == ["Anna Nowak"]
    batch = records.last_batch()
    assert batch is not None
    records.take_back(batch.batch)
    assert found(store, "contact", "orlica") == []


def test_the_index_alone_is_asked(store: Store, firm: int) -> None:
    found(store, "contact", "anna")
    asked: list[str] = []

    @event.listens_for(store.database.engine, "before_cursor_execute")
    def _note(_c: object, _cursor: object, sql: str, *_more: object) -> None:
        asked.append(sql)

    assert found(store, "contact", "anna") == ["Anna Nowak"]
    assert any("record_words MATCH" in sql for sql in asked)
    assert not any("name_key LIKE" in sql for sql in asked)


def test_without_the_index_everything_is_found_all_the_same(
    store: Store, path: Path, firm: int
) -> None:
    assert found(store, "contact", "anna") == ["Anna Nowak"]
    ask(path, "DROP TABLE record_words")
    assert found(store, "contact", "anna") == ["Anna Nowak"]
    says = [str(finding.says) for finding in of_words(store)]
    assert any("made anew" in each for each in says)
    while store.catch_up():
        pass
    assert found(store, "contact", "anna") == ["Anna Nowak"]


def test_the_check_up_puts_right_what_differs(store: Store, path: Path, firm: int) -> None:
    assert found(store, "contact", "anna") == ["Anna Nowak"]
    ask(path, "UPDATE record_words SET contact = 'ghost' WHERE rowid % 4 = 1")
    ask(path, "INSERT INTO record_words (rowid, contact) VALUES (4001, 'ghost')")
    assert [finding.level for finding in of_words(store)] == ["warning"]
    assert [finding.level for finding in of_words(store)] == ["ok"]
    assert found(store, "contact", "ghost") == []
    assert found(store, "contact", "anna") == ["Anna Nowak"]


def test_the_index_forgets_with_the_records(store: Store, path: Path, firm: int) -> None:
    while store.catch_up():
        pass
    with pytest.raises(StoreError):
        forget(store, "contact:99")
    forget(store, "contact:1")
    data = path.read_bytes()
    assert "ежиков".encode() not in data
    assert found(store, "contact", "luk") == []
