"""Disqualified: the reason, what speaks for it, and what to do where a rule is not met."""

from collections.abc import Iterator

from tui.languages import _, say

from ..fields import Choice, Field
from .asking import Asking, in_words

NO_DEAL = "no_deal"
INSIST = "insist"


def disqualified(asking: Asking) -> Iterator[Field]:
    """Reason and evidence; complaints of the rules offer no deal instead, or to insist."""
    reasons = [
        Choice(reason.id, in_words(reason.title), in_words(reason.true_when))
        for reason in asking.outcomes.reasons
    ]
    chosen = asking.outcomes.reason(asking.text("reason"))
    yield asking.choice(
        "reason",
        _("Reason"),
        reasons,
        about=_("The first that is true. A few letters find one."),
    )
    if chosen is None:
        return
    yield asking.field("evidence", _("Evidence"), about=in_words(chosen.evidence))
    unmet = [complaint for complaint in asking.complaints if complaint.level == "rule"]
    if not unmet and not asking.draft.insisting:
        return
    insisting = asking.draft.insisting
    said = " ".join(say(each.saying) for each in unmet if each.field != INSIST)
    yield Field(
        key="unmet",
        label=_("Not met yet"),
        kind="choice",
        needed=not asking.draft.insisting,
        choices=(
            Choice(NO_DEAL, _("Save as no deal, with a return date")),
            Choice(INSIST, _("Disqualify all the same, and say why")),
        ),
        text=INSIST if asking.draft.insisting else "",
        wrong="" if insisting else said,
        note=said if insisting else "",
    )
    if asking.draft.insisting:
        yield asking.field(
            "insist", _("Why all the same"), about=_("One sentence. The manager sees it.")
        )
