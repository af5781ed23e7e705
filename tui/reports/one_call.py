"""One call as it is shown to a manager, as a page that can be written to a file."""

from collections.abc import Iterable, Iterator

from tui.languages import _

from .pages import Page, Section, Table


def call_page(title: str, lines: Iterable[tuple[bool, str]]) -> Page:
    """The lines of the page, each with the heading that it stands under.

    Args:
        title: Which call it is.
        lines: Whether a line is a heading, and its words.
    """
    table = Table("call", (_("Part"), _("What it says")), tuple(_rows(lines)))
    return Page(title, (), (Section(title, (), (table,)),))


def _rows(lines: Iterable[tuple[bool, str]]) -> Iterator[tuple[str, str]]:
    part = ""
    for is_heading, words in lines:
        if is_heading:
            part = words.strip()
        elif words.strip():
            yield part, words.strip()
