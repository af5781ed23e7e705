"""Objection cards: what they say, what it usually means, what to answer."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from .names import FileId, Id, Lang, Model, Texts

ObjectionKind = Literal[
    "brush_off", "trust", "existing", "budget", "authority", "timing", "need"
]  # fmt: skip


class ObjectionCard(Model):
    """One objection. Texts are by language; English stands in where one is missing."""

    id: Id
    kind: ObjectionKind
    means: Texts
    says: Texts
    reply: Texts
    words: Mapping[Lang, tuple[str, ...]] = {}
    """Other words by which recall finds the card."""

    def text(self, which: Literal["means", "says", "reply"], lang: str) -> str:
        """One of the card's texts in `lang`, else in English, else in any language."""
        texts: Mapping[str, str] = getattr(self, which)
        return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")


class ObjectionSet(Model):
    """A file of cards, with the method that heads them."""

    id: FileId
    title: Texts = {}
    method: Texts = {}
    cards: tuple[ObjectionCard, ...] = Field(min_length=1)
