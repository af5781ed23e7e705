"""Other people's text on its way to the screen.

Names, notes and scripts are data. Textual reads square brackets in a plain string as markup, which
can swallow words, end the program or run an action, so data reaches a widget only through this
module: `plain()` for widgets, `cell()` for Rich (trees and tables), `styled()` where some words
are coloured. A test refuses f-strings and variables that are given to widgets directly.
"""

import re
from typing import LiteralString

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.content import Content

from tui.scripts.sayings import Saying

ELLIPSIS = "…"

UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)
"""Characters that steer a terminal or turn text around; none of them is ever shown."""


def plain(text: object) -> Content:
    """The text as it is, whatever brackets it holds."""
    return text if isinstance(text, Content) else Content(_words(text))


def cell(text: object) -> Text:
    """The text as it is, for what draws with Rich."""
    return Text(_words(text), end="")


def styled(template: LiteralString, **values: object) -> Content:
    """Markup written in the program, with data put in its `$places` as it is."""
    return Content.from_markup(template, **{name: _words(value) for name, value in values.items()})


def one_line(text: object) -> str:
    """The text on one line: breaks and tabs become spaces."""
    return " ".join(_words(text).split())


def fitted(text: object, width: int) -> str:
    """The text on one line in exactly `width` cells, cut with an ellipsis or padded."""
    line = cut(text, width)
    return line + " " * (width - cell_len(line))


def cut(text: object, width: int) -> str:
    """The text on one line in at most `width` cells, with an ellipsis where it was cut."""
    line = one_line(text)
    if width <= 0:
        return ""
    if cell_len(line) <= width:
        return line
    return set_cell_size(line, width - 1).rstrip() + ELLIPSIS


def _words(text: object) -> str:
    if isinstance(text, Saying):
        from tui.languages import say

        text = say(text)
    return UNSHOWN.sub("", str(text))
