"""Promise 11: data cannot act on the program or on the terminal."""

from __future__ import annotations

import pytest

from tests.conftest import FakeClock
from torture.walk.walk import walk
from torture.walk.words import EVERY
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
