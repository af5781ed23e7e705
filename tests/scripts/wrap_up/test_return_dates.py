"""When to come back: a date that was named first, else the custom of the path."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.judgement.judged import Told, rules, told
from tests.scripts.wrap_up.wrapping import TODAY
from tui.scripts.judgement import judge
from tui.scripts.model.outcomes import NurturePath
from tui.scripts.wrap_up import propose_return
from tui.scripts.wrap_up.return_dates import counted_from, counted_return


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


@pytest.mark.parametrize(
    ("notice", "returns"), [(0, date(2027, 11, 1)), (1, date(2027, 10, 4)), (6, date(2027, 5, 5))]
)
def test_a_contract_comes_back_sixty_days_before_its_notice(notice: int, returns: date) -> None:
    contract = rules().outcomes.path("contract")
    assert contract is not None
    assert counted_return(contract, date(2027, 12, 31), TODAY, notice) == returns


@given(
    st.sampled_from(rules().outcomes.paths),
    st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.none() | st.integers(0, 60),
)
def test_a_return_is_always_a_working_day_to_come(
    path: NurturePath, moment: date | None, today: date, notice: int | None
) -> None:
    day = counted_return(path, moment, today, notice)

    assert day > today
    assert day.weekday() < 5


def test_every_path_says_what_to_do_and_from_where_it_counts() -> None:
    for path in rules().outcomes.paths:
        assert set(path.do) >= {"en", "pl", "ru"}
        assert bool(path.ask) == bool(path.when.captures and path.id != "date_named")


@pytest.mark.parametrize(
    ("capture", "day", "path"),
    [("budget_date", "2026-12-01", "budget_date"), ("contract_end", "2027-03-31", "contract")],
)
def test_where_the_day_to_call_is_over_it_is_the_next_working_day(
    capture: str, day: str, path: str
) -> None:
    assert proposed(named(capture, day)) == (path, date(2026, 11, 24))


@pytest.mark.parametrize(
    ("moment", "counted"),
    [
        (date(2027, 12, 31), (date(2027, 8, 3), "moment")),
        (date(2027, 3, 31), (date(2026, 11, 24), "late")),
        (date(2026, 10, 31), (date(2027, 5, 24), "today")),
        (None, (date(2027, 5, 24), "today")),
    ],
)
def test_a_return_says_from_where_it_is_counted(
    moment: date | None, counted: tuple[date, str]
) -> None:
    contract = rules().outcomes.path("contract")
    assert contract is not None
    assert counted_from(contract, moment, TODAY) == counted


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
