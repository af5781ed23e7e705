"""Sentences of the engine, kept apart from their values so that the interface can translate."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Saying(NamedTuple):
    """A sentence in English with named places, and what goes into them."""

    text: str
    values: Mapping[str, Any] = {}

    def __str__(self) -> str:
        """The sentence in English."""
        return self.text.format(**self.values) if self.values else self.text


class SayingError(Exception):
    """An error that carries a sentence for the person at the keyboard."""

    def __init__(self, text: str, **values: Any) -> None:
        """Keep `text` (English, with {places}) and its values."""
        self.saying = Saying(text, values)
        super().__init__(str(self.saying))
