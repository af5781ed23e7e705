"""Text from outside: what may be kept of it, and what it is matched by."""

import re
import unicodedata

LINE = 2_000
"""Characters kept of one typed line; a pasted book is no note."""

_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and new line
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks that reorder what is shown
    "\u2028\u2029\ufeff\ud800-\udfff]"
)
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ð": "d"}
)
"""Letters with a stroke, which Unicode does not take apart into a letter and a mark."""


def clean(text: str, *, limit: int = LINE) -> str:
    """The text as it may be kept: composed, without control characters, at most `limit` long.

    Terminals obey control characters and SQLite refuses lone surrogates, so neither gets in.
    """
    if not text.isprintable():
        text = _DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text[:limit]


def folded(text: str) -> str:
    """The text as it is matched: no case, no accents, ł as l, ё as е, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(text.translate(_FOLDS).split())


_UNSEEN = {"Mn", "Cf", "Cs", "Cn"}
"""Accents, and characters of no width that would make two equal names differ."""


class _Folds(dict[int, str]):
    """What each character is folded to, worked out once for those that are met."""

    def __missing__(self, code: int) -> str:
        bare = unicodedata.normalize("NFKD", chr(code).casefold()).casefold()
        kept = "".join(mark for mark in bare if unicodedata.category(mark) not in _UNSEEN)
        self[code] = kept.translate(_LETTERS)
        return self[code]


_FOLDS = _Folds()
