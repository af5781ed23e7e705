"""Phrases taken out of a text one by one, until only words without weight are left."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


class Phrases:
    """A folded text from which each reader takes what it understands."""

    def __init__(self, text: str) -> None:
        self.rest = text

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take out the first match, if there is one."""
        found = pattern.search(self.rest)
        if found:
            self.rest = f"{self.rest[: found.start()]} {self.rest[found.end() :]}".strip()
        return found

    def words(self) -> list[str]:
        """The words that nobody has taken yet."""
        return re.findall(r"[^\W_]+", self.rest)
