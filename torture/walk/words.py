"""Words that people, and other people's programs, put into text fields."""

from __future__ import annotations

import unicodedata

PRINTABLE = {
    "closing tag": "[/]",
    "action": "[@click=app.pwned]X[/]",
    "swallowed": "[Poland] [bold]B",
    "wrong tag": "a[/b]c \\[",
    "right to left": "שלום עולם مرحبا",
    "combining": "Z" + "\u0301\u0316" * 20 + "oë",
    "wide": "👩‍👩‍👧 漢字 ﷽",
    "link": "[link=file:///etc/passwd]L[/link]",
    "formats": "%s %(a)n {0} {company.__class__} {rep!r} $x",
    "html": "<script>`[a](javascript:b)` # *x*",
    "long": "x" * 10_000,
}
"""Words that a script may hold, too."""

STEERING = {
    "title": "\x1b]0;owned\x07T",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07C",
    "clear": "\x1b[2JC",
    "device": "\x1bP1$r0m\x1b\\D",
    "c1": "a\x9b31mred",
    "nul": "a\x00b",
    "delete": "a\x7fb\x08c\x07",
    "override": "\u202efdp.exe",
    "isolate": "\u2066a\u2069\u200f",
    "separators": "a\u2028b\u2029c\ufeffd",
    "returns": "a\rb\nc\td",
}
"""Words that steer a terminal."""

LONE = {"surrogate": "a\ud800b"}
"""Words that can't even be stored."""

EVERY = {**PRINTABLE, **STEERING, **LONE}

MARKS = (b"\x1b]0;owned", b"\x1b]52;", b"\x1b[2JC", b"\x1bP1$r", b"\x9b31m", b"a\x00b", b"a\x7fb")
"""What of them must never be among the bytes that reach a terminal."""

TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def steers(text: str) -> list[str]:
    """The characters in a painted text that a terminal would obey, by their numbers."""
    return [
        f"U+{ord(sign):04X}"
        for sign in text
        if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(sign) in TURNING
        or sign in "\u200e\u200f\u061c\ufeff"
    ]
