"""What a field of the wrap-up form is."""

from dataclasses import dataclass
from typing import Literal

from tui.scripts.cleaning import folded

FieldKind = Literal[
    "text", "choice", "date", "datetime", "money", "number", "phone", "email", "action"
]
"""`choice` is picked by digit or filter, `action` is done by Enter, the others are typed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a choice field can be."""

    value: str
    label: str
    about: str = ""
    """A few words beside the label."""
    key: str = ""
    """Its digit, where that isn't its place in the list."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the form, as it is now."""

    key: str
    """Where it goes, as `deal.amount`."""
    label: str
    kind: FieldKind = "text"
    section: str = ""
    """A heading shown above the first field of each section."""
    needed: bool = False
    """Whether the outcome can't be saved without it."""
    offered: bool = False
    """Whether it offers something that nobody has answered yet."""
    choices: tuple[Choice, ...] = ()
    text: str = ""
    """What stands in it: words, or the value of the choice."""
    echo: str = ""
    """What the program understood, where it differs from what was typed."""
    wrong: str = ""
    """What is wrong with it and what to do, in one sentence."""
    note: str = ""
    """Something worth knowing that keeps nobody from saving."""
    about: str = ""
    """What belongs here, shown while the cursor is on it."""
    said: str = ""
    """The answer to the last key, where that key could not do what it does elsewhere."""
    hurried: bool = False
    """Whether an Enter right behind its digit is meant for the next field."""

    @property
    def wants_something(self) -> bool:
        """Whether the rep has to look at it before the call can be saved."""
        return self.offered or bool(self.wrong) or (self.needed and not self.text)

    @property
    def chosen(self) -> Choice | None:
        """The choice that is made, or None."""
        return next((choice for choice in self.choices if choice.value == self.text), None)


def digit_of(choices: tuple[Choice, ...], place: int) -> str:
    """The digit that picks the choice at this place (from 0); empty beyond the ninth."""
    if choices[place].key:
        return choices[place].key
    return str(place + 1) if place < 9 else ""


def matching(choices: tuple[Choice, ...], typed: str) -> tuple[Choice, ...]:
    """The choices that hold what is typed, those that begin with it first; all for no words."""
    words = folded(typed).split()
    if not words:
        return choices
    ranked = [(_rank(folded(choice.label), words), choice) for choice in choices]
    found = [(rank, choice) for rank, choice in ranked if rank is not None]
    return tuple(choice for _rank_of, choice in sorted(found, key=lambda each: each[0]))


def _rank(label: str, words: list[str]) -> int | None:
    """0 where the label begins with the words, 1 where its words do, 2 where it holds them."""
    if not all(word in label for word in words):
        return None
    if label.startswith(" ".join(words)):
        return 0
    starts = label.replace("-", " ").split()
    inside = any(not any(part.startswith(word) for part in starts) for word in words)
    return 2 if inside else 1
