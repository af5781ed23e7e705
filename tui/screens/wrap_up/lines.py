"""The form as lines of text: what stands where, for a given width."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from tui.languages import _
from tui.text import cut, fitted, one_line, plain, styled

from .fields import Field, digit_of, matching

MARK = 2
"""Cells before a label, for the mark of the current field."""

FEW = 3
"""Up to so many choices, what is said about them is shown in full."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the form, and what a click on it means."""

    content: Content
    field: str = ""
    choice: str | None = None
    """The choice that the line offers."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The whole form laid out."""

    lines: tuple[Line, ...]
    rows: dict[str, int]
    """The line of each field by its key."""
    ends: dict[str, int]
    """The last line that belongs to each field."""
    typing_at: int
    """The column where values begin."""
    typing_width: int
    """Cells for the value of the current field; what it was understood as stands beyond."""
    resting_at: int
    """The column behind the value of the current field, for a cursor that types nothing."""


def lay_out(fields: Sequence[Field], current: str, typed: str, width: int) -> Laid:
    """Lay the fields out on lines of `width` cells.

    Args:
        fields: what to show, from the top.
        current: the key of the field that the cursor is on.
        typed: what is typed on a choice so far: only matching choices are listed.
        width: cells from edge to edge.
    """
    widest = max((cell_len(field.label) for field in fields if field.kind != "action"), default=8)
    labels = min(28 if width >= 70 else 20, widest)
    page = _Page(width=width, labels=labels)
    section = ""
    for field in fields:
        if field.section != section:
            section = field.section
            page.heading(section)
        page.field(field, field.key == current, typed)
    return Laid(
        tuple(page.lines), page.rows, page.ends, page.typing_at, page.typing_width, page.resting_at
    )


class _Page:
    def __init__(self, *, width: int, labels: int) -> None:
        self.width = width
        self.labels = labels
        self.typing_at = MARK + labels + 2
        self.typing_width = self.room = max(1, width - self.typing_at)
        self.resting_at = self.typing_at
        self.lines: list[Line] = []
        self.rows: dict[str, int] = {}
        self.ends: dict[str, int] = {}

    def heading(self, title: str) -> None:
        if title:
            self.lines.append(Line(styled("[$text-muted]$title[/]", title=cut(title, self.width))))

    def field(self, field: Field, here: bool, typed: str) -> None:
        self.rows[field.key] = len(self.lines)
        self.lines.append(Line(self._head(field, here), field.key))
        if here and field.kind == "choice":
            self._choices(field, typed)
        if field.wrong:
            self._sentence("! ", field.wrong, field.key)
        elif field.note:
            self._sentence("· ", field.note, field.key)
        elif here and field.about and not field.said:
            self._sentence("", field.about, field.key)
        if field.said and field.said != field.wrong:
            self._sentence("! ", field.said, field.key)
        self.ends[field.key] = len(self.lines) - 1

    def _head(self, field: Field, here: bool) -> Content:
        mark = "› " if here else "  "
        if field.kind == "action":
            name = cut(field.label, self.width - MARK)
            if here:
                self.resting_at = min(MARK + cell_len(name) + 1, self.width - 1)
            return styled("$mark[b $text-accent]$name[/]" if here else "$mark$name",
                          mark=mark, name=name)  # fmt: skip
        gap = field.needed and (bool(field.wrong) or not field.text)
        aside = field.echo or (_("needed") if gap else "")
        aside = cut(aside, self.room // 2)
        space = max(1, self.room - (cell_len(aside) + 2 if aside else 0))
        chosen = field.chosen
        words = cut(chosen.label if chosen else field.text, space)
        if here:
            self.typing_width = space
            behind = cell_len(words) + 1 if words else 0
            self.resting_at = min(self.typing_at + behind, self.width - 1)
        value = fitted(words, space)
        return styled(
            "$mark[b]$label[/]  $value  [$text-warning]$aside[/]"
            if here
            else "$mark[$text-muted]$label[/]  $value  [$text-muted]$aside[/]",
            mark=mark,
            label=fitted(field.label, self.labels),
            value=value,
            aside=aside,
        )

    def _choices(self, field: Field, typed: str) -> None:
        found = matching(field.choices, typed)
        room = self.room - 4
        for place, choice in enumerate(found):
            label = cut(choice.label, room)
            fits = not typed or len(found) > FEW
            about = cut(choice.about, room - cell_len(label) - 2) if fits and choice.about else ""
            content = styled(
                "$pad[b $text-accent]$key[/] $picked$label  [$text-muted]$about[/]",
                pad=" " * self.typing_at,
                key=digit_of(found, place) or " ",
                picked="● " if choice.value == field.text else "  ",
                label=label,
                about=about,
            )
            self.lines.append(Line(content, field.key, choice.value))
            if choice.about and not fits:
                self._sentence("    ", choice.about, field.key)
        if not found:
            self._sentence("", _("Nothing by that name: Backspace, and another word."), field.key)

    def _sentence(self, mark: str, text: str, key: str) -> None:
        pad = " " * self.typing_at
        room = max(10, self.room - len(mark))
        for first, part in enumerate(plain(one_line(text)).wrap(room)):
            lead = mark if first == 0 else " " * len(mark)
            template = (
                "$pad[b $text-warning]$lead[/]$text"
                if mark.strip()
                else "$pad$lead[$text-muted]$text[/]"
            )
            content = styled(template, pad=pad, lead=lead, text=part.plain.rstrip())
            self.lines.append(Line(content, key))
