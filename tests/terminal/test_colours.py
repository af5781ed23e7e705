"""Every kind of terminal and every set of colours shows the same words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal.conftest import StartRep

pytestmark = pytest.mark.terminal

COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
"""Red, green and blue; a grey has the same of each."""


def with_theme(home: Path, theme: str) -> None:
    folder = home / "config" / "talktrack"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(f'theme = "{theme}"\n', encoding="utf-8")


@pytest.mark.parametrize(
    ("theme", "environ"),
    [
        ("talktrack-dark", {"NO_COLOR": "1"}),
        ("talktrack-light", {"COLORTERM": ""}),
        ("ansi-light", {"TERM": "linux", "COLORTERM": ""}),
    ],
    ids=["no colour", "light, 256 colours", "the terminal's own, on a console"],
)
def test_a_call_is_read_in_any_colours(
    in_a_call: StartRep, home: Path, theme: str, environ: dict[str, str]
) -> None:
    with_theme(home, theme)
    rep = in_a_call(environ=environ, columns=80, rows=24)
    rep.press("1")
    rep.wait("✓ 1", "saved ✓")
    rep.press("f8")
    rep.wait("Ease of talk")

    assert rep.leave() == 0
    if "NO_COLOR" in environ:
        assert [colour for colour in COLOUR.findall(rep.written) if len(set(colour)) > 1] == []
