"""The options that every command takes, before or after its name."""

import pytest

from tui.cli.words import WordsError, split


def test_shared_options_stand_before_or_after_the_command() -> None:
    before = split(["--db", "a.db", "replay", "x.yaml"])
    after = split(["replay", "x.yaml", "--db=a.db"])
    assert before == after
    assert before[0].db == "a.db"
    assert before[1] == ["replay", "x.yaml"]


def test_all_four_are_taken() -> None:
    overrides, rest = split(
        ["where", "--lang", "pl", "--rep", "Żaneta Łoś", "--scripts", "s", "--db", "d", "--json"]
    )
    assert (overrides.lang, overrides.rep, overrides.scripts, overrides.db) == (
        "pl",
        "Żaneta Łoś",
        "s",
        "d",
    )
    assert rest == ["where", "--json"]


def test_nothing_is_taken_after_two_dashes() -> None:
    overrides, rest = split(["replay", "--", "--db"])
    assert overrides.db is None
    assert rest == ["replay", "--", "--db"]


@pytest.mark.parametrize("argv", [["--db"], ["where", "--db", "--json"], ["--lang", "de"]])
def test_a_missing_or_wrong_value_is_told(argv: list[str]) -> None:
    with pytest.raises(WordsError, match="--"):
        split(argv)
