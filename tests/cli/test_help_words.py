"""`--help` speaks the language of the interface, every command of it."""

from collections.abc import Iterator

import pytest
import typer

from tests.scripts.transcripts.played_for_tests import played
from tui.cli.help_words import help_texts, in_words
from tui.cli.program import program
from tui.cli.replaying import Playing
from tui.languages import set_language


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    set_language("en")


def helped(lang: str, *words: str) -> str:
    set_language(lang)
    command = in_words(typer.main.get_command(program))
    context = command.make_context("talktrack", [], resilient_parsing=True)
    for word in words:
        command = command.commands[word]
        context = command.make_context(word, [], parent=context, resilient_parsing=True)
    said: str = context.get_help()
    return said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Usage: talktrack", "Options:", "Show this message and exit.", "Open the app")),
        ("pl", ("Użycie: talktrack", "Opcje:", "Pokaż tę pomoc i zakończ.", "Otwórz aplikację")),
        ("ru", ("Использование: talktrack", "Параметры:", "Показать эту справку", "Открыть")),
    ],
)
def test_the_frame_and_the_texts_are_said(lang: str, said: tuple[str, ...]) -> None:
    found = helped(lang)
    assert all(words in found for words in said), found


def test_a_subcommand_speaks_too() -> None:
    found = helped("pl", "scripts", "check")
    assert "Znajdź każdy błąd, z jego wierszem i poprawionym." in found
    assert "Argumenty:" in found


@pytest.mark.parametrize("lang", ["pl", "ru"])
def test_nothing_of_it_is_left_in_english(lang: str) -> None:
    english = set(help_texts(typer.main.get_command(program)))
    set_language(lang)
    there = list(help_texts(in_words(typer.main.get_command(program))))
    left = [text for text in there if text in english and text.split()[0].istitle()]
    assert left == []


def test_what_differs_from_an_expectation_is_said_in_the_language_and_kept_in_english() -> None:
    call = played(expect={"verdict": "disqualified", "steps": ["opener", "x"]})
    set_language("pl")
    said = Playing(call).troubles
    assert said[0].startswith("verdict: oczekiwano disqualified, jest ")
    assert said[1].startswith("krok 2: oczekiwano x, jest ")
    assert str(call.differences[1]).startswith("step 2: expected x, found ")
