"""Disqualified: the reason, what speaks for it, and what to do where a rule is not met."""

from collections.abc import Iterator
from dataclasses import replace

from tui.languages import N_, _, say
from tui.scripts.sayings import Saying

from ..fields import Choice, Field
from .asking import Asking, in_words, listed

NO_DEAL = "no_deal"
INSIST = "insist"
SHORT = N_("Say why in at least {count} characters.")


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
    yield _evidence(asking, in_words(chosen.evidence))
    if chosen.sub_reasons:
        yield asking.choice(
            "sub_reason",
            _("More exactly"),
            listed(chosen.sub_reasons),
            about=_("Only if you know; Enter passes it over."),
        )
    elif asking.draft.everything:
        yield asking.field("sub_reason", _("More exactly"), about=_("In two or three words."))
    insisting = asking.draft.insisting
    unmet = [
        complaint
        for complaint in asking.complaints
        if complaint.level == "rule" and complaint.field not in ("evidence", INSIST)
    ]
    if not unmet and not insisting:
        return
    said = " ".join(say(each.saying) for each in unmet)
    yield Field(
        key="unmet",
        label=_("Not met yet"),
        kind="choice",
        needed=not insisting,
        choices=(
            Choice(NO_DEAL, _("Save as no deal, with a return date")),
            Choice(INSIST, _("Disqualify all the same, and say why")),
        ),
        text=INSIST if insisting else "",
        wrong="" if insisting else said,
        note=said if insisting else "",
    )
    if insisting:
        yield _insist(asking)


def _evidence(asking: Asking, about: str) -> Field:
    """The evidence, with what its own rule says of it: wrong once the rep has left it."""
    field = asking.field("evidence", _("Evidence"), about=about)
    short = next(
        (
            say(each.saying)
            for each in asking.complaints
            if each.field == "evidence" and each.level == "rule"
        ),
        "",
    )
    if not short or field.wrong:
        return field
    if asking.draft.insisting or _being_typed(asking, "evidence"):
        return replace(field, note=short)
    return replace(field, wrong=short)


def _insist(asking: Asking) -> Field:
    """The sentence against a rule, with what is wrong with it on its own row."""
    field = asking.field(
        INSIST, _("Why all the same"), about=_("One sentence. The manager sees it.")
    )
    least = asking.outcomes.insist_characters
    enough = len(field.text.strip()) >= least
    early = _being_typed(asking, INSIST) or not (field.text or asking.draft.pressed)
    if enough or early:
        return field
    return replace(field, wrong=say(Saying(SHORT, {"count": least})))


def _being_typed(asking: Asking, key: str) -> bool:
    """Whether the rep is still at it, and has not tried to save."""
    return asking.draft.at == key and not asking.draft.pressed
