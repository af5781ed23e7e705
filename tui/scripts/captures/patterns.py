"""Phrases taken out of a text one by one, until only words without weight are left.

Patterns say where a word stands, tables which words may stand there: a pattern that spelled out
every word of three languages would take a tenth of a second to compile, on the first date that
is typed in a call.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping

WORD = r"[^\W\d_]+"
"""A word; give the group that holds it the name of its table."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


class Phrases:
    """A folded text from which each reader takes what it understands."""

    def __init__(self, text: str, tables: Mapping[str, Container[str]]) -> None:
        """Take a text, and for each name of a group the words that may stand there."""
        self.rest = text
        self._tables = tables

    def take(
        self, *patterns: re.Pattern[str], unless: Callable[[str], object] = lambda _: False
    ) -> re.Match[str] | None:
        """Take out the first match of the first pattern that has one.

        Args:
            patterns: tried one after the other.
            unless: given the text that follows, whether the match means something else.
        """
        for pattern in patterns:
            found = pattern.search(self.rest)
            while found:
                if self._known(found) and not unless(self.rest[found.end() :]):
                    self.rest = f"{self.rest[: found.start()]} {self.rest[found.end() :]}".strip()
                    return found
                found = pattern.search(self.rest, found.start() + 1)
        return None

    def words(self) -> list[str]:
        """The words that nobody has taken yet."""
        return re.findall(r"[^\W_]+", self.rest)

    def _known(self, found: re.Match[str]) -> bool:
        """Whether every word of a match is in the table of its place."""
        return all(
            not said or said.isdigit() or said in self._tables[name]
            for name, said in found.groupdict().items()
            if name in self._tables
        )
