"""`talktrack leads`: what is printed, what is written, how it ends."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Said
from tests.data.samples import ask

POLISH = """Imię;Nazwisko;Firma;Tel. 2;E-mail;Kraj;Uwagi
Łukasz;Żółty;Żabka sp. z o.o.;22 123 45 67;lukasz@zabka.example;Polska;x
Łukasz;Żółty;ŻABKA;;;;
Anna;Nowak;Mlekpol;22 123 45 68;zły adres;Polska;=HYPERLINK("x")
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lista.csv"
    path.write_bytes(POLISH.encode("cp1250"))
    return path


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "records" / "a.db"


def listed(run: Run, database: Path, *words: str) -> list[dict[str, object]]:
    said = run("leads", "list", "--json", "--db", database, *words)
    found: list[dict[str, object]] = json.loads(said.out)
    return found


def taken(run: Run, file: Path, database: Path, *words: str) -> Said:
    return run("leads", "import", file, "--db", database, *words)


def test_a_dry_run_shows_how_the_file_is_read_and_writes_nothing(
    run: Run, file: Path, database: Path
) -> None:
    said = taken(run, file, database, "--dry-run", "--map", "Tel. 2=phone")
    assert said.status == 0
    for told in (
        "cp1250",
        "delimiter ;",
        "first_name",
        "Łukasz Żółty · Żabka sp. z o.o.",
        "+48221234567",
        "3 rows in the file.",
        "1 lead would come in.",
        "line 3: The same name and company as in line 2.",
        "Nothing was written.",
    ):
        assert told in said.out
    assert list(file.parent.iterdir()) == [file]


def test_what_can_be_taken_is_in_and_the_rest_is_beside_the_source(
    run: Run, file: Path, database: Path
) -> None:
    said = taken(run, file, database, "--map", "Tel. 2=phone", "--json")
    found = json.loads(said.out)
    assert (said.status, found["rows"], found["added"]) == (0, 3, 1)
    assert found["refused"] == {"all": 2, "there": 0, "twice": 1, "suppressed": 0, "unfit": 1}
    refused = Path(found["refused_file"])
    assert refused == file.with_name("lista.refused.csv")
    assert stat.S_IMODE(refused.stat().st_mode) == 0o600
    lines = refused.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Imię;Nazwisko;Firma;Tel. 2;E-mail;Kraj;Uwagi;Why it was not taken"
    assert lines[1].endswith("The same name and company as in line 2.")
    assert "'=HYPERLINK" in lines[2]
    assert lines[2].endswith("The e-mail zły adres is not an address.")
    again = taken(run, file, database, "--map", "Tel. 2=phone").out
    assert "    line 4: The e-mail zły adres is not an address." in again
    assert [lead["name"] for lead in listed(run, database)] == ["Łukasz Żółty"]


def test_numbers_that_stay_as_typed_are_counted_by_the_true_reason(
    run: Run, tmp_path: Path, database: Path
) -> None:
    file = tmp_path / "numbers.csv"
    rows = ("Ada,12 4x5 66 77", "Bea,601-234-56", "Cyd,(0-61) 852 33 44", "Dan,601 234 562 w. 7")
    file.write_text("\n".join(["Name,Phone", *rows]), encoding="utf-8")
    told = taken(run, file, database, "--dry-run", "--country", "PL").out
    assert "a letter in them: 2." in told
    assert "country is not known" not in told
    found = json.loads(taken(run, file, database, "--country", "none", "--dry-run", "--json").out)
    assert (found["numbers_as_typed"], found["numbers_without_country"]) == (4, 3)
    done = taken(run, file, database, "--country", "PL").out
    assert "    line 2: 12 4x5 66 77\n    line 3: 601-234-56\n" in done
    assert done.endswith("All of them: talktrack leads numbers\n")
    listed_ones = run("leads", "numbers", "--db", database).out
    assert "lead 1 · Ada · typed: 12 4x5 66 77" in listed_ones
    assert "lead 2 · Bea · typed: 601-234-56" in listed_ones
    kept = {str(lead["name"]): lead["phone_e164"] for lead in listed(run, database)}
    assert kept == {"Ada": "", "Bea": "", "Cyd": "+48618523344", "Dan": "+48601234562"}
    assert listed(run, database, "--search", "Ada")[0]["phone"] == "12 4x5 66 77"


def test_the_reasons_are_in_the_language_of_the_interface(
    run: Run, file: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.cli.leads.say", lambda saying: f"po polsku: {saying}")
    taken(run, file, database)
    text = file.with_name("lista.refused.csv").read_text(encoding="utf-8-sig")
    assert text.count("po polsku: ") == 2


def test_the_refused_rows_come_in_once_they_are_corrected(
    run: Run, file: Path, database: Path
) -> None:
    taken(run, file, database, "--map", "Tel. 2=phone")
    refused = file.with_name("lista.refused.csv")
    text = refused.read_text(encoding="utf-8-sig").replace("zły adres", "anna@mlekpol.example")
    refused.write_text(text, encoding="utf-8")
    found = json.loads(taken(run, refused, database, "--json").out)
    assert (found["added"], found["refused"]["there"]) == (1, 1)
    assert Path(found["refused_file"]).name == "lista.refused-2.csv"
    anna = listed(run, database, "--search", "anna")[0]
    assert anna["phone_e164"] == "+48221234568"


def test_what_was_said_about_columns_is_remembered(run: Run, file: Path, database: Path) -> None:
    taken(run, file, database, "--map", "Tel. 2=phone", "--map", "Kraj=-")
    found = json.loads(taken(run, file, database, "--dry-run", "--json").out)
    fields = {column["column"]: column["field"] for column in found["columns"]}
    assert (fields["Tel. 2"], fields["Kraj"], fields["Firma"]) == ("phone", None, "company_name")
    memory = database.with_name("import-columns.json")
    assert json.loads(run("where", "--json", "--db", database).out)["columns"] == str(memory)
    memory.write_text("{broken", encoding="utf-8")
    assert taken(run, file, database, "--dry-run").status == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--map", "Tel. 2"], "COLUMN=FIELD"),
        (["--map", "Tel. 2=shoe_size"], "shoe_size"),
        (["--map", "Fax=phone"], "Fax"),
        (["--encoding", "klingon"], "klingon"),
        (["--delimiter", "::"], "::"),
        (["--country", "Atlantis"], "Atlantis"),
    ],
)
def test_wrong_words_are_a_sentence_and_2(
    run: Run, file: Path, database: Path, words: list[str], told: str
) -> None:
    said = taken(run, file, database, *words)
    assert (said.status, said.out) == (2, "")
    assert told in said.err
    assert said.err.count("\n") == 1
    assert not database.exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("x;y;z\n1;2;3\n", "--map"),
        ("Anna;anna@example.com;+48 22 123 45 67\n", "names"),
        ("%PDF-1.7", "not a table"),
    ],
)
def test_files_that_are_no_list_are_a_sentence_and_1(
    run: Run, tmp_path: Path, database: Path, text: str, told: str
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    said = taken(run, path, database)
    assert (said.status, said.out) == (1, "")
    assert told in said.err
    assert not database.exists()


def test_names_without_rows_are_nothing_to_do(run: Run, tmp_path: Path, database: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Name,Phone\n", encoding="utf-8")
    said = taken(run, path, database)
    assert (said.status, said.out.splitlines()[0]) == (0, "0 leads are in.")
    assert [entry.name for entry in tmp_path.iterdir() if "refused" in entry.name] == []


def test_ctrl_c_leaves_nothing_half_done(
    run: Run, tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Name\n" + "".join(f"Lead {n}\n" for n in range(250)), encoding="utf-8")
    asked = iter([False, False, True])
    monkeypatch.setattr("data.importing.taking_in.ALONE", 100)
    monkeypatch.setattr("tui.cli.leads.Stop.asked", lambda _self: next(asked))
    said = taken(run, path, database)
    assert said.status == 1
    assert said.out == "Stopped. Nothing of the file was taken in.\n"
    monkeypatch.undo()
    assert listed(run, database, "--limit", "1000") == []


def test_what_a_killed_import_left_is_taken_out_by_the_next_one(
    run: Run, tmp_path: Path, database: Path
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Name\nAnn\nBo\n", encoding="utf-8")
    taken(run, path, database)
    ask(database, "UPDATE import_run SET state = 'running', holder = 'elsewhere/1/1'")
    said = taken(run, path, database)
    assert "The import of x.csv was cut off; the 2 leads of it that were in" in said.err
    assert said.out.splitlines()[0] == "2 leads are in."
    assert len(listed(run, database)) == 2


def test_the_list_finds_by_words_whatever_their_accents(
    run: Run, file: Path, database: Path
) -> None:
    taken(run, file, database, "--map", "Tel. 2=phone")
    said = run("leads", "list", "--db", database, "--search", "zolty zabka")
    assert said.out.splitlines()[1:] == [
        "1\tŁukasz Żółty\tŻabka sp. z o.o.\t+48221234567\tlukasz@zabka.example\tnever called\t"
    ]
    assert run("leads", "list", "--db", database, "--search", "100%").out == "No leads.\n"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ([], ""),
        (["--lang", "pl"], "+48221234567"),
        (["--lang", "ru"], "+72212345678"),
        (["--lang", "pl", "--country", "DE"], "+49221234567"),
        (["--lang", "pl", "--country", "none"], ""),
    ],
)
def test_numbers_without_a_code_are_those_of_the_languages_country(
    run: Run, tmp_path: Path, database: Path, words: list[str], number: str
) -> None:
    path = tmp_path / "x.csv"
    typed = "221 234 56 78" if number.startswith("+7") else "22 123 45 67"
    path.write_text(f"Name,Phone\nAnn,{typed}\n", encoding="utf-8")
    told = taken(run, path, database, "--dry-run", *words).out
    assert ("--country" in told.partition("\n\n")[0]) == bool(number)
    taken(run, path, database, *words)
    (found,) = listed(run, database)
    assert found["phone_e164"] == number
