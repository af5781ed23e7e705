"""How often a lead was tried, from its calls by the rules of the library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.rows import CallSummary
    from tui.scripts.attempts import Attempts
    from tui.scripts.reading import Library


def tried_so_far(history: Sequence[CallSummary], library: Library | None) -> Attempts | None:
    """The attempts since they were last reached; None before the rules are loaded."""
    rules = getattr(library, "rules", None)
    if rules is None:
        return None
    from tui.scripts.attempts import Attempt, attempts_of

    past = [
        Attempt(call.started_at.astimezone().date(), call.disposition)
        for call in history
        if call.disposition is not None
    ]
    return attempts_of(past, rules.outcomes)
