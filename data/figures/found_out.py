"""Talks put together by everything that they found out."""

from collections import defaultdict
from collections.abc import Iterator

from data.figures.bits import split
from data.figures.chosen import Chosen


def found_out(chosen: Chosen) -> Iterator[tuple[int, str, int]]:
    """Split chosen talks by their statuses of every criterion.

    Yields:
        The block, the statuses as words, `need=met timing=partly`, and the talks with just these.
    """
    talks = chosen.within("criterion", "")
    talks.sets.read(("criterion",), talks.masks)
    for block, bits in talks.masks.items():
        by_name: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for word, members in talks.sets.of("criterion", block).items():
            if word:
                by_name[word.partition("=")[0]].append((word, members))
        for words, part in split(bits, sorted(by_name.items())):
            yield block, " ".join(words), part


def having_found_out(chosen: Chosen, wanted: tuple[str, ...]) -> Chosen:
    """Those talks that found out just one of these."""
    some = frozenset(wanted)
    found: dict[int, int] = {}
    for block, words, part in found_out(chosen):
        if words in some:
            found[block] = found.get(block, 0) | part
    return Chosen(chosen.sets, found)
