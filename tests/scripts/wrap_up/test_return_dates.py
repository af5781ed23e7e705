"""When to come back: a date that was named first, else the custom of the path."""

from datetime import date

import pytest

from tests.scripts.judgement.judged import Told, rules, told
from tests.scripts.wrap_up.wrapping import TODAY
from tui.scripts.judgement import judge
from tui.scripts.wrap_up import propose_return


def proposed(call: Told) -> tuple[str, date]:
    judgement = judge(call.script, call.state, rules())
    return propose_return(call.state, judgement, rules().outcomes, TODAY)


def named(capture: str, day: str) -> Told:
    return told().capture(capture, "a date", "no_budget", day)


@pytest.mark.parametrize(
    ("capture", "day", "path", "returns"),
    [
        ("revisit_at", "2027-03-01", "date_named", date(2027, 3, 1)),
        ("budget_date", "2027-03-01", "budget_date", date(2027, 2, 1)),
        ("season_end", "2027-02-28", "season", date(2027, 3, 8)),
        ("contract_end", "2027-12-31", "contract", date(2027, 8, 3)),
    ],
)
def test_a_date_that_was_named_comes_first(
    capture: str, day: str, path: str, returns: date
) -> None:
    assert proposed(named(capture, day)) == (path, returns)


def test_a_date_too_near_for_its_lead_is_taken_as_it_is() -> None:
    assert proposed(named("budget_date", "2026-12-01")) == ("budget_date", date(2026, 12, 1))


def test_a_date_in_the_past_gives_way_to_the_custom() -> None:
    assert proposed(named("revisit_at", "2026-01-01")) == ("date_named", date(2027, 2, 22))


def test_words_that_are_no_date_are_passed_over() -> None:
    assert proposed(named("revisit_at", "after the season"))[0] == "not_now"


def test_no_budget_comes_back_in_ninety_days_on_a_working_day() -> None:
    path, day = proposed(told(budget="not_met"))
    assert (path, day) == ("no_budget", date(2027, 2, 22))  # 90 days on is a Sunday


@pytest.mark.parametrize(
    ("interest", "path", "returns"),
    [("low", "low_interest", date(2027, 5, 24)), ("medium", "early", date(2026, 12, 28))],
)
def test_little_interest_waits_longer(interest: str, path: str, returns: date) -> None:
    call = told()
    call.state.facts["interest"] = interest
    assert proposed(call) == (path, returns)


def test_the_wrong_person_means_the_next_working_day() -> None:
    call = told()
    call.state.facts["next_step"] = "introduction"
    assert proposed(call) == ("wrong_person", date(2026, 11, 24))
