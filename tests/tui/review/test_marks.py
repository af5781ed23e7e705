"""Charts made of characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.reports.pages import Page, Section, Table
from tui.screens.review.drawing import draw, plain_text
from tui.screens.review.marks import bar, sparkline, whisker
from tui.scripts.statistics import Share

shares = st.integers(0, 500).flatmap(lambda of: st.builds(Share, st.integers(0, of), st.just(of)))


@given(shares, st.integers(4, 60))
def test_a_whisker_has_its_width_and_its_mark_between_its_ends(share: Share, width: int) -> None:
    drawn = whisker(share, width)
    assert len(drawn) == width
    if share.showing == "counts":
        assert not drawn.strip()
    else:
        sign = "○" if share.showing == "grey" else "●"
        assert drawn.count(sign) == 1
        assert "├" not in drawn[drawn.index(sign) :]
        assert "┤" not in drawn[: drawn.index(sign)]


@given(st.floats(0, 1e9), st.floats(0.001, 1e9), st.integers(1, 60))
def test_a_bar_is_seen_of_everything_above_nothing(number: float, most: float, width: int) -> None:
    drawn = bar(number, most, width)
    assert len(drawn) == width
    assert bool(drawn.strip()) == (number > 0)


@given(st.lists(st.floats(0, 1e6), max_size=300), st.integers(1, 50))
def test_a_sparkline_never_outgrows_its_room(numbers: list[float], width: int) -> None:
    drawn = sparkline(numbers, width)
    assert len(drawn) <= width
    assert bool(drawn) == bool(numbers)


def test_the_highest_number_stands_highest() -> None:
    assert sparkline([1, 8, 4], 10) == "▂█▅"


def test_a_number_is_shown_rather_than_its_picture_where_both_do_not_fit() -> None:
    rows = (("webinar", "not known", Share(12, 40)), ("list", "not known", Share(3, 40)))
    table = Table("signs", ("Source", "Value", "Won of decided"), rows)
    page = Page("", (), (Section("", (), (table,)),))
    wide, narrow = (plain_text(draw(page, width, 0, frozenset())) for width in (80, 54))
    assert "├" in wide
    assert "├" not in narrow
    assert "12 of 40 · 30 % (18–45)" in wide
    assert "12 of 40 · 30 % (18–45)" in narrow


def test_a_long_heading_pushes_no_number_out_of_a_small_screen() -> None:
    heads = ("Skrypt", "Rozmowy odbyte z klientem", "Rozmowy umówione", "Zakwalifikowane z nich")
    row = ("orlica-discovery 1.4", 42, 34, Share(15, 54))
    page = Page("", (), (Section("", (), (Table("t", heads, (row,)),)),))
    small = plain_text(draw(page, 78, 0, frozenset()))
    assert "15 of 54 · 28 % (18–41)" in small
    assert heads[1] not in small
    assert heads[1] in plain_text(draw(page, 120, 0, frozenset()))
