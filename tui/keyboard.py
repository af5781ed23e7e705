"""Keys of a Cyrillic layout, read by where they are on the keyboard.

With a Russian or Ukrainian layout the key marked Q types й, and Ctrl+Q may arrive as ctrl+й.
Commands are bound to the Latin key in the same place. Typing stays typing: a bare letter is
translated only when the widget in focus would not take it as text.
"""

from typing import Protocol

from textual import events

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_CYRILLIC = "йцукенгшщзфывапролдячсмить"
_PUNCTUATION = {
    "х": ("left_square_bracket", "["),
    "ъ": ("right_square_bracket", "]"),
    "ж": ("semicolon", ";"),
    "э": ("apostrophe", "'"),
    "б": ("comma", ","),
    "ю": ("full_stop", "."),
    "ё": ("grave_accent", "`"),
    "Х": ("left_curly_bracket", "{"),
    "Ъ": ("right_curly_bracket", "}"),
    "Ж": ("colon", ":"),
    "Э": ("quotation_mark", '"'),
    "Б": ("less_than_sign", "<"),
    "Ю": ("greater_than_sign", ">"),
    "Ё": ("tilde", "~"),
}
_UKRAINIAN = {
    "і": ("s", "s"),
    "І": ("S", "S"),
    "ї": ("right_square_bracket", "]"),
    "Ї": ("right_curly_bracket", "}"),
    "є": ("apostrophe", "'"),
    "Є": ("quotation_mark", '"'),
    "ґ": ("backslash", "\\"),
    "Ґ": ("vertical_line", "|"),
}
BY_PLACE: dict[str, tuple[str, str]] = {
    **{c: (latin, latin) for c, latin in zip(_CYRILLIC, _LATIN, strict=True)},
    **{
        c.upper(): (latin.upper(), latin.upper())
        for c, latin in zip(_CYRILLIC, _LATIN, strict=True)
    },
    **_PUNCTUATION,
    **_UKRAINIAN,
}
"""Cyrillic letter to the name and the character of the Latin key in the same place."""


class TakesKeys(Protocol):
    """What is in focus: a widget that may want the key as text."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether it would take the key as text."""


def by_place(event: events.Key, focused: TakesKeys | None) -> events.Key:
    """The same key press, named by its place on the keyboard where it is Cyrillic and not text."""
    *modifiers, last = event.key.split("+")
    place = BY_PLACE.get(last)
    if place is None:
        return event
    name, character = place
    if modifiers:
        if "shift" in modifiers and name.isalpha() and name.isupper():
            name = name.lower()
        return events.Key("+".join([*modifiers, name]), None)
    if focused is not None and focused.check_consume_key(event.key, event.character):
        return event
    return events.Key(name, character)
