"""Recall: a query to its list of results over 1,000 cards, in the process itself."""

import time

from tui.scripts.model.objections import ObjectionCard
from tui.scripts.reading import Library
from tui.scripts.recall import build

from .figures import Figure, percentile

QUERIES = ("exp", "pri", "price", "no bud", "crm", "xce", "time", "send", "competitor", "zzz")


def measure(*, cards: int = 1000, rounds: int = 30) -> list[Figure]:
    """The 99th percentile of a search."""
    library = Library.load(None)
    script = library.script("orlica-discovery", "en")
    known = library.cards(script)
    many = tuple(
        card.model_copy(update={"id": f"{card.id}_{number}"})
        for number in range(cards // len(known))
        for card in known
    )
    return [Figure("recall over 1,000 cards, p99", _p99(library, many, rounds), 0.0, "50 ms")]


def _p99(library: Library, cards: tuple[ObjectionCard, ...], rounds: int) -> float:
    script = library.script("orlica-discovery", "en")
    index = build(script, cards, library.criteria, "en")
    times = []
    for _ in range(rounds):
        for query in QUERIES:
            begun = time.perf_counter()
            index.find(query)
            times.append(time.perf_counter() - begun)
    return percentile(times, 0.99)
