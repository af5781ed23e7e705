"""What a wizard would refuse is told with row and reason; formats can be corrected by a team."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import StoreError
from data.exporting.checking import Check, Refusal
from data.exporting.formats import FOLDER, Sheet, Wizard, known_wizards, wizard
from data.exporting.names import split_name
from data.exporting.writing import Export
from data.rows import NewLead
from data.store import Store
from tests.data.exporting.hostile import fill


def refusals(column: Mapping[str, object], *cells: str) -> list[str]:
    sheet = Sheet.model_validate({"columns": [{"header": "H", "from": "contact.name", **column}]})
    check = Check(Wizard(title="Any", sheets={"contacts": sheet}), sheet, id_field="contact.id")
    return [
        str(refusal.says)
        for row, cell in enumerate(cells, start=2)
        for refusal in check.of_row(row, {"contact.id": row}, [cell])
    ]


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ({"required": True}, "x", ""),
        ({"limit": 3}, "abc", "abcd"),
        ({"allowed": ["Open"]}, "Open", "open"),
        ({"is": "email"}, "a@b.example", "a@b"),
        ({"is": "email"}, "ż@ć.example", "two@words here.example"),
        ({"is": "phone"}, "+48 22 555 01 01", "call me"),
        ({"is": "integer"}, "12", "12.5"),
        ({"is": "number"}, "12.5", "twelve"),
        ({"is": "domain"}, "example.com", "https://example.com"),
        ({"is": "url"}, "https://example.com/a", "no site"),
    ],
)
def test_each_rule_refuses_and_takes(column: Mapping[str, object], good: str, bad: str) -> None:
    assert refusals(column, good) == []
    assert len(refusals(column, bad)) == 1


def test_two_rows_that_the_wizard_would_make_one_are_told() -> None:
    assert refusals({"unique": True}, "a@b.example", "A@b.example") == [
        "H is the same as in row 2; Any would make one record of the two."
    ]


def test_the_row_and_the_record_are_named(store: Store) -> None:
    fill(store)
    store.add_lead(NewLead(company_name="No person"))
    found: list[Refusal] = []
    export = Export(store, "leads", wizard("salesforce"), for_crm=True)
    done = export.check(on_refusal=found.append)
    assert [(one.row, one.id, one.header) for one in found] == [(7, 6, "Last Name")]
    assert (done.rows, done.refused) == (6, 1)


def test_a_team_corrects_a_format_in_its_own_folder(tmp_path: Path) -> None:
    text = (FOLDER / "kommo.yaml").read_text(encoding="utf-8")
    own = tmp_path / "crm"
    own.mkdir()
    (own / "kommo.yaml").write_text(text.replace("Sale,", "Budget,"), encoding="utf-8")
    (own / "ours.yaml").write_text(text, encoding="utf-8")
    headers = [column.header for column in wizard("kommo", own).sheet("deals").columns]
    assert "Budget" in headers
    assert "ours" in known_wizards(own)
    assert "Sale" in [column.header for column in wizard("ours", own).sheet("deals").columns]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: X\nsheets:\n  contacts:\n    columns:\n      - {header: A, from: contact.nme}\n",
         "contact.nme"),
        ("title: X\nsheets:\n  people: {columns: []}\n", "people"),
        ("title: X\nsheets: [\n", "line 2: Quotes are missing"),
        ("title: X\ncolour: red\nsheets: {}\n", "colour"),
    ],
)  # fmt: skip
def test_a_wrong_format_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(StoreError) as error:
        wizard("bad", tmp_path)
    assert told in str(error.value)


@pytest.mark.parametrize("crm", ["nothing", "../crm/hubspot", "", "hubspot.yaml"])
def test_an_unknown_crm_names_those_there_are(crm: str) -> None:
    with pytest.raises(StoreError) as error:
        wizard(crm)
    assert "bitrix24, hubspot, kommo, pipedrive, salesforce" in str(error.value)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Dana Whitfield", "Dana", "Whitfield"),
        ("Whitfield, Dana", "Dana", "Whitfield"),
        ("Щукина Ёлка Юрьевна", "Ёлка Юрьевна", "Щукина"),
        ("Ludwig van der Berg", "Ludwig", "van der Berg"),
        ("Jan Maria Rokita", "Jan Maria", "Rokita"),
        ("Cher", "", "Cher"),
        ("", "", ""),
    ],
)
def test_names_are_split_as_people_are_called(name: str, first: str, last: str) -> None:
    assert split_name(name) == (first, last)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40))
def test_splitting_loses_no_word(name: str) -> None:
    first, last = split_name(name)
    assert sorted(f"{first} {last}".replace(",", " ").split()) == sorted(
        name.replace(",", " ").split()
    )
