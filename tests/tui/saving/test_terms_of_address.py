"""Nobody is greeted by the name in the script's example."""

import pytest

from tui.terms_of_address import terms_of_address


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Anna Nowak", "Pani Anno"),
        ("Kasia Wrona", "Pani Kasiu"),
        ("Ola Wrona", "Pani Olu"),
        ("Maria Konopnicka", "Pani Mario"),
        ("Marek Zieliński", "Panie Marku"),
        ("Piotr Wilk", "Panie Piotrze"),
        ("Kuba Nowak", "proszę Pana"),
        ("Zdzisław Kot", "Panie Zdzisławie"),
        ("Tobiasz Kot", "Panie Tobiaszu"),
    ],
)
def test_a_polish_greeting_fits_the_name(name: str, greeting: str) -> None:
    assert terms_of_address(name, "pl")["contact_voc"] == greeting


@pytest.mark.parametrize("name", ["Xavier Smith", "Karen Smith", "Beatriz Gil", "[b]"])
def test_nobody_is_taken_for_a_man_because_of_a_name_that_tells_nothing(name: str) -> None:
    said = terms_of_address(name, "pl")
    assert "contact_voc" not in said
    assert said["you_acc"] == "Pana/Panią"


def test_pan_and_pani_follow_from_the_name() -> None:
    assert terms_of_address("Anna Nowak", "pl")["you_acc"] == "Panią"
    assert terms_of_address("Piotr Wilk", "pl-PL")["you_gen"] == "Pana"


@pytest.mark.parametrize("lang", ["en", "ru", "de"])
def test_other_languages_take_the_name_as_it_is(lang: str) -> None:
    assert terms_of_address("Anna Nowak", lang) == {}


def test_without_a_name_the_script_speaks_for_itself() -> None:
    assert terms_of_address("  ", "pl") == {}


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Щёголев Артём Юрьевич", "Артём Юрьевич"),
        ("Артём Юрьевич Щёголев", "Артём Юрьевич"),
        ("Крылова Ольга Дмитриевна", "Ольга Дмитриевна"),
        ("Никита Ильич Петров", "Никита Ильич"),
        ("Петрович Анна Ильинична", "Анна Ильинична"),
    ],
)
def test_a_russian_is_greeted_by_name_and_patronymic(name: str, greeting: str) -> None:
    assert terms_of_address(name, "ru") == {"contact": greeting}


@pytest.mark.parametrize("name", ["Анна Нова", "Ольга Дмитриевна", "Хуан Карлос Гарсия", ""])
def test_a_name_without_a_patronymic_beside_a_surname_stays_as_it_is(name: str) -> None:
    assert terms_of_address(name, "ru") == {}
