"""The settings file: read with care, written without losing anything of it."""

import os
import stat
from pathlib import Path

import pytest

from tui.languages import say
from tui.settings import (
    FIELDS,
    Overrides,
    Settings,
    read_settings,
    remember,
    write_settings,
)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_is_all_defaults_and_no_complaint(tmp_path: Path) -> None:
    read = read_settings(tmp_path / "settings.toml")

    assert read.settings == Settings()
    assert read.troubles == ()


def test_every_default_passes_its_own_check() -> None:
    assert [one.trouble(getattr(Settings(), one.name)) for one in FIELDS] == [None] * len(FIELDS)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    changes = {"rep": "Żaneta [b]", "language": "pl", "compact": True, "keys": {"quit": "f12"}}

    write_settings(path, changes)

    assert read_settings(path).settings == Settings(
        rep="Żaneta [b]", language="pl", compact=True, keys={"quit": "f12"}
    )


def test_writing_keeps_comments_and_what_it_does_not_know(tmp_path: Path) -> None:
    path = written(tmp_path, '# mine\nrep = "Ola"  # me\n\n[keys]\n# both hands\nquit = "f12"\n')

    write_settings(path, {"rep": "Ewa", "theme": "ansi-dark"})

    text = path.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# me" in text
    assert "# both hands" in text
    assert read_settings(path).settings == Settings(
        rep="Ewa", theme="ansi-dark", keys={"quit": "f12"}
    )


def test_the_file_is_for_one_persons_eyes(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    before = os.umask(0)
    try:
        write_settings(path, {"rep": "Ewa"})
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    there = written(tmp_path, "")
    link = tmp_path / "link.toml"
    link.symlink_to(there)

    write_settings(link, {"rep": "Ewa"})

    assert link.is_symlink()
    assert read_settings(there).settings.rep == "Ewa"


@pytest.mark.parametrize("text", ["rep = ", "rep = 'x'\nrep = 'y'", "[", "\x00"])
def test_a_broken_file_gives_defaults_one_sentence_and_stays(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)

    read = read_settings(path)

    assert read.settings == Settings()
    assert [say(trouble) for trouble in read.troubles if "defaults are used" in say(trouble)]
    assert remember(path, {"rep": "Ewa"}) is not None
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes("rep = 'Żółć'".encode("cp1250"))

    assert len(read_settings(path).troubles) == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("language = 'fr'", "one of auto, en, pl, ru, not “fr”"),
        ("compact = 'yes'", "compact must be true or false"),
        ("rep = 5", "rep must be text in quotes"),
        ("currency = 'zł'", "“zł” is not a currency"),
        ("country = 'Polska'", "“Polska” is not a country"),
        ("working_hours = '9-17'", "“9-17” is not a span of hours"),
        ("default_script = 'My Script'", "“My Script” is not a script id"),
        ("langauge = 'pl'", "no setting called langauge"),
        ("keys = 3", "Under [keys] write lines"),
        (f"rep = '{'x' * 201}'", "too long"),
    ],
)
def test_one_bad_value_is_named_and_the_others_hold(tmp_path: Path, line: str, words: str) -> None:
    read = read_settings(written(tmp_path, f"product = 'CRM'\n{line}\n"))

    assert read.settings == Settings(product="CRM")
    assert len(read.troubles) == 1
    assert words in say(read.troubles[0])


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")

    trouble = remember(blocked / "settings.toml", {"rep": "Ewa"})

    assert trouble is not None
    assert "can't be written" in say(trouble)


def test_flags_go_over_the_environment_and_that_over_settings() -> None:
    environ = {"TALKTRACK_REP": "Env", "TALKTRACK_LANG": "pl", "TALKTRACK_DB": ""}

    overrides = Overrides(rep="Flag").over(Overrides.from_environment(environ))

    assert overrides == Overrides(rep="Flag", lang="pl")
    assert overrides.applied(Settings(rep="File", theme="x")) == Settings(
        rep="Flag", language="pl", theme="x"
    )


def test_the_rep_is_the_person_who_is_logged_in_until_they_say_otherwise() -> None:
    assert Settings().rep_name == "rep"
    assert Settings(rep="Ewa").owner_name == "Ewa"
    assert Settings(rep="Ewa", owner="Jan").owner_name == "Jan"
