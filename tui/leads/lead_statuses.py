"""What became of a lead so far, as people read it."""

from tui.languages import N_, _

STATUSES = {
    "new": N_("never called"),
    "trying": N_("tried, not reached"),
    "deal": N_("qualified, with a deal"),
    "no_deal": N_("qualified, no deal yet"),
    "disqualified": N_("disqualified"),
    "do_not_contact": N_("asked not to be contacted"),
}


def lead_status(status: str) -> str:
    """A lead's status in words."""
    return _(STATUSES[status]) if status in STATUSES else status
