"""Numbers made wrongly by an earlier version: found, put back as typed, and that taken back."""

from pathlib import Path

from data.care import examine
from data.numbers import as_typed, put_right, read_wrong
from data.records.records import Records
from data.rows import NewLead
from data.store import Store
from tests.data.samples import NOW, ask


def spoilt(store: Store, path: Path) -> None:
    """Three leads whose numbers an import of an earlier version made longer or shorter."""
    for name, phone in (("Ada", "600 100 20"), ("Bea", "601 234 567"), ("Cyd", ""), ("Dan", "12")):
        store.add_lead(NewLead(name=name, phone=phone, country="PL"))
    ask(path, "UPDATE lead SET phone_e164 = '+4860010020' WHERE name = 'Ada'")
    ask(path, "UPDATE lead SET phone_e164 = '+486012345671' WHERE name = 'Bea'")
    ask(path, "UPDATE lead SET phone_e164 = '+48600' WHERE name = 'Cyd'")


def numbers(store: Store) -> dict[str, str]:
    return {store.lead(number).name: store.lead(number).phone_e164 for number in range(1, 5)}


def test_they_are_found_and_named_by_the_check_up(store: Store, path: Path) -> None:
    spoilt(store, path)
    with store.database.reading() as connection:
        found = {each.name: (each.typed, each.right) for each in read_wrong(connection)}
        kept = [each.name for each in as_typed(connection)]
    assert found == {
        "Ada": ("600 100 20", ""), "Bea": ("601 234 567", "+48601234567"), "Cyd": ("", ""),
    }  # fmt: skip
    assert kept == ["Dan"]
    (told,) = (str(each.says) for each in examine(store) if each.what == "numbers")
    assert told.startswith("3 numbers that are dialled are none of their country")
    assert "Ada (+4860010020)" in told


def test_what_was_typed_stands_again_and_that_is_taken_back(store: Store, path: Path) -> None:
    spoilt(store, path)
    before = numbers(store)
    with store.database.writing() as connection:
        assert len(put_right(connection, by="Alex", now=NOW)) == 2
    assert numbers(store) == {"Ada": "", "Bea": "+48601234567", "Cyd": "+48600", "Dan": ""}
    assert [row.lead_id for row in store.queue(now=NOW, search="601234567")] == [2]
    records = Records(store.database, by="Alex", clock=lambda: NOW)
    last = records.last_batch()
    assert last is not None
    assert last.what == "numbers"
    records.take_back(last.batch)
    assert numbers(store) == before


def test_a_contacts_number_is_read_by_the_country_of_its_company(store: Store, path: Path) -> None:
    records = Records(store.database, by="Alex", clock=lambda: NOW)
    firm = records.add_company({"name": "Orlica", "country": "PL"})
    person = records.add_contact(firm, {"name": "Zofia", "phone": "601 234 567"})
    ask(path, "UPDATE contact SET phone_e164 = '+1601234'")
    with store.database.writing() as connection:
        put_right(connection, by="Alex", now=NOW)
    assert records.contact(person).contact.phone_e164 == "+48601234567"
