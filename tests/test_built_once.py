"""A copied file of records is one that was made."""

import os
from pathlib import Path

import pytest
from textual.color import Color
from textual.css.stylesheet import Stylesheet

from data.sqlite import opening
from data.store import Store
from tests.data.samples import ask


def made(path: Path) -> Path:
    Store.open(path).close()
    return path


def test_copies_have_the_same_tables_and_an_id_and_key_of_their_own(tmp_path: Path) -> None:
    paths = [made(tmp_path / str(number) / "talktrack.db") for number in range(3)]
    tables = [ask(path, "SELECT name, sql FROM sqlite_master ORDER BY 1") for path in paths]
    assert tables[0]
    assert tables == [tables[0]] * 3
    names = [ask(path, "SELECT name FROM installation ORDER BY 1") for path in paths]
    assert names == [[("id",), ("suppression_key",)]] * 3
    values = [value for path in paths for (value,) in ask(path, "SELECT value FROM installation")]
    assert len(set(values)) == 6
    assert {len(value) for value in values} == {16, 64}
    assert all(os.listdir(path.parent) == [path.name] for path in paths)


@pytest.mark.from_scratch
def test_a_test_about_new_files_makes_them() -> None:
    assert opening._fill.__module__ == opening.__name__


def test_styles_that_were_read_before_are_those_of_the_same_colours_alone() -> None:
    def sheet(colour: str) -> Stylesheet:
        made = Stylesheet(variables={"ink": colour})
        made.add_source("Label { color: $ink; }", read_from=("a.tcss", ""))
        return made

    red, again, blue = (sheet(colour).rules[0] for colour in ("red", "red", "blue"))
    assert red is again
    assert (red.styles.color, blue.styles.color) == (Color.parse("red"), Color.parse("blue"))
