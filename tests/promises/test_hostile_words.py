"""Promise 11: data cannot act on the program or on the terminal."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.terminal.rep import Rep
from torture.walk.walk import walk
from torture.walk.words import EVERY, MARKS, STEERING
from torture.walk.world import Words, services
from tui.places import Places


@pytest.mark.parametrize(
    ("turn", "size"), [(0, (120, 40)), (len(EVERY) // 2, (80, 24))], ids=["wide", "narrow"]
)
async def test_words_in_every_field_are_only_words_on_every_screen(
    places: Places, clock: FakeClock, turn: int, size: tuple[int, int]
) -> None:
    words = Words(turn)
    seen = await walk(services(places, words, clock=clock), words, size)
    assert seen.steering == []
    assert seen.actions == []
    assert {
        "TodayScreen", "EditLeadScreen", "NewCallScreen", "SettingsScreen", "HelpScreen",
        "PaletteScreen", "CallScreen", "WrapUpScreen",
    } <= seen.screens  # fmt: skip


REMAINS = re.compile(r"\]0;owned|\]52;c;|\[2JC|31mred")
"""What is left of words that steer, once they steer no more: they were on the screen."""


@pytest.mark.terminal
@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_no_byte_of_such_words_reaches_a_real_terminal(tmp_path: Path, places: Places) -> None:
    services(places, Words(list(EVERY).index(next(iter(STEERING)))))
    environ = {
        "TALKTRACK_DB": str(places.database),
        "TALKTRACK_SCRIPTS": str(places.scripts),
        "TALKTRACK_REP": "\x1b]0;owned\x07",
    }
    rep = Rep(tmp_path, environ=environ)
    try:
        rep.wait("F1", REMAINS)
        rep.press("down", "down", "up", "e")
        rep.wait("Edit the lead")
        rep.press("esc")
        rep.wait("Talktrack · today", gone=("Edit the lead",))
        rep.press("enter")
        rep.wait("›")
        for raw in (b"\x1b[200~\x1b]52;c;b3duZWQ=\x07\x1b[2JC\x1b[201~", b"\xff\x9b31m", b"a\x00b"):
            rep.send(raw)
        rep.settle()
        rep.press("enter", "f6")
        rep.settle()
        assert rep.alive
        assert [mark for mark in MARKS if mark in rep.written] == []
    finally:
        rep.kill()
