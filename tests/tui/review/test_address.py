"""The address of a view says everything that it shows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.figures import facts
from tui.screens.review.address import FILTERS, MORE, VIEWS, Address, BadAddress, read_address
from tui.scripts.sayings import SayingError
from tui.scripts.statistics.periods import Period

TODAY = date(2026, 11, 20)
days = st.one_of(st.none(), st.dates(date(2001, 1, 1), date(2030, 1, 1)))
values = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def test_filters_are_those_of_the_figures() -> None:
    assert FILTERS == facts.FILTERS


@given(
    st.sampled_from(VIEWS),
    days,
    days,
    st.dictionaries(st.sampled_from(FILTERS), values, max_size=3),
    st.dictionaries(st.sampled_from(MORE), values, max_size=3),
)
def test_an_address_that_is_copied_shows_the_same_again(
    view: str, first: date | None, last: date | None, only: dict[str, str], more: dict[str, str]
) -> None:
    period = "" if first or last else "this quarter"
    address = Address(view, period, first, last, only, more)
    assert read_address(address.text) == address


def test_the_usual_view_has_the_shortest_address() -> None:
    assert Address().text == "overview"
    assert read_address("overview").days(TODAY) == Period(date(2026, 10, 22), TODAY)


def test_a_period_is_typed_as_two_days() -> None:
    address = Address("calls").over("2026-10-01..2026-10-31")
    assert address.text == "calls?from=2026-10-01&to=2026-10-31"
    assert address.days(TODAY) == Period(date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    "text", ["", "revew", "overview?form=2026-10-01", "overview?from=yesterday", "overview?to="]
)
def test_what_is_no_address_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadAddress):
        read_address(text)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(SayingError):
        read_address("overview?from=2026-10-31&to=2026-10-01").days(TODAY)
