"""What the call's words are called in the interface, on its screens and on the command line."""

from tui.languages import N_, _, language
from tui.scripts.model.outcomes import OutcomeRules

STAGES = {
    "opening": N_("Opening"),
    "pitch": N_("Pitch"),
    "icp": N_("ICP"),
    "diagnosis": N_("Diagnosis"),
    "pain": N_("Pain"),
    "market": N_("Market"),
    "case": N_("Case"),
    "qualification": N_("Qualification"),
    "close": N_("Close"),
    "wrap": N_("Wrap-up"),
    "any": N_("Any time"),
}
BUYING_STAGES = {
    "unaware": N_("sees no problem"),
    "problem": N_("sees the problem"),
    "exploring": N_("exploring"),
    "comparing": N_("comparing"),
    "deciding": N_("deciding"),
}
OUTCOMES = {
    "deal": N_("deal"),
    "no_deal": N_("no deal"),
    "disqualified": N_("disqualified"),
    "callback": N_("call back"),
    "no_contact": N_("nobody reached"),
}
ICP_RESULTS = {
    "in": N_("in profile"),
    "edge": N_("on the edge"),
    "outside": N_("outside"),
    "unknown": N_("not known yet"),
}
ATTEMPTS = {
    "no_answer": N_("No answer"),
    "busy": N_("Busy"),
    "voicemail": N_("Voicemail"),
    "gatekeeper": N_("Reception only"),
    "callback": N_("Call back at a time"),
}
"""Ways in which a call reaches nobody, in the order of their keys."""

MARKS = {"met": "●", "partly": "◐", "not_met": "✗", "unknown": "·"}
"""A criterion's status as a sign; the shapes differ, so colour is not needed."""

STATUSES = {
    "met": N_("met"),
    "partly": N_("partly met"),
    "not_met": N_("not met"),
    "unknown": N_("not known"),
}
"""A criterion's status in words."""

KINDS = {
    "objection": N_("objection"),
    "step": N_("step"),
    "case": N_("case"),
    "question": N_("question"),
    "pain": N_("pain"),
}


def called(names: dict[str, str], key: str) -> str:
    """The name in the interface's language, or the key where it has none."""
    return _(names[key]) if key in names else key


def outcome_name(outcome: str, rules: OutcomeRules) -> str:
    """`disqualified:no_need` as people read it."""
    name, _colon, reason = outcome.partition(":")
    words, kind = called(OUTCOMES, name), rules.reason(reason)
    if kind is None:
        return words
    title = kind.title.get(language()) or kind.title.get("en") or reason
    return _("{outcome}: {reason}").format(outcome=words, reason=title)
