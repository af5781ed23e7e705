"""Recall: what was just heard, found by two or three letters of it; F4 is it for objections."""

from collections.abc import Sequence

from tui.languages import _
from tui.scripts.recall import Hit, Index

from ..names import KINDS, called
from .card import CardPage
from .lists import Choice, ListPage
from .page import Desk

LIMIT = 40


class RecallPage(ListPage):
    """Everything that can be found in the call."""

    numbered = False
    takes_digits = False

    def __init__(self, desk: Desk, index: Index) -> None:
        self.index = index
        super().__init__(desk)

    def heading(self) -> str:
        """What it is."""
        return _("Recall")

    def prompt(self) -> tuple[str, str]:
        """Letters of what was heard."""
        return "/ ", _("what have you just heard?")

    def empty(self) -> str:
        """How to use it."""
        if not self.query:
            return _("Type two or three letters of what you have just heard. Esc goes back.")
        return super().empty()

    def find(self, query: str) -> Sequence[Choice]:
        """What the index finds."""
        if not query:
            return ()
        return [self._choice(hit) for hit in self.index.find(query, limit=LIMIT)]

    def _choice(self, hit: Hit) -> Choice:
        title = hit.title
        if hit.kind == "question":  # a criterion has several, all under its name
            title = f"{title}: {hit.text}"
        return Choice(self.view.said(title), self._note(hit), lambda: self.show(hit))

    def _note(self, hit: Hit) -> str:
        """What kind of card it is."""
        return called(KINDS, hit.kind)

    def show(self, hit: Hit) -> None:
        """Open the card; the call keeps that it was opened."""
        self.view.live.call.recall(f"{hit.kind}:{hit.id}")
        self.desk.open_page(
            CardPage(self.desk, hit.kind, hit.id, hit.title, hit.text, hit.step or "")
        )
        self.desk.happened()


class ObjectionsPage(RecallPage):
    """The script's objections, by number or by letters."""

    numbered = True
    takes_digits = True

    def heading(self) -> str:
        """What it is."""
        return _("Objections")

    def _note(self, hit: Hit) -> str:  # noqa: ARG002
        """Nothing: all of them are objections."""
        return ""

    def prompt(self) -> tuple[str, str]:
        """Letters or a number."""
        return "/ ", _("number or letters")

    def empty(self) -> str:
        """Why there are none."""
        if not self.query:
            return _("This script has no objections.")
        return super().empty()

    def find(self, query: str) -> Sequence[Choice]:
        """All cards, or those that the index finds."""
        if query:
            hits = self.index.find(query, limit=LIMIT * 4)
            return [self._choice(hit) for hit in hits if hit.kind == "objection"][:LIMIT]
        lang = self.view.script.lang
        return [
            self._choice(Hit("objection", card.id, card.text("says", lang), "", None))
            for card in self.view.live.cards
        ]
