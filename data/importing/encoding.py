"""The encoding of somebody else's text file.

Held to what exports come in: UTF-8, UTF-16 with its mark, CP1250, CP1251. The last two can't fail
on a byte, so the letters decide: Polish ones stand among ASCII letters, Russian words have none.
"""

import codecs
import re
from pathlib import Path

from data.importing.errors import ImportRefused, WrongWords

CHUNK = 1 << 16
ENOUGH = 4_000
"""Words with letters beyond ASCII that are looked at."""

NOT_TEXT = "{file} is not a table. Save it as CSV or as an Excel workbook (.xlsx) and try again."
NO_SUCH_ENCODING = (
    "There is no encoding {name}. Give --encoding utf-8, utf-16, cp1250 or cp1251, for example."
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_OTHER_LATIN = frozenset("áäâčçďéěëíîľĺňôőöřŕšťúůüűýžÁÄÂČÇĎÉĚËÍÎĽĹŇÔŐÖŘŔŠŤÚŮÜŰÝŽßăşţ")


def encoding_of(path: Path, wanted: str = "") -> str:
    """The encoding to read a text file with.

    Args:
        path: The file.
        wanted: What the person says it is.

    Raises:
        ImportRefused: It is not text, or there is no such encoding.
    """
    if wanted:
        return _named(wanted)
    with path.open("rb") as file:
        start = file.read(CHUNK)
    guess = next((name for mark, name in _MARKS if start.startswith(mark)), "")
    guess = guess or _without_mark(start)
    if not guess:
        guess = "utf-8" if _is_utf_8(path) else _by_letters(path)
    sample = start.decode(guess, errors="replace")
    if len(_CONTROLS.findall(sample)) * 50 > len(sample):
        raise ImportRefused(NOT_TEXT, file=path.name)
    return guess


def _named(wanted: str) -> str:
    try:
        found = codecs.lookup(wanted)
        "a".encode(found.name).decode(found.name)
    except (LookupError, ValueError, TypeError):
        raise WrongWords(NO_SUCH_ENCODING, name=wanted) from None
    return "utf-8-sig" if found.name == "utf-8" else found.name


def _without_mark(start: bytes) -> str:
    """UTF-16 that lost its mark: every other byte of plain text is zero."""
    half = len(start) // 2
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half >= 8 and start[offset::2].count(0) > half * 0.6 > start[1 - offset :: 2].count(0):
            return name
    return ""


def _is_utf_8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _by_letters(path: Path) -> str:
    latin = cyrillic = seen = 0
    with path.open("rb") as file:
        while seen < ENOUGH and (chunk := file.read(CHUNK)):
            for word in _WORD.findall(chunk):
                seen += 1
                as_latin, as_cyrillic = votes(word)
                latin += as_latin
                cyrillic += as_cyrillic
    return "cp1251" if cyrillic and cyrillic >= latin else "cp1250"


def votes(word: bytes) -> tuple[int, int]:
    """How much a word speaks for CP1250 and for CP1251."""
    as_latin, as_cyrillic = (word.decode(name, errors="replace") for name in ("cp1250", "cp1251"))
    beyond = [letter for letter in as_latin if not letter.isascii()]
    polish = sum(letter in _POLISH for letter in beyond)
    other = sum(letter in _OTHER_LATIN for letter in beyond)
    latin = 2 * polish + other - 3 * (len(beyond) - polish - other)
    russian = sum(letter in _RUSSIAN for letter in as_cyrillic)
    cyrillic = 2 * russian - 3 * (len(as_cyrillic) - russian)
    if _ASCII_LETTER.search(word):
        # A word has letters of one alphabet.
        return max(latin, 1), 0
    if as_cyrillic[1:].isupper() and as_cyrillic[:1].islower():
        cyrillic = 0
    return max(latin, 0), max(cyrillic, 0)
