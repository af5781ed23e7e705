"""How people write a phone number: the number itself, without what stands before and after it."""

import re

_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_LABEL = re.compile(r"(?P<words>[^\d+]*?)(?P<number>[(+]*\d.*)", re.DOTALL)
_EXTENSION = re.compile(
    r"\s*[,;]?\s*[(\[]?\s*"
    r"(?:extension|extn|ext|x|wewn|wew|w|int|poste|anschluss|durchwahl|dw|"
    r"добавочный|добав|доб|внутр|вн|#)"
    r"\s*[.:]?\s*\d{1,7}\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\s+|\s*[(\[,;])[^\d]*$")
_LIKE_DIGITS = re.compile(r"[oоlіiI]+", re.IGNORECASE)
"""Letters that were typed, or read off a scan, instead of a 0 or a 1; Latin and Cyrillic ones."""
_BETWEEN = re.compile(r"\s*[;|\n]\s*|\s+/\s+|,\s+|\s+(?:or|lub|albo|oraz|oder|ou|или|либо)\s+")
_ENOUGH = 7
"""Digits from which a part of a cell is a number of its own, not the end of the one before it."""
_LONGEST = 250
"""Characters; the library of all countries reads no longer ones either."""


def bare_number(text: str) -> str:
    """The first number of a text; empty where a letter stands inside it.

    A word before it ("tel. 22 123 45 68"), an extension and a note after it ("w. 12", "(Anna)") are
    left out. A letter anywhere else may stand for a digit that nobody can tell, so there is no
    number at all.

    Args:
        text: As typed or imported.
    """
    if len(text) > _LONGEST:
        return ""
    first = " ".join(_first(text.strip()).split())
    if not _LETTER.search(first) and "#" not in first:
        return first
    found = _LABEL.fullmatch(first)
    if found is None or not _is_label(found["words"]):
        return ""
    number = _EXTENSION.sub("", found["number"])
    note = _NOTE.search(number)
    if note is not None and _says_something(note[0]):
        number = number[: note.start()]
    return "" if _LETTER.search(number) else number.strip()


def _first(text: str) -> str:
    parts = _BETWEEN.split(text)
    if len(parts) > 1 and all(len(_DIGIT.findall(part)) >= _ENOUGH for part in parts[:2]):
        return parts[0]
    return text


def _is_label(words: str) -> bool:
    """Whether what stands before the first digit is a word about it, not a digit gone wrong."""
    if not _LETTER.search(words):
        return True
    return _says_something(words) and not _LETTER.search(words[-1])


def _says_something(words: str) -> bool:
    said = "".join(_LETTER.findall(words))
    return bool(said) and _LIKE_DIGITS.fullmatch(said) is None
