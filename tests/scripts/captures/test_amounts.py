import pytest

from tests.scripts.captures.typing_at_the_desk import refusal, typed


class TestMoney:
    @pytest.mark.parametrize(
        ("text", "lang", "kept"),
        [
            ("18 000,00 zł", "pl", "18000.00 PLN"),
            ("18\u00a0000,00\u202fzł", "pl", "18000.00 PLN"),
            ("18.000,50", "pl", "18000.50 EUR"),
            ("12 tys. zł", "pl", "12000.00 PLN"),
            ("1,5 mln", "pl", "1500000.00 EUR"),
            ("1 mln 200 tys. zł", "pl", "1200000.00 PLN"),
            ("sto tysięcy złotych", "pl", "100000.00 PLN"),
            ("półtora miliona", "pl", "1500000.00 EUR"),
            ("około 20 tys", "pl", "20000.00 EUR"),
            ("4,800 EUR", "en", "4800.00 EUR"),
            ("€4.8k", "en", "4800.00 EUR"),
            ("4800", "en", "4800.00 EUR"),
            ("4,8", "en", "4.80 EUR"),
            ("$1.2M", "en", "1200000.00 USD"),
            ("1,234,567.89 pounds", "en", "1234567.89 GBP"),
            ("CHF 1'200.50", "en", "1200.50 CHF"),
            ("half a million dollars", "en", "500000.00 USD"),
            ("0 tys", "pl", "0.00 EUR"),
            ("300 тыс. руб", "ru", "300000.00 RUB"),
            ("1,5 млн ₽", "ru", "1500000.00 RUB"),
            ("500 т.р.", "ru", "500000.00 RUB"),
            ("полмиллиона", "ru", "500000.00 EUR"),
            ("полтора миллиона рублей", "ru", "1500000.00 RUB"),
            ("12 000 000", "ru", "12000000.00 EUR"),
        ],
    )
    def test_is_read_in_the_habit_of_the_language(self, text: str, lang: str, kept: str) -> None:
        assert typed("money", text, lang) == kept

    @pytest.mark.parametrize(("text", "lang"), [("4,800", "pl"), ("4,800", "ru"), ("4.800", "en")])
    def test_thousands_or_decimals_is_not_guessed(self, text: str, lang: str) -> None:
        assert "two ways" in refusal("money", text, lang)

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("-500", "below zero"),
            ("minus 500", "below zero"),
            ("5-10k", "range"),
            ("from 5 to 10", "range"),
            ("9999999999999", "too large"),
            ("5 EUR and 5 PLN", "two currencies"),
            ("lots", "not an amount of money"),
            ("12 apples", "not an amount of money"),
            ("4 80", "not a number"),
            ("", "Nothing was typed"),
            ("nan", "not an amount"),
        ],
    )
    def test_what_cannot_be_meant_is_refused_with_the_reason(self, text: str, why: str) -> None:
        assert why in refusal("money", text)

    def test_the_example_is_in_the_habit_of_the_language(self) -> None:
        assert "12 tys." in refusal("money", "dużo", "pl")
        assert "300 тыс. руб." in refusal("money", "много", "ru")


class TestNumber:
    @pytest.mark.parametrize(
        ("text", "lang", "kept"),
        [
            ("4,800", "en", "4800"),
            ("4,800", "pl", "4.8"),
            ("4.800", "ru", "4800"),
            ("0,125", "pl", "0.125"),
            ("1 250", "ru", "1250"),
            ("twenty five", "en", "25"),
            ("a hundred and twenty", "en", "120"),
            ("dwadzieścia pięć", "pl", "25"),
            ("пятьсот", "ru", "500"),
            ("００1２", "en", "12"),
        ],
    )
    def test_is_read_in_the_habit_of_the_language(self, text: str, lang: str, kept: str) -> None:
        assert typed("number", text, lang) == kept

    @pytest.mark.parametrize("text", ["25 very odd things", "people", "25 tsy osób"])
    def test_more_than_what_is_counted_is_refused(self, text: str) -> None:
        assert "not a number" in refusal("number", text)


class TestPercent:
    @pytest.mark.parametrize(
        ("text", "lang", "kept"),
        [
            ("12,5 %", "pl", "12.5"),
            ("12.5%", "en", "12.5"),
            ("30 процентов", "ru", "30"),
            ("41 of 120", "en", "34.17"),
            ("41 z 120", "pl", "34.17"),
            ("41 из 120", "ru", "34.17"),
            ("41/120", "en", "34.17"),
            ("one in three", "en", "33.33"),
            ("co trzecia", "pl", "33.33"),
            ("каждый третий", "ru", "33.33"),
            ("dziewięć na dziesięć", "pl", "90"),
            ("half", "en", "50"),
            ("две трети", "ru", "66.67"),
        ],
    )
    def test_is_read_as_people_say_it(self, text: str, lang: str, kept: str) -> None:
        assert typed("percent", text, lang) == kept

    @pytest.mark.parametrize("text", ["120 of 41", "5 of 0"])
    def test_a_part_is_not_more_than_the_whole(self, text: str) -> None:
        assert "not a part of a whole" in refusal("percent", text)

    def test_a_sum_of_money_is_no_percentage(self) -> None:
        assert "too much" in refusal("percent", "48000")
