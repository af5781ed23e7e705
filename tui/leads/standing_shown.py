"""A lead's standing as it is shown: score and contributions, the way to sales, what it did."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from tui.languages import _, date_text, ngettext, number_text
from tui.leads.standing_words import (
    ago_text,
    contribution_line,
    event_words,
    points_text,
    score_line,
    segment_words,
    stage_line,
    step_words,
    track_words,
)
from tui.text import one_line, plain, styled

if TYPE_CHECKING:
    from data.scoring.rows import LeadStanding
    from tui.scripts.model.scoring import Scoring

TOP = 3
"""Contributions on the card of Today."""


def card_lines(standing: LeadStanding, scoring: Scoring) -> list[Content]:
    """What the card of Today says: score, stage, segment with its play, what weighs most."""
    parts = [_labelled(_("score"), score_line(standing))]
    weighty = sorted(standing.contributions, key=lambda part: -abs(part.points))[:TOP]
    parts += [plain(f"  {one_line(contribution_line(part, scoring))}") for part in weighty]
    parts.append(_labelled(_("way to sales"), stage_line(standing)))
    segment, play = segment_words(standing.segment, scoring)
    if segment:
        parts.append(_labelled(_("segment"), f"{segment}. {play}" if play else segment))
    return parts


def whole(standing: LeadStanding, scoring: Scoring, now: datetime) -> Content:
    """Everything: every contribution, every step, everything they did."""
    lines = [
        styled("[b]$score[/]", score=score_line(standing)),
        plain(_explained(standing, scoring)),
        plain(""),
        *(plain(one_line(contribution_line(part, scoring))) for part in standing.contributions),
    ]
    if standing.contributions:
        lines.append(_sum(standing))
    lines += [plain(""), _labelled(_("way to sales"), stage_line(standing))]
    lines += [
        plain(f"  {_day(row.at, now)}  {one_line(step_words(row, scoring))}")
        for row in standing.stages
    ]
    segment, play = segment_words(standing.segment, scoring)
    if segment:
        lines.append(_labelled(_("segment"), f"{segment}. {play}" if play else segment))
    if standing.track:
        lines.append(_labelled(_("track"), track_words(standing.track, scoring)))
    lines += [plain(""), _what_they_did(standing)]
    for event in standing.events:
        ago = ago_text((now.date() - event.at.astimezone(now.tzinfo).date()).days)
        said = [event_words(event.kind, scoring), one_line(event.note), one_line(event.by)]
        words = " · ".join(part for part in said if part)
        lines.append(plain(f"  {_day(event.at, now)}  {words} ({ago})"))
    return Content("\n").join(lines)


def _what_they_did(standing: LeadStanding) -> Content:
    count = len(standing.events)
    if not count:
        return plain(_("Nothing is known of what they did; w adds it.")).stylize("dim")
    text = ngettext("What they did, {n} time:", "What they did, {n} times:", count)
    return plain(text.format(n=count)).stylize("bold")


def _sum(standing: LeadStanding) -> Content:
    total = sum(part.points for part in standing.contributions)
    if total < 0 or total > 100:
        text = _("together {points}, held between 0 and 100").format(points=points_text(total))
    else:
        text = _("together {points}").format(points=points_text(total))
    return plain(text).stylize("dim")


def _explained(standing: LeadStanding, scoring: Scoring) -> str:
    """What the score is of, and whether it is worth a call."""
    text = _("after the talk") if standing.talked else _("before a talk")
    parts = [
        text,
        _("fit {fit}").format(fit=_("unknown") if standing.fit is None else standing.fit),
        _("engagement {points}").format(points=standing.engagement),
        _("rules {version}").format(version=standing.version),
    ]
    if standing.worth_calling:
        parts.insert(1, _("worth a call"))
    elif standing.worth_calling is False and standing.score is not None:
        least = number_text(round(scoring.accept_at))
        parts.insert(1, _("below {least}: nurture").format(least=least))
    return " · ".join(parts)


def _day(at: datetime, now: datetime) -> str:
    return date_text(at.astimezone(now.tzinfo).date())


def _labelled(label: str, text: str) -> Content:
    return Content.assemble((f"{label} ", "dim"), plain(one_line(text)))
