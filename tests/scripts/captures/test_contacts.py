import pytest

from tests.scripts.captures.typing_at_the_desk import refusal, typed


class TestPhone:
    @pytest.mark.parametrize(
        ("text", "lang", "kept"),
        [
            ("020 7946 0101", "en", "+442079460101"),
            ("600 100 200", "pl", "+48600100200"),
            ("8 (495) 123-45-67", "ru", "+74951234567"),
            ("+44 20 7946 0101", "ru", "+442079460101"),
            ("020 7946 0101 ext 12", "en", "+442079460101 ext. 12"),
        ],
    )
    def test_is_kept_in_international_form(self, text: str, lang: str, kept: str) -> None:
        assert typed("phone", text, lang) == kept

    def test_is_read_in_the_country_of_the_lead(self) -> None:
        assert typed("phone", "600 100 200", "en", country="pl") == "+48600100200"

    def test_an_unknown_number_is_kept_as_typed(self) -> None:
        assert typed("phone", "internal 1234") == "internal 1234"

    def test_words_are_no_number(self) -> None:
        assert "not a phone number" in refusal("phone", "ask Anna")


class TestEmail:
    def test_is_kept_in_lower_case(self) -> None:
        assert typed("email", "Dana@Northgate.Example") == "dana@northgate.example"

    def test_is_taken_out_of_a_pasted_address(self) -> None:
        assert typed("email", "Dana W <dana@northgate.example>") == "dana@northgate.example"

    @pytest.mark.parametrize("text", ["dana@", "dana", "dana @northgate.example", "@x.example"])
    def test_half_an_address_is_refused(self, text: str) -> None:
        assert "not an e-mail address" in refusal("email", text)


class TestYesNo:
    @pytest.mark.parametrize("text", ["yes", "Y", "tak", "T", "да", "Д"])
    def test_yes(self, text: str) -> None:
        assert typed("yes_no", text) == "yes"

    @pytest.mark.parametrize("text", ["no", "N", "nie", "нет", "Н"])
    def test_no(self, text: str) -> None:
        assert typed("yes_no", text) == "no"

    def test_neither_is_refused(self) -> None:
        assert "neither yes nor no" in refusal("yes_no", "perhaps")


def test_words_are_kept_without_what_terminals_obey() -> None:
    assert typed("text", "  41 of\x1b[2J 120 ") == "41 of[2J 120"
    assert typed("person", " Иван   Петров ") == "Иван Петров"
    assert "not a name" in refusal("person", "123")
