"""Other people's text is shown as it is, and never acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from tests.tui.reading_screens import NASTY
from tui.scripts.sayings import Saying
from tui.text import UNSHOWN, cell, cut, fitted, plain, styled


@pytest.mark.parametrize("text", NASTY)
def test_plain_text_keeps_brackets_and_drops_what_steers_a_terminal(text: str) -> None:
    assert plain(text).plain == UNSHOWN.sub("", text)
    assert not plain(text).spans


def test_content_passes_through() -> None:
    content = Content("x").stylize("bold")

    assert plain(content) is content


def test_a_saying_is_shown_with_its_values() -> None:
    assert plain(Saying("Saved {name}", {"name": "[b]"})).plain == "Saved [b]"


def test_values_in_markup_are_data() -> None:
    content = styled("[b]$name[/b] called", name="[@click=app.quit]X[/]")

    assert content.plain == "[@click=app.quit]X[/] called"
    assert [str(span.style) for span in content.spans] == ["b"]


def test_a_cell_for_rich_is_not_markup() -> None:
    assert cell("[bold]x[/bold]").plain == "[bold]x[/bold]"


@given(st.text(), st.integers(0, 60))
def test_fitted_text_takes_exactly_its_cells(text: str, width: int) -> None:
    line = fitted(text, width)

    assert cell_len(line) == width
    assert "\n" not in line


@given(st.text(), st.integers(0, 60))
def test_cut_text_is_never_wider_than_its_place(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width


def test_text_that_fits_is_not_cut() -> None:
    assert cut("Żółć", 4) == "Żółć"
    assert cut("Żółćż", 4) == "Żół…"
