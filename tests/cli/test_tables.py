"""Lists have names for their columns, fit a terminal, and are whole in a pipe."""

from rich.cells import cell_len

from tui.cli.tables import table_lines

HEADS = ("no.", "company", "calls")
ROWS = (("1", "Northgate Supplies Ltd", "12"), ("20", "[/x]\t東京商事 株式会社\n", ""))


def test_a_pipe_has_a_heading_and_tabs_and_nothing_cut() -> None:
    assert list(table_lines(HEADS, ROWS)) == [
        "no.\tcompany\tcalls",
        "1\tNorthgate Supplies Ltd\t12",
        "20\t[/x] 東京商事 株式会社\t",
    ]


def test_a_terminal_has_columns_below_their_names() -> None:
    assert list(table_lines(HEADS, ROWS, right=(0, 2), width=80)) == [
        "no.  company                 calls",
        "  1  Northgate Supplies Ltd     12",
        " 20  [/x] 東京商事 株式会社",
    ]


def test_a_narrow_terminal_cuts_the_widest_column() -> None:
    lines = list(table_lines(HEADS, ROWS, right=(0, 2), width=24))
    assert max(map(cell_len, lines)) <= 24
    assert lines[1].endswith("…     12")


def test_no_rows_are_no_lines() -> None:
    assert list(table_lines(HEADS, ())) == []
