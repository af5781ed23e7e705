"""What a field of the wrap-up form is."""

from dataclasses import dataclass
from typing import Literal

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
    """The choices that hold every word typed so far; all of them where nothing is typed."""
    words = typed.casefold().split()
    return tuple(
        choice
        for choice in choices
        if all(word in f"{choice.label} {choice.value}".casefold() for word in words)
    )
