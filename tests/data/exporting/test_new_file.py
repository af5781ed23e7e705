"""A file that leaves is private, whole or not there, and never takes another one's place."""

import os
from pathlib import Path

import pytest

from data.errors import StoreError
from data.exporting.files import new_file


def write(path: Path, text: str = "new", *, force: bool = False) -> None:
    with new_file(path, force=force) as file:
        file.write(text)


def test_is_private_whatever_the_mask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        write(tmp_path / "x.csv")
    finally:
        os.umask(old)
    assert (tmp_path / "x.csv").stat().st_mode & 0o777 == 0o600


def test_does_not_replace_a_file_unless_told_to(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(StoreError, match="there already"):
        write(path)
    assert path.read_text(encoding="utf-8") == "old"
    write(path, force=True)
    assert path.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("force", [False, True])
def test_refuses_links_and_folders(tmp_path: Path, force: bool) -> None:
    target = tmp_path / "precious"
    target.write_text("old", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(target)
    (tmp_path / "dangling.csv").symlink_to(tmp_path / "nowhere")
    for name in ("link.csv", "dangling.csv", "."):
        with pytest.raises(StoreError):
            write(tmp_path / name, force=force)
    assert target.read_text(encoding="utf-8") == "old"
    assert not (tmp_path / "nowhere").exists()


def test_leaves_nothing_when_it_fails_half_way(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"

    def fail() -> None:
        with new_file(path) as file:
            file.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be written"):
        write(tmp_path / "no" / "x.csv")


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"

    def late() -> None:
        with new_file(path) as file:
            file.write("new")
            path.write_text("somebody else's", encoding="utf-8")

    with pytest.raises(StoreError, match="there already"):
        late()
    assert path.read_text(encoding="utf-8") == "somebody else's"
