"""What every section of the form needs to know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.languages import language, say
from tui.scripts.model.framework import Texts
from tui.scripts.model.outcomes import OutcomeRules
from tui.scripts.wrap_up import Complaint

from ..draft import READ_AS, Draft
from ..fields import Choice, Field, FieldKind
from ..shown import shown, typed_form

if TYPE_CHECKING:
    from data.rows import Match


@dataclass(frozen=True)
class Asking:
    """The draft and what is known about it at this moment."""

    draft: Draft
    outcomes: OutcomeRules
    complaints: Sequence[Complaint]
    needed: frozenset[str]
    """Fields that this ending can't be saved without."""
    matches: Sequence[Match] = ()
    """Existing records that may be the same person or company."""
    reached: bool = True
    """Whether anybody was talked to, so that ease and outcomes make sense."""
    suggested: str = ""
    """The ending that the call points to; empty where nothing was found out."""
    verdict: str = ""
    """The outcome that the answers speak for now."""
    advance: str = ""
    """Whether the next step is an advance or a continuation, in words."""

    def field(self, key: str, label: str, *, section: str = "", about: str = "") -> Field:
        """A field that is typed, as it stands."""
        kind: FieldKind = READ_AS.get(key, "text")  # type: ignore[assignment]
        text = self.text(key)
        meant = self.draft.canonical(key)
        echo = shown(key, meant) if meant else ""
        return Field(
            key=key,
            label=label,
            kind=kind,
            section=section,
            needed=key in self.needed,
            text=text,
            echo="" if echo == text else echo,
            wrong=self.wrong(key),
            note=self.note(key),
            about=about,
        )

    def choice(
        self, key: str, label: str, choices: Iterable[Choice], *, section: str = "", about: str = ""
    ) -> Field:
        """A field that is picked from a list."""
        return Field(
            key=key,
            label=label,
            kind="choice",
            section=section,
            needed=key in self.needed,
            choices=tuple(choices),
            text=self.text(key),
            wrong=self.wrong(key),
            note=self.note(key),
            about=about,
        )

    def text(self, key: str) -> str:
        """What stands in a field: as typed, else as proposed."""
        typed = self.draft.typed.get(key)
        if typed is not None:
            return typed
        standing = self.draft.standing(key)
        text = typed_form(standing)
        if key == "deal.amount" and text:
            return f"{text} {self.draft.standing('deal.currency')}".strip()
        return text

    def wrong(self, key: str) -> str:
        """What is wrong with a field; a gap is not wrong before the rep tried to save."""
        meant = self.draft.meant.get((key, self.draft.typed.get(key, "").strip()))
        if meant is not None and not isinstance(meant, str):
            return say(meant)
        return self._complaint(key, "required") if self.draft.pressed else ""

    def note(self, key: str) -> str:
        """What is worth knowing about a field."""
        return self._complaint(key, "note")

    def _complaint(self, key: str, level: str) -> str:
        for complaint in self.complaints:
            if complaint.field == key and complaint.level == level:
                return say(complaint.saying)
        return ""


def in_words(texts: Texts) -> str:
    """A text of the rules in the interface's language."""
    return texts.get(language()) or texts.get("en") or next(iter(texts.values()), "")


def listed(kinds: Iterable[Any]) -> list[Choice]:
    """Choices of kinds that have an id and a title."""
    return [Choice(kind.id, in_words(kind.title)) for kind in kinds]
