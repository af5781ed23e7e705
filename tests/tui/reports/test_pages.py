"""Pages, whatever shows them, and the addresses of views."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.figures.facts import FILTERS
from tui.reports.address import VIEWS, Address, read_address
from tui.reports.as_html import as_html
from tui.reports.as_sheets import flat
from tui.reports.as_text import as_text
from tui.reports.pages import Chart, CostOfOne, Money, Page, Section, Table, Time
from tui.reports.words import difference_text, share_text, value_text
from tui.scripts.statistics import Share, compare

ANY = st.text(max_size=30)


@pytest.mark.parametrize(
    ("hits", "of", "said"),
    [
        (2, 4, "2 of 4"),
        (0, 0, "0 of 0"),
        (3, 10, "3 of 10 · ≈30 % (11–60)"),
        (60, 200, "60 of 200 · 30 % (24–37)"),
        (600, 2000, "600 of 2,000 · 30 % (28–32)"),
        (1, 428, "1 of 428 · <1 % (<1–1)"),
        (1529, 1529, "1,529 of 1,529 · 100 % (>99–100)"),
    ],
)
def test_the_count_comes_first_and_the_rate_never_without_its_range(
    hits: int, of: int, said: str
) -> None:
    assert share_text(Share(hits, of)) == said


def test_words_of_comparison_say_by_how_much() -> None:
    assert difference_text(compare(Share(60, 100), Share(30, 100))) == (
        "probably better, +30 (+16…+42)"
    )
    assert difference_text(compare(Share(24, 60), Share(18, 60))) == (
        "no clear difference; about 310 more calls needed"
    )
    assert difference_text(compare(Share(24, 60), Share(0, 0))) == ""
    assert difference_text(compare(Share(24, 60), Share(24, 60))) == "no difference seen"


def test_what_is_needed_is_counted_in_what_the_shares_are_of_and_never_in_millions() -> None:
    assert difference_text(compare(Share(24, 60), Share(18, 60)), "deals") == (
        "no clear difference; about 310 more deals needed"
    )
    assert difference_text(compare(Share(3, 10), Share(18, 60)), "leads") == (
        "too few leads to say"
    )
    assert difference_text(compare(Share(300, 1000), Share(301, 1000))) == (
        "no clear difference; more than 100,000 calls needed"
    )


def test_an_end_next_to_zero_never_looks_like_zero() -> None:
    said = difference_text(compare(Share(9, 208), Share(285, 3500), "less"))
    assert said == "probably better, −4 (−6…−<0.1)"


@given(ANY, ANY, st.integers(0, 99))
def test_any_words_survive_in_text_and_page(words: str, more: str, hits: int) -> None:
    table = Table("t", (words, "n"), ((more, Share(hits, 99)), (words, None)))
    kinds = ("bars", "steps", "line", "spread")
    charts = tuple(Chart(kind, words, ((more, 1.0), (words, 2.0))) for kind in kinds)  # type: ignore[arg-type]
    page = Page(words, (more,), (Section(words, (more,), (table,), charts),))
    lines = list(as_text(page))
    assert not any(sign in "".join(lines) for sign in "\x1b\x07\x9b\n\r\u202e")
    html = as_html(page)
    inside = html.split("<body>")[1]
    for sign in ("<script", "<img", "onload="):
        assert sign not in inside.replace("&lt;", "")
    assert html.count("<svg") == 4


def test_labels_under_a_line_stand_apart_and_every_chart_says_what_it_shows() -> None:
    points = tuple((f"{day} Sep 2026", float(day)) for day in range(1, 31))
    page = Page("t", (), (Section("s", (), (), (Chart("line", "Qualified calls", points),)),))
    html = as_html(page)
    places = [float(one.split('"')[0]) for one in html.split(' x="')[1:-1]]
    assert len(places) > 3
    assert all(right - left > 80 for left, right in pairwise(places))
    assert "Qualified calls</p>" in html
    assert 'fill="none"' in html.split("<polyline")[1]


def test_shares_take_five_columns_of_a_sheet() -> None:
    table = Table("t", ("Who", "Won"), (("=1+1", Share(3, 10)), ("Bea", Share(1, 2))))
    heads, first, second = flat(table)
    assert heads[0] == "Who"
    assert first == ["'=1+1", 3, 10, 30.0, 10.8, 60.3]
    assert second == ["Bea", 1, 2, None, None, None]


def test_money_and_time_are_numbers_in_a_file_with_all_that_is_said_of_them() -> None:
    money = Money(Decimal("1500.456"), "EUR")
    rows = (("Ann", money, CostOfOne(money, 7), Time(90)), ("Bea", None, CostOfOne(money, 2), None))
    heads, first, second = flat(Table("t", ("Who", "Paid", "A client", "Talk"), rows))
    assert heads == [
        "Who", "Paid", "Paid: currency", "A client", "A client: currency", "A client: n",
        "A client: ≥", "A client: ≤", "Talk, min",
    ]  # fmt: skip
    exact = Decimal("1500.46")
    assert first[:6] == ["Ann", exact, "EUR", exact, "EUR", 7]
    assert first[6] < exact < first[7]
    assert first[8] == 1.5
    assert second == ["Bea", None, None, exact, "EUR", 2, None, None, None]
    assert [value_text(value) for value in rows[0][1:]] == [
        "1,500 EUR", "≈\N{NO-BREAK SPACE}1,500 EUR (727–3,097), of 7", "2 min"
    ]  # fmt: skip


@given(
    st.sampled_from(VIEWS), ANY, st.dictionaries(st.sampled_from(FILTERS), ANY.filter(bool)),
    st.sampled_from(("", "rep", "source")),
)  # fmt: skip
def test_an_address_opens_the_same_view_again(
    view: str, period: str, only: dict[str, str], by: str
) -> None:
    one = Address(view, period or "all", only, by)
    assert read_address(str(one)) == one
    assert "\n" not in str(one)


def test_an_odd_address_opens_the_overview() -> None:
    found = read_address("nonsense?colour=red&rep=Ann")
    assert (found.view, found.only) == ("overview", {"rep": "Ann"})
    assert found.asked(date(2026, 11, 20)).period.days == 30
