"""Paths as they are typed, pasted and dropped on a terminal; the files that are offered."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.screens.importing.paths import Offered, as_typed, offered, path_of, recent


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/a/b.csv", "/a/b.csv"),
        ("  /a/b.csv \n", "/a/b.csv"),
        ("'/a/my list.csv' ", "/a/my list.csv"),
        ('"/a/my list.csv"', "/a/my list.csv"),
        ("'/a/one.csv' '/a/two.csv'", "/a/one.csv"),
        ("/a/my\\ list\\ \\(1\\).csv", "/a/my list (1).csv"),
        ("file:///a/my%20list.csv", "/a/my list.csv"),
        ("file://localhost/a/%C5%81.csv", "/a/Ł.csv"),
        ("file:///a/one.csv\r\nfile:///a/two.csv", "/a/one.csv"),
        ("/a/it's.csv", "/a/it's.csv"),
    ],
)
def test_a_path_is_meant_however_it_came(typed: str, meant: str) -> None:
    assert path_of(typed) == Path(meant)


def test_a_tilde_is_home() -> None:
    assert path_of("~/x.csv") == Path.home() / "x.csv"
    assert as_typed(Offered(Path.home() / "x.csv")) == "~/x.csv"
    assert as_typed(Offered(Path.home() / "lists", is_folder=True)) == "~/lists/"


def test_a_backslash_that_is_in_the_name_stays(tmp_path: Path) -> None:
    odd = tmp_path / "a\\b.csv"
    odd.touch()
    assert path_of(str(odd)) == odd


@given(st.text(max_size=60))
def test_whatever_is_pasted_is_some_path(typed: str) -> None:
    assert isinstance(path_of(typed), Path)


@given(st.text(st.characters(codec="ascii", exclude_characters="\x00/'\\"), min_size=1))
def test_a_quoted_name_comes_out_whole(name: str) -> None:
    assert path_of(f"'/a/{name}'") == Path(f"/a/{name}")


def test_recent_tables_are_offered_the_latest_first(tmp_path: Path) -> None:
    for number, name in enumerate(("old.csv", "new.XLSX", "photo.jpg", ".hidden.csv")):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (number, number))
    (tmp_path / "folder.csv").mkdir()
    names = [each.path.name for each in recent([tmp_path, tmp_path / "not there"])]
    assert names == ["new.XLSX", "old.csv"]


def test_letters_find_a_recent_file_and_a_paths_beginning_what_lies_there(tmp_path: Path) -> None:
    (tmp_path / "Leads 2026.csv").touch()
    (tmp_path / "lists").mkdir()
    (tmp_path / "other.csv").touch()
    assert [each.path.name for each in offered("2026", [tmp_path])] == ["Leads 2026.csv"]
    found = offered(f"{tmp_path}/l", [])
    assert [(each.path.name, each.is_folder) for each in found] == [
        ("lists", True),
        ("Leads 2026.csv", False),
    ]
    assert len(offered(f"{tmp_path}/", [])) == 3
    assert offered("/no/such/folder/x", []) == []
