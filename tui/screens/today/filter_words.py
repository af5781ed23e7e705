"""The filter in words: what can be chosen, and a line that says what is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from data.queue_filter import QueueFilter
from tui.languages import N_, _, ngettext, number_text
from tui.leads.lead_sources import SOURCES
from tui.leads.lead_statuses import STATUSES
from tui.screens.today.queue import HEADINGS
from tui.text import one_line

STAGES = {
    "new": N_("new"),
    "mql": N_("interested (MQL)"),
    "accepted": N_("accepted by sales"),
    "sql": N_("ready to buy (SQL)"),
    "returned": N_("returned to marketing"),
}
TRACKS = {
    "fast": N_("fast track"),
    "standard": N_("standard track"),
    "nurture": N_("nurture"),
    "none": N_("no effort"),
}
KINDS: Mapping[str, str] = {
    "sections": N_("Part of the queue"),
    "bands": N_("Band"),
    "tracks": N_("Track"),
    "stages": N_("Stage"),
    "statuses": N_("Status"),
    "segments": N_("Segment"),
    "owners": N_("Owner"),
    "countries": N_("Country"),
    "sources": N_("Source"),
}
"""What one filters by, as the dialog lists it, with its heading."""

SWITCHES: Mapping[str, str] = {
    "callable_now": N_("can be called now"),
    "has_phone": N_("has a number"),
    "low": N_("those below the threshold, too"),
}

_KNOWN = {"stages": STAGES, "statuses": STATUSES, "tracks": TRACKS, "sources": SOURCES}
_COLUMNS = {
    "bands": "band",
    "tracks": "track",
    "stages": "stage",
    "statuses": "status",
    "segments": "segment",
    "owners": "owner",
    "countries": "country",
    "sources": "source",
}
_QUEUED = ("due", "draft", "raised", "fast", "new", "again", "other")


class Choice(NamedTuple):
    """One thing that can be chosen."""

    kind: str
    """A field of the filter."""
    value: str
    """One of its values; empty for a switch."""
    text: str


def choices(there: Mapping[str, Sequence[str]], me: str) -> Iterator[tuple[str, list[Choice]]]:
    """What can be chosen, under headings; only what some lead has.

    Args:
        there: What stands in the columns of the leads.
        me: The rep's name.
    """
    yield "", [Choice(name, "", _(text)) for name, text in SWITCHES.items()]
    for kind, heading in KINDS.items():
        values: Sequence[str] = _QUEUED if kind == "sections" else there.get(_COLUMNS[kind], ())
        listed = [Choice(kind, value, worded(kind, value, me)) for value in values]
        if kind == "owners":
            listed.sort(key=lambda choice: (choice.value != me, choice.value != "", choice.value))
        if len(listed) > 1 or (kind not in ("sections", "owners") and any(values)):
            yield _(heading), listed


def worded(kind: str, value: str, me: str) -> str:
    """A value in words."""
    if kind == "sections":
        return _(HEADINGS[value])
    if kind == "owners":
        if value == me:
            return _("mine")
        return one_line(value) or _("nobody's")
    if known := _KNOWN.get(kind, {}).get(value):
        return _(known)
    return one_line(value) or _("not given")


def described(chosen: QueueFilter, me: str) -> str:
    """The filter in one line; empty where it lets everybody pass."""
    parts = [_(text) for name, text in SWITCHES.items() if getattr(chosen, name)]
    for kind, heading in KINDS.items():
        values = sorted(getattr(chosen, kind))
        if values:
            said = ", ".join(worded(kind, value, me) for value in values)
            parts.append(_("{heading}: {values}").format(heading=_(heading).lower(), values=said))
    return " · ".join(parts)


def toggled(chosen: QueueFilter, choice: Choice) -> QueueFilter:
    """The filter with one thing chosen, or not chosen any more."""
    values = {name: getattr(chosen, name) for name in (*KINDS, *SWITCHES)}
    if choice.kind in SWITCHES:
        values[choice.kind] = not values[choice.kind]
    else:
        values[choice.kind] = values[choice.kind] ^ {choice.value}
    return QueueFilter(**values)


def is_chosen(chosen: QueueFilter, choice: Choice) -> bool:
    """Whether it is part of the filter."""
    value = getattr(chosen, choice.kind)
    return bool(value) if choice.kind in SWITCHES else choice.value in value


def below_threshold(hidden: int, threshold: int) -> str:
    """That leads are kept away by their score, and the way to see them."""
    text = ngettext(
        "{n} lead below score {threshold} is hidden; f shows it",
        "{n} leads below score {threshold} are hidden; f shows them",
        hidden,
    )
    return text.format(n=number_text(hidden), threshold=threshold)


def found_in_words(count: int, more: bool, *, shown: int) -> str:
    """How many a search has found, where not all of them are shown."""
    if more:
        return _("more than {n} found; another letter narrows it down").format(n=number_text(count))
    if count > shown:
        text = _("{shown} of {n} found are shown; another letter narrows it down")
        return text.format(shown=number_text(shown), n=number_text(count))
    return ngettext("{n} found", "{n} found", count).format(n=number_text(count))
