"""What is wrong with a file: where, in plain words, and how the line should look."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal, NamedTuple

from ..sayings import SayingError

Level = Literal["error", "warning"]


class Problem(NamedTuple):
    """One mistake in one file. Line and column count from 1; 0 where there is no line."""

    file: str
    line: int
    column: int
    message: str
    fix: str | None = None
    """The line as it should be, where that can be told."""
    level: Level = "error"

    def __str__(self) -> str:
        """The problem as editors and compilers write it, with the corrected line below."""
        kind = "warning: " if self.level == "warning" else ""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        text = f"{place}: {kind}{self.message}"
        return f"{text}\n    {self.fix.rstrip()}" if self.fix else text


class ScriptProblems(Exception):
    """A file that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of their lines."""
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UnknownScript(SayingError):
    """No script has this id or this language."""


class UnknownFramework(SayingError):
    """No framework has this id."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, sorted by file and line."""
    return sorted(dict.fromkeys(problems), key=lambda problem: problem[:3])


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, or None where nothing is near."""
    words = {other.casefold(): other for other in known}
    found = get_close_matches(word.casefold()[:80], words, n=1, cutoff=0.6)
    return words[found[0]] if found else None


def listed(words: Iterable[str], limit: int = 12) -> str:
    """Words for a sentence: `a, b or c`, cut where there are too many."""
    items = list(words)
    if len(items) > limit:
        return ", ".join(items[:limit]) + ", ..."
    return " or ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def quoted(text: str, limit: int = 40) -> str:
    """A word from the file inside a sentence: cut, and without anything invisible."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "`" + "".join(ch if ch.isprintable() else "?" for ch in cut) + "`"
