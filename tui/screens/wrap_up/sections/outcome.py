"""How easy the talk was, and how the call ended."""

from tui.languages import N_, _
from tui.scripts.model.framework import Texts

from ..draft import ATTEMPTS
from ..fields import Choice, Field
from .asking import Asking, in_words

DIGITS = {"deal": "1", "no_deal": "2", "disqualified": "3"} | {
    attempt: str(digit) for digit, attempt in enumerate(ATTEMPTS, 4)
}
"""Each ending has a key of its own, wherever it stands in the list."""

PRESS_NUMBER = N_("Press the number of how it ended.")


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
        hurried=True,
        offered=not asking.draft.eased,
        text=str(ease) if ease else _("not said") if asking.draft.eased else "",
        about="" if asking.draft.eased else _("How easy was it to talk to them? Enter: skip."),
    )


def ending_field(asking: Asking) -> Field:
    """The three outcomes and the attempts that reached nobody, the proposed ending first."""
    rules = asking.outcomes
    known: dict[str, Texts] = {kind.id: kind.title for kind in rules.dispositions}
    known.update((kind.id, kind.title) for kind in rules.outcomes)
    outcomes, attempts = asking.draft.proposal.order, ATTEMPTS
    endings = [*outcomes, *attempts] if asking.reached else [*attempts, *outcomes]
    choices = [
        Choice(
            each,
            in_words(known[each]),
            _("proposed") if each == asking.suggested else "",
            DIGITS[each],
        )
        for each in endings
        if each in known
    ]
    choices.sort(key=lambda choice: choice.value != asking.suggested)
    enter = (
        _("Enter takes the first one, which is proposed; every ending keeps its number.")
        if asking.suggested
        else _(PRESS_NUMBER)
    )
    again = asking.draft.outlived(asking.verdict)
    turned = _("The verdict is now: {outcome}.").format(
        outcome=in_words(known[asking.verdict]) if again else ""
    )
    return Field(
        key="ending",
        needed=True,
        label=_("How did it end?"),
        kind="choice",
        choices=tuple(choices),
        hurried=True,
        text="" if again else asking.draft.ending,
        note=f"{turned} {enter}" if again else "",
        about="" if asking.draft.ending else enter,
    )
