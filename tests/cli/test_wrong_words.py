"""What is wrong with a command's words, or with a script, is said in the language asked for."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.scripts.reading.samples import SCRIPT

LATIN = re.compile(r"\b[a-z]{4,}\b")


@pytest.mark.parametrize(
    ("words", "english", "polish"),
    [
        (["leads", "list", "--limt", "5"], "There is no option --limt", "Nie ma opcji --limt"),
        (["leads", "list", "--limit"], "--limit needs a value", "--limit wymaga wartości"),
        (["leads", "list", "--limit", "x"], "--limit takes a whole number, not x",
         "--limit przyjmuje liczbę całkowitą, nie x"),
        (["leads", "list", "--limit", "0"], "--limit is at least 1, not 0",
         "--limit to co najmniej 1, nie 0"),
        (["call"], "script is missing", "Brakuje: script"),
        (["leads"], "A command is missing", "Brakuje polecenia"),
        (["lead", "list"], "There is no command lead. Did you mean leads?",
         "Nie ma polecenia lead. Czy chodziło o leads?"),
        (["where", "a", "b"], "More words than the command takes: a b",
         "Polecenie nie przyjmuje tylu słów: a b"),
        (["where", "--json=1"], "--json takes no value", "--json nie przyjmuje wartości"),
        (["scripts", "schema", "x"], "there is no kind x", "nie ma rodzaju x"),
    ],
)  # fmt: skip
def test_the_parser_speaks_the_language(
    run: Run, words: list[str], english: str, polish: str
) -> None:
    for lang, said in (("en", english), ("pl", polish)):
        told = run(*words, "--lang", lang)
        assert (told.status, said in told.err) == (2, True), told.err


def test_a_shared_option_without_its_value_is_told_in_the_language_too(run: Run) -> None:
    assert run("where", "--lang", "ru", "--db").err == (
        "talktrack: --db нужно значение, например: talktrack --db my.db\n"
    )


def test_the_help_names_the_command_that_was_meant(run: Run) -> None:
    assert "talktrack leads list --help" in run("leads", "list", "--bogus").err


def test_mistakes_of_a_script_are_told_in_the_language(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "call.yaml"
    file.write_text(
        SCRIPT.replace("id: money", "id: need").replace("framework: ", "framwork: "),
        encoding="utf-8",
    )
    found = {lang: run("scripts", "check", file, "--lang", lang).out for lang in ("en", "pl", "ru")}
    place = f"{file}:"
    assert all(told.startswith(place) for told in found.values()), found
    assert "There is no key `framwork` here. Did you mean `framework`?" in found["en"]
    assert "Nie ma tu klucza `framwork`. Czy chodziło o `framework`?" in found["pl"]
    assert "Здесь нет ключа `framwork`. Возможно, имелось в виду `framework`?" in found["ru"]
    assert [line for line in found["en"].splitlines() if line.startswith("    ")] == [
        line for line in found["pl"].splitlines() if line.startswith("    ")
    ]


def test_a_persona_is_checked_in_the_language(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "personas"
    folder.mkdir()
    (folder / "odd.yaml").write_text("id: odd\nlang: pl\n", encoding="utf-8")
    told = run("personas", "check", "odd", "--scripts", tmp_path, "--lang", "pl").out
    assert "Brakuje tu klucza `script`" in told, told


def test_the_rule_of_a_model_is_told_in_the_language(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "transcripts"
    folder.mkdir()
    file = folder / "odd.yaml"
    file.write_text('script: orlica-discovery\nnow: "soon"\nsay: []\n', encoding="utf-8")
    told = run("scripts", "check", file, "--lang", "pl").out
    assert "Podaj dzień i godzinę cyframi" in told, told
