import pytest

from tui.scripts.captures import compute
from tui.scripts.model.script import Calc, Script

PAIN = Calc(result="pain", multiply=("quotes", "silent", "order", "0.1"))


@pytest.fixture
def script() -> Script:
    return Script.model_validate(
        {
            "id": "s",
            "lang": "en",
            "version": "1",
            "title": "t",
            "framework": "bant",
            "currency": "PLN",
            "captures": {
                "quotes": {"label": "Quotes", "type": "number"},
                "silent": {"label": "Silent", "type": "percent"},
                "order": {"label": "Order", "type": "money"},
            },
            "steps": [{"id": "a", "stage": "pain", "kind": "pain"}],
        }
    )


def test_a_percentage_counts_as_its_share_and_money_stays_money(script: Script) -> None:
    values = {"quotes": "120", "silent": "34.17", "order": "1500.00 EUR"}
    assert compute(PAIN, script, values) == "6150.60 EUR"


def test_a_missing_factor_leaves_the_result_open(script: Script) -> None:
    assert compute(PAIN, script, {"quotes": "120", "order": "1500.00 EUR"}) is None


def test_without_money_the_result_is_a_number(script: Script) -> None:
    calc = Calc(result="lost", multiply=("quotes", "silent"))
    assert compute(calc, script, {"quotes": "40", "silent": "30"}) == "12"


def test_tenths_are_exact(script: Script) -> None:
    calc = Calc(result="x", multiply=("order", "0.1", "3"))
    assert compute(calc, script, {"order": "0.10 PLN"}) == "0.03 PLN"


def test_a_factor_that_is_no_number_leaves_the_result_open(script: Script) -> None:
    assert compute(PAIN, script, {"quotes": "many", "silent": "3", "order": "1.00 EUR"}) is None
    assert compute(Calc(result="x", multiply=("nowhere", "2")), script, {}) is None
