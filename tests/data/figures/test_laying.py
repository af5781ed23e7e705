"""Few calls that are laid together count as they did where they stood."""

import random

import pytest

from data.figures.bits import bits_of
from data.figures.chosen import Chosen
from data.figures.facts import SUMS
from data.figures.laying import LEAST, laid
from data.figures.sets import Sets

BLOCKS, PLACES = 10, 400
KINDS = ("rep", "count", "seconds")


def some_calls(part: float) -> Chosen:
    """Calls of which every block has so many of its places taken, by two reps."""
    chance = random.Random(7)
    held: dict[tuple[str, str, int], int] = {}
    for block in range(BLOCKS):
        there = {place for place in range(PLACES) if chance.random() < part}
        for kind, value in (
            ("rep", "Ann"), ("count", "reached"), ("count", "deals"),
            *(("seconds", f"{digit:02}") for digit in range(5)),
        ):  # fmt: skip
            held[kind, value, block] = bits_of(p for p in there if chance.random() < 0.5)
        held["there", "", block] = bits_of(there)
        held["rep", "Ben", block] = bits_of(there) & ~held["rep", "Ann", block]
    sets = Sets.made(held)
    return Chosen(sets, {block: sets.there(block) for block in sets.blocks})


def added_up(chosen: Chosen) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    chosen.add_up(("all", "rep"), ("rep",), found)
    return found


@pytest.mark.parametrize("part", [0.01, 0.05, 0.7])
def test_they_come_to_the_same_in_fewer_blocks(part: float) -> None:
    calls = some_calls(part)
    together = laid(calls, KINDS)
    assert added_up(together) == added_up(calls)
    assert added_up(calls)["rep", "Ann"][SUMS.index("seconds")] > 0
    assert (together is calls) == (part > 0.5)
    assert together is calls or len(together.masks) <= BLOCKS * 0.6


def test_only_the_flags_that_are_asked_for_are_there() -> None:
    together = laid(some_calls(0.02), KINDS, flags=("deals",))
    assert together.within("count", "deals").count() > 0
    assert together.within("count", "reached").count() == 0


def test_a_few_blocks_are_left_as_they_are() -> None:
    calls = some_calls(0.02)
    few = Chosen(calls.sets, {block: calls.masks[block] for block in range(LEAST - 1)})
    assert laid(few, KINDS) is few
