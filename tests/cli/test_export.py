"""`talktrack export`: files, checks and what is said about them."""

import csv
import json
from pathlib import Path

import pytest

from data.rows import NewLead
from data.store import Store
from tests.cli.conftest import Run
from tests.data.exporting.hostile import PEOPLE, fill


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "records" / "talktrack.db"
    store = Store.open(path)
    fill(store)
    store.close()
    return path


def test_a_file_for_a_wizard_opens_right_and_is_private(run: Run, db: Path, tmp_path: Path) -> None:
    out = tmp_path / "contacts.csv"
    said = run("export", "contacts", "--for", "hubspot", "--out", out, "--db", db)
    assert said.status == 0
    assert said.out == ""
    assert "5 rows, nothing that HubSpot would refuse" in said.err
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in out.read_bytes()
    assert out.stat().st_mode & 0o777 == 0o600
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row["Email"] for row in csv.DictReader(file)] == [each[2] for each in PEOPLE]


def test_a_file_is_not_replaced_without_force(run: Run, db: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    out.write_text("mine", encoding="utf-8")
    said = run("export", "leads", "--out", out, "--db", db)
    assert said.status == 1
    assert "--force" in said.err
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("export", "leads", "--out", out, "--db", db, "--force").status == 0


def test_check_lists_rows_and_reasons_and_ends_with_1(run: Run, db: Path) -> None:
    store = Store.open(db)
    store.add_lead(NewLead(company_name="Nobody named"))
    store.close()
    said = run("export", "leads", "--for", "salesforce", "--check", "--db", db)
    assert said.status == 1
    assert said.out.startswith("row 7, 6: Last Name is empty, and Salesforce needs it.")
    found = json.loads(
        run("export", "leads", "--for", "salesforce", "--check", "--json", "--db", db).out
    )
    assert found["rows"] == 6
    assert [one["row"] for one in found["refused"]] == [7]
    assert run("export", "contacts", "--for", "pipedrive", "--check", "--db", db).status == 0


def test_json_is_for_programs(run: Run, db: Path) -> None:
    found = json.loads(run("export", "deals", "--json", "--db", db).out)
    assert [deal["contact_name"] for deal in found] == [PEOPLE[at][0] for at in (0, 2, 4)]


def test_unknown_words_are_told(run: Run, db: Path) -> None:
    assert run("export", "people", "--db", db).status == 2
    said = run("export", "deals", "--for", "zoho", "--db", db)
    assert said.status == 1
    assert "hubspot" in said.err


@pytest.mark.parametrize(("lang", "words"), [("en", "Import companies"), ("pl", "zaimportuj firmy"),
                                             ("ru", "импортируйте компании")])  # fmt: skip
def test_what_to_know_before_the_import_is_said_in_the_readers_language(
    run: Run, db: Path, lang: str, words: str
) -> None:
    said = run("export", "contacts", "--for", "hubspot", "--lang", lang, "--db", db)
    assert words in said.err
