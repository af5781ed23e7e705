"""Hostile and odd cells, column names of other programs, the file of refused rows."""

import csv
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.columns import FIELDS, known_names, map_columns, read_pairs
from data.importing.countries import country_code
from data.importing.errors import ImportRefused
from data.importing.leads_in_rows import COLUMNS, Defaults, Leads, Taken, tidy
from data.importing.lines import Record
from data.importing.refusals import RefusalFile, defused
from data.importing.sieve import Sieve
from data.importing.spool import Refused
from data.keys import person_key, search_text
from data.store import Store
from tests.data.importing.tables_at_hand import imported, leads_of, written
from tui.scripts.sayings import Saying

EXPORTS = {
    "First Name|Last Name|Email|Phone Number|Company Name|Job Title|Website URL|Country/Region":
        "first_name|last_name|email|phone|company_name|title|website|country",
    "FirstName|LastName|Title|Company|Phone|Email|NumberOfEmployees|LeadSource|Lead Owner":
        "first_name|last_name|title|company_name|phone|email|employees|source|owner",
    "Lead Name|Company|E-mail|Mobile|No. of Employees|Industry":
        "name|company_name|email|phone|employees|industry",
    "Person - Name|Person - Email - Work|Person - Phone - Mobile|Organization - Name|Lead - Owner":
        "name|email|phone|company_name|owner",
    "Имя|Отчество|Фамилия|Название компании|Рабочий телефон|Рабочий e-mail|Ответственный":
        "first_name|middle_name|last_name|company_name|phone|email|owner",
    "Полное имя контакта|Компания контакта|Рабочий телефон (контакт)|Должность|ID":
        "name|company_name|phone|title|",
    "Imię|Nazwisko|Nazwa firmy|Telefon komórkowy|Adres e-mail|Stanowisko|Źródło|Kraj":
        "first_name|last_name|company_name|phone|email|title|source|country",
    "Kontrahent|Osoba do kontaktu|Tel. kom.|mail|Pracowników|Strona WWW|Skąd|Przypisany do":
        "company_name|name|phone|email|employees|website|source|owner",
    "Фирма|Представитель|Моб. тел.|Эл. почта|Сотрудников|Сфера|Откуда|Менеджер":
        "company_name|name|phone|email|employees|industry|source|owner",
}  # fmt: skip


@pytest.mark.parametrize(("header", "fields"), EXPORTS.items())
def test_columns_of_other_programs_are_known(header: str, fields: str) -> None:
    assert map_columns(header.split("|"), known_names()).fields == tuple(fields.split("|"))


def test_the_team_adds_names_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "imports").mkdir()
    own = tmp_path / "imports" / "columns.yaml"
    own.write_text("fields:\n  phone: [Dzwonek]\n", encoding="utf-8")
    assert map_columns(["dzwonek"], known_names(tmp_path)).fields == ("phone",)
    for number, wrong in enumerate(("fields: {shoe: [a]}", "[", "fields: 3")):
        other = tmp_path / str(number)
        (other / "imports").mkdir(parents=True)
        (other / "imports" / "columns.yaml").write_text(wrong, encoding="utf-8")
        with pytest.raises(ImportRefused, match=r"columns\.yaml"):
            known_names(other)


def test_equal_names_are_told_apart_by_their_place() -> None:
    columns = map_columns(["Phone", "X", "X"], known_names(), told=read_pairs(["3=email"]))
    assert columns.fields == ("phone", "", "email")
    assert set(known_names().values()) <= set(FIELDS)


def test_of_two_columns_for_one_field_the_first_that_is_filled_counts(
    store: Store, path: Path, folder: Path
) -> None:
    file = written(folder / "l.csv", "A,,+48221234567", "B,n/a,+48221234568", header="Name,Tel,Tel")
    imported(store, file)
    assert leads_of(path, "phone") == [("+48221234567",), ("+48221234568",)]


@pytest.mark.parametrize(
    ("cell", "tidied"),
    [
        ("\0a\x1b[31m b\u202e", "a[31m b"), ('="0048 22"', "0048 22"), ("'+48 22", "+48 22"),
        ("  a \n b\t", "a b"), ("N/A", ""), ("-", ""), ("нет", ""), ("O'Neil", "O'Neil"),
    ],
)  # fmt: skip
def test_cells_are_tidied(cell: str, tidied: str) -> None:
    assert tidy(cell) == tidied


def test_hostile_cells_cost_their_own_row_at_most(store: Store, path: Path, folder: Path) -> None:
    rows = [
        "A\0B,x\x1b]0;t\x07y,,,",
        f"{'long' * 2500},Firm,,,",
        "=cmd|'/c calc'!A1,Evil,,,",
        'Fine,"two\nlines",,,',
        "C,D,4.86E+11,,",
        "E,F,2026-01-05,,",
        "G\ufffd,H,,,",
    ]
    found = imported(store, written(folder / "l.csv", *rows))
    assert leads_of(path, "name", "company_name") == [
        ("AB", "x]0;ty"),
        ("=cmd|'/c calc'!A1", "Evil"),
        ("Fine", "two lines"),
    ]
    assert [refused.line for refused in found.refused] == [3, 7, 8, 9]


@pytest.mark.parametrize(
    ("name", "code"),
    [("Polska", "PL"), ("Россия", "RU"), ("germany", "DE"), ("POL", "PL"), ("ua", "UA"),
     ("USA", "US"), ("Великобритания", "GB"), ("Narnia", ""), ("", "")],
)  # fmt: skip
def test_countries_are_known_by_name_in_three_languages(name: str, code: str) -> None:
    assert country_code(name) == code


class TestRefusedRows:
    def test_are_private_and_start_no_formula(self, folder: Path) -> None:
        source = written(folder / "l.csv")
        rows = [
            Refused(1, 2, ["=1+1", "+48 22 123", "@x", "-5"], "unfit", Saying("Why {x}.", {"x": 1}))
        ]
        made = RefusalFile(source).write(["a", "b", "c", "d"], rows, reason="Why", say=str)
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        with made.open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.reader(file, delimiter=";"))[1] == [
                "'=1+1", "+48 22 123", "'@x", "-5", "Why 1.",
            ]  # fmt: skip

    def test_replace_no_file_that_is_there(self, folder: Path) -> None:
        source = written(folder / "l.csv")
        names = []
        for _ in range(3):
            file = RefusalFile(source)
            names.append(file.write(["a"], [], reason="Why", say=str).name)
        assert names == ["l.refused.csv", "l.refused-2.csv", "l.refused-3.csv"]
        assert len(list(folder.iterdir())) == 4

    def test_every_sign_that_begins_a_formula_is_defused(self) -> None:
        for sign in "=@＝＋－＠":
            assert defused(f"{sign}x") == f"'{sign}x"
        assert defused("+x") == "'+x"
        assert defused("-2+3") == "'-2+3"


@pytest.mark.parametrize(
    ("name", "title", "company", "email", "phone"),
    [
        ("Łucja  Żółta", "Head of sales", "Hurtownia 1 sp. z o.o.", "L@h1.example", "600 123 456"),
        ("Королёв, Пётр", "", "ООО «Весна» 8 800 555-35-35", "", "12"),
        ("Åsa Öberg", "номер 123 456 789", "", "a1234567@b.example", "+46 8 123 456 78"),
    ],
)
def test_a_row_is_found_by_what_a_lead_typed_by_hand_is_found_by(
    name: str, title: str, company: str, email: str, phone: str
) -> None:
    header = ["name", "title", "company_name", "email", "phone"]
    leads = Leads(header, map_columns(header, known_names()), Defaults("PL"))
    found = leads.lead(Record(2, [name, title, company, email, phone]))
    assert isinstance(found, Taken)
    assert tuple(found.values) == COLUMNS
    kept = found.values
    parts = (kept["name"], company, title, kept["email"], kept["phone_e164"] or kept["phone"])
    assert kept["search"] == search_text(*parts)
    assert found.person == person_key(kept["name"])


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=50), st.integers(-(2**63), 2**63 - 1))
def test_the_sieve_never_loses_a_key(keys: list[int], other: int) -> None:
    sieve = Sieve()
    sieve.add(keys)
    assert sieve.among(keys) == keys
    assert all(sieve.may_have(key) for key in keys)
    if not keys:
        assert not sieve.may_have(other)
