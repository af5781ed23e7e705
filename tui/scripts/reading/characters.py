"""Characters: from the bytes of a file to text without anything that could deceive."""

import re
import unicodedata

from ..sayings import Saying
from .problems import Problem, ScriptProblems

MAX_BYTES = 1024 * 1024

_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of writing
    r"\u2028\u2029\ufeff"  # breaks and byte order marks inside a text
    r"\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"  # no characters at all
)
_FORBIDDEN_OR_TAB = re.compile(f"\\t|{_FORBIDDEN.pattern}")


def decoded(data: bytes, file: str) -> str:
    """The text of a file, its lines ended by a line feed.

    Raises:
        ScriptProblems: The file is too large, not UTF-8, or has characters that are not allowed.
    """
    if len(data) > MAX_BYTES:
        raise ScriptProblems(
            [Problem(file, 0, 0, Saying("The file is larger than 1 MiB: split it up."))]
        )
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if wide else data.count(b"\n", 0, error.start) + 1
        column = 1 if wide else error.start - data.rfind(b"\n", 0, error.start)
        message = Saying(
            "The file is not UTF-8 (it may be saved as Windows-1250 or Windows-1251): "
            "save it again as UTF-8."
        )
        raise ScriptProblems([Problem(file, line, column, message)]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = _bad_characters(text, file)
    if problems:
        raise ScriptProblems(problems)
    return text


def forbidden(text: str) -> str | None:
    """A character of `text` that may not be in a script, or None."""
    found = _FORBIDDEN.search(text)
    return found[0] if found else None


def invisible(text: str) -> str | None:
    """A character of `text` that nobody can see, or None."""
    return next((ch for ch in text if unicodedata.category(ch) == "Cf"), None)


def code(ch: str) -> str:
    """The code point of a character with its name: `U+200B (zero width space)`."""
    name = unicodedata.name(ch, "").lower()
    return f"U+{ord(ch):04X}" + (f" ({name})" if name else "")


def _bad_characters(text: str, file: str) -> list[Problem]:
    problems: list[Problem] = []
    for found in _FORBIDDEN_OR_TAB.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if problems and problems[-1].line == line:
            continue
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.start())
        raw = text[start : end if end >= 0 else len(text)]
        if found[0] == "\t":
            message = Saying("A tab: use spaces.")
        else:
            message = Saying(
                "The character {sign} is not allowed: delete it.", {"sign": code(found[0])}
            )
        fix = _FORBIDDEN.sub("", raw[:400].replace("\t", "  "))
        problems.append(Problem(file, line, found.start() - start + 1, message, fix))
        if len(problems) >= 20:
            break
    return problems
