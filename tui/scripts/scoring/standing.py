"""What a lead is worth today: its score with all that it is made of, and the way it goes."""

from bisect import bisect_right
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache, partial

from tui.scripts.judgement.lead_score import (
    Happened,
    LeadScore,
    ScoreInputs,
    engagement,
    score_after,
    score_before,
)
from tui.scripts.judgement.segment import segment_before
from tui.scripts.model.scoring import Scoring

from .facts import Did, LeadFacts
from .naming import kind_of_source
from .own_sources import OwnSource, by_own
from .penalties import penalties_of
from .profile import Find, Fit, fit_of, option_of
from .wording import has_word

_KEPT = 20_000
"""Standings that are remembered: more kinds of leads than lists hold."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A lead's score, its class, and what to do with it."""

    score: LeadScore
    fit: int | None
    """Fit with the profile on what is known, in per cent."""
    engagement: int
    """What it did, as it counts today, 0 to 100."""
    segment: str
    track: str
    worth_calling: bool | None
    """Whether the score reaches `accept_at`; None while nothing is known."""


class Scorer:
    """Scores many leads by the same rules; of those who did nothing yet, many are alike."""

    def __init__(self, scoring: Scoring, own: Mapping[str, OwnSource] | None = None) -> None:
        """Know the rules, and the points that sources have by the team's own history."""
        self._own = own or {}
        self.scoring = scoring = by_own(scoring, self._own)
        items = {item.id: item for item in scoring.profile}
        option = lru_cache(4096)(lambda name, value: option_of(items[name], value))
        self._option: Find = lambda item, value: option(item.id, value)
        self._source = lru_cache(4096)(partial(kind_of_source, scoring=scoring))
        self._says = lru_cache(4096)(has_word)
        self._telling = lru_cache(4096)(partial(_telling, scoring=scoring))
        self._borders = sorted(_borders(scoring))
        self._quiet: dict[Hashable, Standing] = {}

    def standing(self, facts: LeadFacts, now: datetime) -> Standing:
        """The same as `standing_of`."""
        if facts.did or facts.talk:
            return self._worked_out(facts, now)
        size = None if facts.employees is None else bisect_right(self._borders, facts.employees)
        rival = (facts.company_name, facts.website) if self.scoring.competitors else ()
        key = (
            facts.industry, size, facts.country, facts.title, facts.source,
            self._telling(facts.email.rpartition("@")[2]), rival, facts.opted_out, facts.returned,
        )  # fmt: skip
        found = self._quiet.get(key)
        if found is None:
            if len(self._quiet) >= _KEPT:
                self._quiet.clear()
            found = self._quiet[key] = self._worked_out(facts, now)
        return found

    def _worked_out(self, facts: LeadFacts, now: datetime) -> Standing:
        fit = _fit(facts, self.scoring, self._option)
        source = self._source(facts.source) or facts.source
        penalties = penalties_of(facts, self.scoring, self._says)
        own = self._own.get(source)
        return _standing(facts, fit, (source, own), penalties, self.scoring, now)


def _telling(domain: str, scoring: Scoring) -> str:
    """The domain of an address where it means something, else nothing."""
    name = domain.strip().casefold()
    ends = tuple(each for each in scoring.students if each[:1] == ".")
    tells = name in scoring.free_mail or name.endswith(ends) or scoring.competitors
    return name if tells else ""


def _borders(scoring: Scoring) -> set[int]:
    """Where one number of employees more makes a difference."""
    whens = [part for each in scoring.segments for part in (each.when, *each.when.any)]
    found = {border for when in whens for border in (when.employees_at_least, when.employees_below)}
    options = [option for item in scoring.profile for option in item.options]
    found |= {border for option in options for border in (option.at_least, option.below)}
    return {border for border in found if border is not None}


def standing_of(facts: LeadFacts, scoring: Scoring, now: datetime) -> Standing:
    """Score a lead as it stands on a day.

    Args:
        facts: What is known of it.
        scoring: The rules.
        now: The present moment; events fade by whole days.

    Returns:
        The score before the call, or after it once a talk has found out anything (domain.md 2.4):
        an unknown fit, source or talk is left out, and the others count for more. What a lead did
        is known: nothing recorded is nothing done, or else an old event would lower a score. Where
        less than `band_from` of the score is known there is no band, and no score below
        `accept_at`: what is unknown never counts against a lead.
    """
    return Scorer(scoring).standing(facts, now)


def _standing(
    facts: LeadFacts,
    fit: Fit | None,
    came_by: tuple[str, OwnSource | None],
    penalties: tuple[str, ...],
    scoring: Scoring,
    now: datetime,
) -> Standing:
    happened = [
        Happened(did.kind, max(0, (now.date() - did.at.astimezone(now.tzinfo).date()).days))
        for did in facts.did
    ]
    talk, (source, own) = facts.talk, came_by
    nothing = fit is None and not source and not happened and (talk is None or talk.score is None)
    inputs = ScoreInputs(
        fit=fit.fit if fit else None,
        fit_parts=fit.parts if fit else (),
        fit_coverage=fit.coverage if fit else 1,
        happened=None if nothing else happened,
        source=source or None,
        own_source=own,
        talk=talk.score if talk else None,
        penalties=penalties,
        knocked_out=facts.opted_out or bool(fit and fit.knocked_out),
    )
    scored = (score_before if inputs.talk is None else score_after)(inputs, scoring)
    if scored.coverage < scoring.band_from and scored.score is not None and not inputs.knocked_out:
        # Too little to put a lead below the threshold by: it has no score rather than a low one.
        enough = scored.score >= scoring.accept_at
        scored = replace(scored, band="", score=scored.score if enough else None)
    engaged, _ = engagement(happened, scoring)
    return Standing(
        score=scored,
        fit=None if fit is None else round(fit.fit),
        engagement=round(engaged),
        segment=_segment(facts, fit, scoring),
        track=_track(facts, scored, inputs.knocked_out, scoring, now),
        worth_calling=None if scored.score is None else scored.score >= scoring.accept_at,
    )


def hand_raised_at(did: Sequence[Did], scoring: Scoring) -> datetime | None:
    """When the lead last asked to be called."""
    return max(
        (each.at for each in did if (kind := scoring.events.get(each.kind)) and kind.hand_raise),
        default=None,
    )


def _fit(facts: LeadFacts, scoring: Scoring, find: Find) -> Fit | None:
    """The fit that the last talk found, else the one that the lead's fields show."""
    talk = facts.talk
    if talk is not None and talk.fit is not None:
        return Fit(talk.fit, talk.fit_coverage / 100, (), talk.knocked_out)
    found = fit_of(facts, scoring, find)
    if found is not None and talk is not None and talk.knocked_out:
        return found._replace(knocked_out=True)
    return found


def _segment(facts: LeadFacts, fit: Fit | None, scoring: Scoring) -> str:
    if not facts.opted_out and facts.talk is not None and facts.talk.segment:
        return facts.talk.segment
    return segment_before(
        scoring,
        opted_out=facts.opted_out,
        fit=fit.fit if fit else None,
        employees=facts.employees,
    )


def _track(
    facts: LeadFacts, scored: LeadScore, knocked_out: bool, scoring: Scoring, now: datetime
) -> str:
    """How fast to work on it (domain.md 2.5): a low score is nurtured, never rejected."""
    outcome = facts.talk.outcome if facts.talk else ""
    if knocked_out or outcome == "disqualified":
        return "none"
    if facts.returned:
        return "nurture"
    raised = hand_raised_at(facts.did, scoring)
    if raised is not None and now - raised <= timedelta(hours=scoring.hand_raise_hours):
        return "fast"
    if outcome == "no_deal":
        return "nurture"
    return next((track.id for track in scoring.tracks if scored.band in track.bands), "")
