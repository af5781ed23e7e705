"""Few calls of many blocks laid one upon another, so that they take little to count.

What takes time is to count the bits of a set, and a set of 30,000 places takes as long with ten
calls in it as with ten thousand. Where calls stand matters only to those who want to know which
they are: whoever counts may lay the calls of a block into the free places of others.
"""

from collections.abc import Collection, Mapping, Sequence

from data.figures.chosen import Chosen
from data.figures.facts import COUNTS
from data.figures.sets import Sets

FLAGS = (*COUNTS, "wasted")
WORTH = 0.6
"""Of the blocks that there are, so many layers at most save more than laying takes."""
LEAST = 6
"""Blocks from which on it may."""

_Move = tuple[int, int]
"""A block, and some of its calls."""


def laid(chosen: Chosen, kinds: Collection[str], *, flags: Collection[str] = FLAGS) -> Chosen:
    """The same calls in fewer blocks, where they are few; they count the same, and are no others.

    Args:
        chosen: The calls.
        kinds: The kinds of sets that will be asked for.
        flags: Which of the sets that counts are made of.
    """
    layers = _layers(chosen, int(len(chosen.masks) * WORTH))
    if not layers or len(chosen.masks) < LEAST:
        return chosen
    chosen.sets.read(kinds, chosen.masks)
    found: dict[tuple[str, str, int], int] = {}
    for layer, moves in enumerate(layers):
        found["there", "", layer] = sum(calls for _block, calls in moves)
        for kind in kinds:
            for value, bits in _moved(chosen.sets, kind, moves, flags).items():
                found[kind, value, layer] = bits
    sets = Sets.made(found)
    return Chosen(sets, {layer: sets.there(layer) for layer in sets.blocks})


def _moved(
    sets: Sets, kind: str, moves: Sequence[_Move], flags: Collection[str]
) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for block, calls in moves:
        for value, members in sets.of(kind, block).items():
            if (kind != "count" or value in flags) and (both := calls & members):
                # Each place is taken once, so that nothing is in both.
                found[value] = found.get(value, 0) ^ both
    return found


def _layers(chosen: Chosen, most: int) -> list[list[_Move]]:
    """Every call in the first layer in which its place is free; nothing if that takes too many."""
    layers: list[list[_Move]] = []
    taken: list[int] = []
    for block, calls in chosen.masks.items():
        left, layer = calls, 0
        while left:
            if layer == most:
                return []
            if layer == len(layers):
                layers.append([])
                taken.append(0)
            if free := left & ~taken[layer]:
                layers[layer].append((block, free))
                taken[layer] |= free
                left ^= free
            layer += 1
    return layers
