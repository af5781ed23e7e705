"""An exported file, read as a wizard reads it, holds every link and every letter."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from data.exporting.defusing import defused
from data.exporting.fields import SHEETS
from data.exporting.formats import known_wizards, own_columns, wizard
from data.exporting.writing import Export
from data.rows import NewLead
from data.store import Store
from tests.data.exporting.hostile import PEOPLE
from tests.data.samples import COMPANY, CONTACT, HANDS_OFF, NO_DEAL, ask, saved_call


def exported(store: Store, sheet: str, crm: str, *, plain: bool = False) -> list[dict[str, str]]:
    format_ = wizard(crm) if crm else own_columns(sheet)
    file = io.StringIO(newline="")
    export = Export(store, sheet, format_, for_crm=bool(crm), plain=plain)
    export.to_csv(file, on_refusal=lambda refusal: None)
    text = file.getvalue()
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=format_.separator))


ID_HEADERS = {
    "hubspot": ("Talktrack contact ID", "Talktrack company ID"),
    "pipedrive": ("Talktrack contact ID", "Talktrack company ID"),
    "kommo": ("Talktrack contact ID", "Talktrack company ID"),
    "bitrix24": ("Talktrack contact ID", "Talktrack company ID"),
    "salesforce": ("Contact.Talktrack_Id__c", "Account.Talktrack_Id__c"),
}
NAME_OF_COMPANY = {
    "hubspot": "Company Name",
    "salesforce": "Account Name",
    "pipedrive": "Organization - Name",
    "kommo": "Company name",
    "bitrix24": "Company",
}


@pytest.mark.parametrize("crm", known_wizards())
def test_every_link_of_a_deal_is_kept_by_id_and_by_name(
    hostile_store: Store, path: Path, crm: str
) -> None:
    links = set(
        ask(
            path,
            "SELECT CAST(contact_id AS TEXT), CAST(d.company_id AS TEXT), c.name FROM deal d "
            "JOIN company c ON c.id = d.company_id",
        )
    )
    person, firm = ID_HEADERS[crm]
    rows = exported(hostile_store, "deals", crm)
    found = {(row[person], row[firm], row[NAME_OF_COMPANY[crm]].removeprefix("'")) for row in rows}
    assert found == links
    assert len(found) == 3


@pytest.mark.parametrize("crm", ["", *known_wizards()])
@pytest.mark.parametrize("sheet", ["contacts", "companies", "leads"])
def test_every_letter_is_kept(hostile_store: Store, sheet: str, crm: str) -> None:
    rows = exported(hostile_store, sheet, crm)
    assert len(rows) == len(PEOPLE)
    for row, (name, firm, _email, _phone) in zip(rows, PEOPLE, strict=True):
        cells = [cell.removeprefix("'") for cell in row.values()]
        if sheet != "companies":
            whole = name in cells
            assert whole or sorted(name.split()) == sorted(
                word for cell in cells for word in cell.split() if word in name.split()
            )
        assert sheet == "contacts" or " ".join(firm.split("\n")) in [
            " ".join(cell.split("\n")) for cell in cells
        ]


@pytest.mark.parametrize("crm", ["", *known_wizards()])
@pytest.mark.parametrize("sheet", list(SHEETS))
@pytest.mark.parametrize("plain", [False, True])
def test_no_cell_is_a_formula(hostile_store: Store, sheet: str, crm: str, plain: bool) -> None:
    for row in exported(hostile_store, sheet, crm, plain=plain):
        for cell in row.values():
            digits = cell.replace(" ", "").replace("-", "").removeprefix("+").isdigit()
            bare = (plain or crm) and digits
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or bare


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1",
        "\n=1", "＝1+1", "＋1", "－1+1", "＠SUM(1)", " =1+1", '"=1+1', "'=1", "=", "%0A=1", "|=1",
    ],
)  # fmt: skip
def test_formulas_are_defused(text: str) -> None:
    assert defused(text).startswith("'")
    assert defused(text).endswith(text[-1])


def test_a_formula_behind_another_separator_is_defused() -> None:
    assert defused("fine;=HYPERLINK(1)") == "fine;'=HYPERLINK(1)"
    assert defused('fine; "=1+1') == "fine; \"'=1+1"


@pytest.mark.parametrize("text", ["", "Dana", "-5", "12.5", "a = b", "first\n- second", "50 %"])
def test_harmless_text_stays(text: str) -> None:
    assert defused(text) == text


def test_plain_leaves_phones_and_nothing_else() -> None:
    assert defused("+48 22 555 01 01", plain_phones=True) == "+48 22 555 01 01"
    assert defused("+1+cmd|'/C calc'!A0", plain_phones=True).startswith("'")


@pytest.mark.parametrize("crm", known_wizards())
def test_a_file_for_a_crm_has_numbers_as_they_are_dialled_and_nothing_else_bare(
    store: Store, crm: str
) -> None:
    store.add_lead(NewLead(name="+1+1", company_name="=1", phone="601 234 567", country="PL"))
    store.add_lead(NewLead(name="Eve", company_name="E", phone="+1+cmd|'/C calc'!A0"))
    good, evil = ([*row.values()] for row in exported(store, "leads", crm))
    assert "+48601234567" in good
    assert "'=1" in good
    assert any(cell.startswith("'+1+1") for cell in good)
    assert "'+1+cmd|'/C calc'!A0" in evil


@pytest.mark.parametrize(
    ("crm", "header"), [("bitrix24", "Comment"), ("kommo", "Contact note"),
                        ("salesforce", "Description"), ("hubspot", "Talktrack decides"),
                        ("pipedrive", "Person - Decides")],
)  # fmt: skip
def test_a_comment_says_in_words_who_decides(store: Store, crm: str, header: str) -> None:
    saved_call(store, replace(NO_DEAL, contact=replace(CONTACT, decides="yes"), company=COMPANY))
    assert [row[header] for row in exported(store, "contacts", crm)] == ["Decides"]


def test_json_holds_the_text_as_it_is(hostile_store: Store) -> None:
    file = io.StringIO()
    Export(hostile_store, "contacts", own_columns("contacts"), for_crm=False).to_json(
        file, on_refusal=lambda refusal: None
    )
    assert [row["name"] for row in json.loads(file.getvalue())] == [name for name, *_ in PEOPLE]


def test_no_records_are_an_empty_file_with_headers(store: Store) -> None:
    assert exported(store, "deals", "hubspot") == []
    file = io.StringIO()
    Export(store, "deals", own_columns("deals"), for_crm=False).to_json(
        file, on_refusal=lambda refusal: None
    )
    assert json.loads(file.getvalue()) == []


def test_a_lead_that_must_not_be_called_is_not_handed_to_a_crm(store: Store) -> None:
    saved_call(store, HANDS_OFF)
    assert exported(store, "leads", "hubspot") == []
    assert len(exported(store, "leads", "")) == 1
