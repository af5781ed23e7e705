"""What was said in the last talk with this lead: shown where a call begins, counted nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from tui.languages import _, date_text, language
from tui.scripts.model.framework import Texts
from tui.text import cut
from tui.when import ahead, full_when, local

from .names import OUTCOMES, called
from .rows import Row, line, para
from .view import View

if TYPE_CHECKING:
    from data.earlier import EarlierCall

STAGE = "opening"
"""The stage of a script whose steps show it."""
WORDS = 3
"""How much of what they said is shown."""
LONGEST = 160
"""Cells of one thing that they said."""
NO_STEPS = (None, "", "none", "nurture")


def last_time(view: View, width: int) -> Iterator[Row]:
    """Date, outcome, their words, what was agreed and what came of it, and why to call now."""
    found = view.live.earlier
    if found is None:
        return
    yield line((heading(view, found), "heading"))
    said = [each.words for each in found.evidence if each.words]
    for words in dict.fromkeys([found.words, *said][: WORDS + 1]):
        if words:
            quoted = _("“{words}”").format(words=cut(words, LONGEST))
            yield from para(quoted, width, "", "  ")
    for label, text in (
        (_("agreed: "), agreed(view, found)),
        (_("why now: "), why_now(view, found)),
    ):
        if text:
            yield from para(text, width, "", label)


def heading(view: View, found: EarlierCall) -> str:
    """`Last time, 12 May 2026 (20 days ago): no deal · Ewa`."""
    now, at = local(view.now), local(found.started_at)
    text = _("Last time, {date} ({ahead}): {outcome}").format(
        date=date_text(at.date()), ahead=ahead(at, now), outcome=_became(view, found)
    )
    return cut(f"{text} · {found.rep}" if found.rep else text, LONGEST)


def agreed(view: View, found: EarlierCall) -> str:
    """The next step that was agreed, and whether it was done."""
    if found.next_step_type in NO_STEPS:
        return ""
    kind = view.live.rules.outcomes.next_step(found.next_step_type or "")
    title = _in_words(kind.title) if kind else found.next_step_type or ""
    parts = [title]
    if found.next_step_at is not None:
        parts.append(_moment(view, found.next_step_at))
    parts += [part for part in (found.next_step_who, found.next_step_action) if part]
    text = cut(" · ".join(parts), LONGEST)
    if found.step_done_at is None:
        return _("{step}. Not marked as done: ask.").format(step=text)
    result = cut(found.step_result, LONGEST) or _("done")
    return _("{step}. Done: {result}").format(step=text, result=result)


def why_now(view: View, found: EarlierCall) -> str:
    """The reason for the return: a callback they asked for, or why it was not the time then."""
    if found.callback_at is not None:
        return _("they asked for a call: {when}").format(when=_moment(view, found.callback_at))
    path = view.live.rules.outcomes.path(found.path or "")
    if path is None or found.revisit_at is None:
        return ""
    return _("{why}; come back on {date}. Until then: {what}").format(
        why=_in_words(path.title), date=date_text(found.revisit_at), what=_in_words(path.do)
    )


def _became(view: View, found: EarlierCall) -> str:
    kind = view.live.rules.outcomes.outcome(found.outcome or "")
    if kind is not None:
        return _in_words(kind.title)
    return called(OUTCOMES, found.disposition or "")


def _moment(view: View, at: datetime) -> str:
    return full_when(local(at), local(view.now))


def _in_words(texts: Texts) -> str:
    return texts.get(language()) or texts.get("en") or next(iter(texts.values()), "")
