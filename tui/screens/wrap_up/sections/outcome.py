"""How easy the talk was, and how the call ended."""

from tui.languages import _

from ..draft import ATTEMPTS
from ..fields import Choice, Field
from .asking import Asking, in_words

DIGITS = {"deal": "1", "no_deal": "2", "disqualified": "3"} | {
    attempt: str(digit) for digit, attempt in enumerate(ATTEMPTS, 4)
}
"""Each ending has a key of its own, wherever it stands in the list."""


def ease_field(asking: Asking) -> Field:
    """Asked before the score is shown, so that the score does not colour the answer."""
    choices = (
        Choice("1", _("very hard")),
        Choice("2", _("hard")),
        Choice("3", _("so-so")),
        Choice("4", _("easy")),
        Choice("5", _("very easy")),
    )
    ease = asking.draft.ease
    return Field(
        key="ease",
        label=_("Ease of talk"),
        kind="choice",
        choices=choices,
        needed=not asking.draft.eased,
        text=str(ease) if ease else _("not said") if asking.draft.eased else "",
        about="" if asking.draft.eased else _("How easy was it to talk to them? Enter: skip."),
    )


def ending_field(asking: Asking) -> Field:
    """The three outcomes, the proposed one first, and the attempts that reached nobody."""
    draft = asking.draft
    outcomes = [asking.outcomes.outcome(each) for each in draft.proposal.order]
    choices = [
        Choice(
            kind.id,
            in_words(kind.title),
            _("proposed: Enter") if kind.id == asking.suggested else "",
            DIGITS[kind.id],
        )
        for kind in outcomes
        if kind is not None
    ]
    attempts = [
        Choice(
            kind.id,
            in_words(kind.title),
            _("proposed: Enter") if kind.id == asking.suggested else "",
            DIGITS[kind.id],
        )
        for kind in asking.outcomes.dispositions
        if kind.id in ATTEMPTS
    ]
    attempts.sort(key=lambda choice: choice.key)
    return Field(
        key="ending",
        needed=True,
        label=_("How did it end?"),
        kind="choice",
        choices=tuple(attempts + choices if not asking.reached else choices + attempts),
        text=draft.ending,
    )
