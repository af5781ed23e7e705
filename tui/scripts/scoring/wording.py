"""Words of people and files matched with the words of the rules: no case, no accents, no signs."""

import re
from collections.abc import Iterable
from functools import lru_cache

from tui.scripts.cleaning import folded

_SIGNS = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """A text as it is matched: its words, with one space between them."""
    return _SIGNS.sub(" ", folded(text)).strip()


def has_word(text: str, beginnings: Iterable[str]) -> bool:
    """Whether some word of a text begins with one of these; several words must stand together."""
    return longest(text, beginnings) > 0


def longest(text: str, beginnings: Iterable[str]) -> int:
    """Letters of the longest of `beginnings` that a text has; 0 where it has none."""
    within = f" {bare(text)}"
    if within == " ":
        return 0
    words = (bare(each) for each in beginnings)
    return max((len(word) for word in words if word and f" {word}" in within), default=0)
