"""What is wrong with a file: where, in plain words, and how the line should look."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal, NamedTuple

from ..sayings import Saying, SayingError

Level = Literal["error", "warning"]


class Problem(NamedTuple):
    """One mistake in one file. Line and column count from 1; 0 where there is no line."""

    file: str
    line: int
    column: int
    told: Saying
    """What is wrong, as a sentence that the interface can translate."""
    fix: str | None = None
    """The line as it should be, where that can be told."""
    level: Level = "error"

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return str(self.told)

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
    return sorted(once(problems), key=lambda problem: problem[:3])


def once(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, in the order of their coming."""
    return list({(*each[:3], each.message, each.fix): each for each in problems}.values())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, or None where nothing is near."""
    words = {other.casefold(): other for other in known}
    found = get_close_matches(word.casefold()[:80], words, n=1, cutoff=0.6)
    return words[found[0]] if found else None


def listed(words: Iterable[str], limit: int = 12) -> Saying:
    """Words for a sentence: `a, b or c`, cut where there are too many."""
    items = list(words)
    if len(items) > limit:
        return Saying("{some}, ...", {"some": ", ".join(items[:limit])})
    if len(items) > 1:
        return Saying("{some} or {last}", {"some": ", ".join(items[:-1]), "last": items[-1]})
    return Saying("{only}", {"only": items[0]}) if items else Saying("none")


def hinted(said: Saying, close: str | None, otherwise: Saying | None = None) -> Saying:
    """A sentence and the next: what was most likely meant, or else what there is instead."""
    more = Saying("Did you mean `{close}`?", {"close": close}) if close else otherwise
    return Saying("{sentence} {more}", {"sentence": said, "more": more}) if more else said


def quoted(text: str, limit: int = 40) -> str:
    """A word from the file inside a sentence: cut, and without anything invisible."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "`" + "".join(ch if ch.isprintable() else "?" for ch in cut) + "`"
