"""Objection cards: ids once, and nothing but merge fields in braces."""

from collections.abc import Iterator, Sequence

from ...model.objections import ObjectionCard
from ...sayings import Saying
from ..problems import Problem, quoted
from ..source import Path, Source
from .texts import braces, misplaced


def check_cards(cards: Sequence[ObjectionCard], source: Source, path: Path) -> Iterator[Problem]:
    """What is wrong with the cards that stand at `path` of a file."""
    seen: dict[str, int] = {}
    for at, card in enumerate(cards):
        if card.id in seen:
            first = source.place((*path, seen[card.id], "id")).line
            message = Saying(
                "The card {card} is there twice (first on line {first}).",
                {"card": quoted(card.id), "first": first},
            )
            there = (*path, at, "id")
            yield source.problem(there, message, source.replaced(there, card.id, f"{card.id}_2"))
        seen.setdefault(card.id, at)
        for key in ("says", "reply"):
            for lang, text in getattr(card, key).items():
                for token, name in braces(text):
                    if name is None:
                        yield misplaced(source, (*path, at, key, lang), token)
