"""Promise 23: a script can't run anything, nor reach out of its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scripts.reading.samples import SCRIPT, line_of, problems_of, with_line
from tui.scripts.reading import Library

ASKS = 'text: "What is in the way?"'
RUNNING = (
    "{company.__class__}",
    "{contact.__init__.__globals__}",
    "{0}",
    "{}",
    "{rep!r}",
    "{contact:>99999999}",
    "{contact[0]}",
    "{{contact}}",
    "{self}",
    "{__import__}",
    "{{ config.items() }}",
)


@pytest.mark.parametrize("words", RUNNING)
def test_placeholders_that_are_no_plain_names_are_refused_with_their_line(words: str) -> None:
    text = with_line(ASKS, f'text: "Hello {words}"')
    told = [problem for problem in problems_of(text) if problem.level == "error"]
    assert {problem.line for problem in told} == {line_of(text, "Hello")}


@pytest.mark.parametrize(
    "line",
    [
        "id: ../short",
        "id: /etc/passwd",
        "framework: ../../pair",
        "start: ../opener",
        "id: CON.yaml",
        'id: "a\\u0000b"',
        "id: short call; rm -rf",
    ],
)
def test_names_that_lead_elsewhere_are_refused_with_their_line(line: str) -> None:
    key = line.split(":", maxsplit=1)[0]
    old = next(one for one in SCRIPT.splitlines() if one.startswith(f"{key}:"))
    text = SCRIPT.replace(f"\n{old}\n", f"\n{line}\n")
    told = [problem for problem in problems_of(text) if problem.level == "error"]
    assert line_of(text, line) in {problem.line for problem in told}


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system [id]", "!!python/name:os.x", "!x y"]
)
def test_tags_that_make_objects_are_refused_with_their_line(tag: str) -> None:
    text = with_line('title: "A short call"', f"title: {tag}")
    told = [problem for problem in problems_of(text) if problem.level == "error"]
    assert [problem.line for problem in told] == [line_of(text, "title: !")]


def test_links_and_folders_never_lead_out(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "stolen.yaml").write_text(SCRIPT.replace("id: short-call", "id: stolen", 1))
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "by-folder").symlink_to(secret)
    (mine / "by-file.yaml").symlink_to(secret / "stolen.yaml")
    (mine / "pipe.yaml").symlink_to("/dev/zero")
    library = Library.load(mine)
    assert "stolen" not in {info.id for info in library.scripts()}
    for name in ("../secret/stolen", str(secret / "stolen"), "by-folder/stolen"):
        with pytest.raises(Exception, match="no script") as told:
            library.script(name)
        assert type(told.value).__name__ == "UnknownScript"
