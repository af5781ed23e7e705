"""A list to choose from: its keys."""

from collections.abc import Sequence

import pytest
from textual.app import App
from textual.widgets import OptionList

from tui.screens.choose import ChooseScreen

COUNTRIES = [("none, only with +", ""), ("PL", "PL"), ("RU", "RU"), ("GB", "GB"), ("Peru", "PE")]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["P", "L", "enter"], "PL"),
        (["p", "p", "enter"], "PE"),
        (["p", "p", "p", "enter"], "PL"),
        (["x", "enter"], ""),
        (["j", "j", "k", "enter"], "PL"),
        (["3"], "RU"),
        (["p", "escape"], None),
    ],
)
async def test_digits_arrows_and_first_letters_choose(
    keys: Sequence[str], chosen: str | None
) -> None:
    app: App[None] = App()
    handed: list[str | None] = []
    async with app.run_test() as pilot:
        await app.push_screen(ChooseScreen("Which?", COUNTRIES), handed.append)
        assert isinstance(app.focused, OptionList)
        await pilot.press(*keys)
        await pilot.pause()
    assert handed == [chosen]
