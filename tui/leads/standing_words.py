"""How a lead stands, in words: its score and all that it is made of, for screens and commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui.languages import N_, _, language, ngettext, number_text
from tui.leads.lead_sources import source_text

if TYPE_CHECKING:
    from data.scoring.rows import LeadStanding, StageRow
    from tui.scripts.judgement.lead_score import Contribution
    from tui.scripts.model.scoring import Scoring

STAGES = {
    "new": N_("new"),
    "mql": N_("interested (MQL)"),
    "accepted": N_("accepted"),
    "sql": N_("sales qualified (SQL)"),
    "returned": N_("returned to marketing"),
}
"""How far a lead is on its way to sales."""

PENALTIES = {
    "free_mail": N_("free mail"),
    "competitor": N_("competitor"),
    "student": N_("student"),
    "unsubscribed": N_("unsubscribed"),
}
WHOLE = {
    "fit": N_("fit with the profile, from the call"),
    "talk": N_("what the talk found out"),
}
"""Parts of a score that the call has found as a whole."""
MINUS = "\N{MINUS SIGN}"


def titled(texts: Mapping[str, str]) -> str:
    """A title of the rules in the interface's language, else in English."""
    return texts.get(language()) or texts.get("en") or next(iter(texts.values()), "")


def contribution_line(part: Contribution, scoring: Scoring) -> str:
    """What adds to a score or takes from it: `+12 Webinar, 18 days ago`."""
    return f"{points_text(part.points)} {_about(part, scoring)}"


def contribution_lines(
    parts: Sequence[Contribution], scoring: Scoring, *, top: int = 0
) -> list[str]:
    """The contributions, the weightiest first where only so many are wanted."""
    chosen = list(parts)
    if top:
        chosen = sorted(parts, key=lambda part: -abs(part.points))[:top]
    return [contribution_line(part, scoring) for part in chosen]


def points_text(points: float) -> str:
    """Points with their sign, in whole numbers; less than half a point has one decimal."""
    size = abs(points)
    shown = number_text(f"{size:.1f}") if 0 < size < 1 else number_text(round(size))
    return f"{MINUS if points < 0 else '+'}{shown}"


def score_line(standing: LeadStanding) -> str:
    """The score and its class in one line: `65 · B · A3 · on 85 % known`."""
    if standing.score is None:
        return _("no score yet: too little is known")
    parts = [str(standing.score), standing.band, standing.cell]
    if standing.given:
        parts.append(_("came with the lead"))
    elif standing.coverage < 100:
        parts.append(_("{share} % known").format(share=standing.coverage))
    return " · ".join(part for part in parts if part)


def stage_line(standing: LeadStanding) -> str:
    """How far the lead is."""
    return _(STAGES.get(standing.stage, standing.stage))


def step_words(row: StageRow, scoring: Scoring) -> str:
    """A step on the way to sales without its date: what, who, why."""
    reason = next((each for each in scoring.returns if each.id == row.reason), None)
    why = titled(reason.title) if reason else row.reason
    parts = [_(STAGES.get(row.stage, row.stage)), row.by, why, row.note]
    return " · ".join(part for part in parts if part)


def segment_words(segment: str, scoring: Scoring) -> tuple[str, str]:
    """A segment's title and its play; the id where the rules don't know it."""
    found = next((each for each in scoring.segments if each.id == segment), None)
    return (titled(found.title), titled(found.play)) if found else (segment, "")


def track_words(track: str, scoring: Scoring) -> str:
    """A track's title."""
    found = next((each for each in scoring.tracks if each.id == track), None)
    return titled(found.title) if found else track


def event_words(kind: str, scoring: Scoring) -> str:
    """What a kind of event is called."""
    return titled(scoring.title_of(kind))


def ago_text(days: float) -> str:
    """How long ago something happened: today, yesterday, 18 days ago."""
    whole = round(days)
    if whole <= 0:
        return _("today")
    if whole == 1:
        return _("yesterday")
    return ngettext("{n} day ago", "{n} days ago", whole).format(n=whole)


def _about(part: Contribution, scoring: Scoring) -> str:
    kind, _sign, name = part.about.partition(":")
    shown = name
    if kind == "fit" and name:
        item = next((each for each in scoring.profile if each.id == name), None)
        shown = titled(item.title) if item and item.title else name
    elif kind == "engagement":
        shown = _("{event}, {ago}").format(
            event=event_words(name, scoring), ago=ago_text(part.days_ago or 0)
        )
    elif kind == "source":
        source = scoring.sources.get(name)
        title = titled(source.title) if source and source.title else source_text(name)
        shown = _("source: {source}").format(source=title)
        if part.leads:
            told = ngettext("from {n} of your leads", "from {n} of your leads", part.leads)
            shown = f"{shown}, {told.format(n=part.leads)}"
    elif kind in WHOLE:
        shown = _(WHOLE[kind])
    elif name in PENALTIES:
        shown = _(PENALTIES[name])
    return shown
