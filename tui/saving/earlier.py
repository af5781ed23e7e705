"""The last talk with a lead, read for the call that comes after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.scripts.call import NEED
from tui.scripts.events import read_event
from tui.scripts.fold import fold
from tui.scripts.sayings import SayingError

if TYPE_CHECKING:
    from data.earlier import EarlierCall
    from data.store import Store

LONGEST = 300
"""Characters of one value that are said back."""


def earlier_call(store: Store, lead_id: int, *, before: int) -> EarlierCall | None:
    """The last talk with a lead, with what was captured in it.

    Where its script or its events are gone, their words in the evidence still are there. A call is
    never kept from beginning by what can't be read of an earlier one.
    """
    from data.earlier import last_talk

    try:
        with store.database.reading() as connection:
            found = last_talk(connection, lead_id=lead_id, before=before)
        return found and replace(found, captures=_captures(store, found))
    except SayingError:
        return None


def _captures(store: Store, found: EarlierCall) -> dict[str, str]:
    from tui.scripts.reading import unpin

    kept: dict[str, str] = {}
    try:
        script = unpin(store.pinned_script(found.script_hash))
        state = fold(script, [read_event(each) for each in store.events(found.id)])
    except (SayingError, ValueError):
        pass  # a script of a version that can't be read any more
    else:
        kept = {
            name: value.value or value.text
            for name, value in state.captures.items()
            if (value.value or value.text) and name in script.captures
        }
    if NEED not in kept and found.words:
        kept[NEED] = found.words
    return {name: value[:LONGEST] for name, value in kept.items()}
