"""The planner of the review."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from data.figures.planning import OwnRates
from tui.languages import LANGUAGES, text_in
from tui.reports.plan import plan_page
from tui.reports.planned import planned
from tui.screens.review.planning import read_fields, worked_out
from tui.scripts.sayings import SayingError
from tui.scripts.statistics import Share
from tui.scripts.statistics.periods import Period

NOTHING = OwnRates(Share(0, 0), Share(0, 0), None, "")
OWN = OwnRates(Share(30, 100), Share(200, 400), Fraction(20_000), "EUR")
PLAN = {"money": "1 000 000", "average": "50,000.00", "close": "10 %", "accept": "1"}


def test_the_plan_of_the_article() -> None:
    typed = {**PLAN, "average": "50 000"}
    assert worked_out(typed, NOTHING)[0] == "20 deals, 200 accepted leads, 20,000 leads"


def test_what_is_left_empty_comes_from_the_own_records() -> None:
    assert worked_out({"money": "60000"}, OWN)[0] == "3 deals, 10 accepted leads, 20 leads"


def test_a_rate_of_four_deals_is_nobodys_own() -> None:
    few = OwnRates(Share(2, 4), Share(200, 400), Fraction(20_000), "EUR")
    said = worked_out({"money": "60000"}, few)
    assert said[0] == "Still needed: Deals of accepted leads, %."
    assert said[-1] == "Too few deals are decided, so your own rate of winning is not known."


def test_one_of_each_is_said_in_the_singular() -> None:
    typed = {"money": "100", "average": "100", "close": "100", "accept": "100"}
    assert worked_out(typed, NOTHING)[0] == "1 deal, 1 accepted lead, 1 lead"


def test_leads_backwards_give_a_range_and_no_single_number() -> None:
    said = worked_out({"accepted": "200", "close": "10"}, NOTHING)[0]
    assert said == "200 accepted leads give about 20 deals; with 80 % certainty 15 to 26"


def test_what_is_missing_is_named() -> None:
    assert worked_out({}, NOTHING)[0].startswith("Still needed: Plan, money, A won deal brings")


@pytest.mark.parametrize(
    ("name", "words"), [("money", "-5"), ("close", "120"), ("weeks", "abc"), ("reps", "1e9")]
)
def test_what_is_no_number_is_refused(name: str, words: str) -> None:
    with pytest.raises(SayingError):
        read_fields({name: words})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_period_of_a_plan_is_typed_in_any_of_our_languages(lang: str) -> None:
    today = date(2026, 11, 20)
    words = text_in("this quarter", lang).upper()
    found = planned({"money": "1 000 000", "period": f" {words} "}, today)
    assert found is not None
    assert found.period == Period(date(2026, 10, 1), date(2026, 12, 31))
    assert planned({"money": "1 000 000", "period": "soon"}, today) is None


def test_the_plan_goes_to_a_file_with_all_that_follows_from_it() -> None:
    page = plan_page([("Plan, money", "60000")], worked_out({"money": "60000"}, OWN))
    made, follows = page.tables
    assert made.rows == (("Plan, money", "60000"),)
    assert follows.rows[0] == ("3 deals, 10 accepted leads, 20 leads",)
    assert all(row[0] for row in follows.rows)
