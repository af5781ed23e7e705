"""The half-filled form, kept with the call: it is there again after a crash or another day.

What was typed and chosen is kept, never what is proposed: that follows from the call.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.calling.live_call import LiveCall
from tui.scripts.sayings import SayingError
from tui.scripts.wrap_up import Proposal

from .draft import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAIN = ("ending", "verdict_then", "eased", "insisting", "everything", "at")
"""Fields of the draft that are kept as they are."""

LONGEST = 100_000
"""Characters of a kept form at most; the fields hold far less."""


def as_text(draft: Draft) -> str:
    """What is kept of a draft; nothing where nothing was typed or chosen."""
    if not (draft.ending or draft.eased or draft.typed or draft.settled):
        return ""
    meant = {
        key: value
        for (key, text), value in draft.meant.items()
        if isinstance(value, str) and draft.typed.get(key, "").strip() == text
    }
    kept: dict[str, Any] = {name: getattr(draft, name) for name in PLAIN}
    kept |= {"ease": draft.ease, "typed": draft.typed, "settled": draft.settled, "meant": meant}
    text = json.dumps(kept, ensure_ascii=True, separators=(",", ":"))
    return text if len(text) <= LONGEST else ""


def from_text(text: str, proposal: Proposal) -> Draft:
    """The draft again, on top of what is proposed now; an empty one where the text is none."""
    draft = Draft(proposal)
    try:
        kept = json.loads(text) if text else {}
    except ValueError:
        return draft
    if not isinstance(kept, dict):
        return draft
    for name in PLAIN:
        value = kept.get(name)
        if isinstance(value, type(getattr(draft, name))):
            setattr(draft, name, value)
    ease = kept.get("ease")
    draft.ease = ease if isinstance(ease, int) and 1 <= ease <= 5 else None
    draft.typed = {key: value for key, value in _pairs(kept, "typed") if isinstance(value, str)}
    draft.settled = {
        key: value for key, value in _pairs(kept, "settled") if value is None or _is_id(value)
    }
    draft.meant = {
        (key, draft.typed[key].strip()): value
        for key, value in _pairs(kept, "meant")
        if isinstance(value, str) and key in draft.typed
    }
    return draft


def kept_draft(live: LiveCall, proposal: Proposal) -> Draft:
    """The form of a call as it was left, else an empty one."""
    try:
        text = live.store.form(live.call_id)
    except SayingError:
        text = ""  # the records can't be read just now; the form begins anew
    return from_text(text, proposal)


def _pairs(kept: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    found = kept.get(name)
    return list(found.items()) if isinstance(found, dict) else []


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
