"""What happens next, by when, with whom, and what the client does for it."""

from collections.abc import Iterator
from dataclasses import replace

from tui.languages import _

from ..fields import Field
from .asking import Asking, listed


def next_step(asking: Asking) -> Iterator[Field]:
    """The next step of a call that goes on."""
    section = _("Next step")
    kinds = listed(asking.outcomes.next_steps)
    kind = asking.choice("next_step.type", _("What"), kinds, section=section)
    yield replace(kind, note=kind.note or asking.advance)
    if not asking.text("next_step.type") or asking.text("next_step.type") == "none":
        return
    yield asking.field("next_step.at", _("When"), section=section)
    yield asking.field("next_step.who", _("With whom"), section=section)
    yield asking.field("next_step.client_action", _("What they will do"), section=section)
