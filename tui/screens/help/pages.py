"""The text of help, from the declarations of commands."""

from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len
from textual.content import Content

from tui.commands_here import Offer
from tui.languages import _
from tui.text import plain

PAGE_WIDTH = 68
"""Cells in a line of help; fits a screen of 80."""


def help_page(about: str, offers: Sequence[Offer]) -> Content:
    """What the screen is for, then its commands under the headings of their groups."""
    groups: dict[str, list[Offer]] = {}
    for offer in offers:
        groups.setdefault(offer.command.group, []).append(offer)
    width = max((cell_len(", ".join(offer.keys)) for offer in offers), default=0)
    width = min(max(width, 6), 24)
    parts: list[Content] = [plain(_(about)), plain("")] if about else []
    for group, them in groups.items():
        parts.append(plain(_(group)).stylize("bold $text-accent"))
        for offer in them:
            parts.extend(_lines(offer, width))
        parts.append(plain(""))
    parts.append(
        plain(_("Keys can be changed in the settings file, under [keys], by the names in grey."))
    )
    return Content("\n").join(parts)


def _lines(offer: Offer, width: int) -> list[Content]:
    keys = ", ".join(offer.keys)
    space = " " * max(0, width - cell_len(keys))
    first = Content.assemble(
        ("  " + keys + space + "  ", "bold"),
        (_(offer.command.title), "" if offer.enabled else "dim"),
        (f"  {offer.command.id}", "dim"),
    )
    text = _(offer.command.help)
    if not offer.enabled:
        text = f"{text} {offer.why_not}"
    edge = " " * (width + 4)
    lines = wrap(text, PAGE_WIDTH - len(edge), break_long_words=True)
    return [first, *(Content(edge + line).stylize("dim") for line in lines)]
