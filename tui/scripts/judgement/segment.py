"""The segment of a lead and the track it goes on."""

import re
from collections.abc import Mapping

from tui.scripts.model.outcomes import OutcomeRules
from tui.scripts.model.scoring import Scoring, SegmentWhen, Track
from tui.scripts.model.script import Script
from tui.scripts.state import CallState

from .icp import Profile, share
from .results import Evidence, Verdict

OPTED_OUT = "disqualified:do_not_contact"
_AND = re.compile(r"[,;/\n]|\s(?:and|und|i|oraz|и|а также)\s")


def segment_of(
    script: Script,
    state: CallState,
    evidence: Mapping[str, Evidence],
    profile: Profile,
    scoring: Scoring,
) -> str:
    """The first segment that fits; empty while the fit is unknown and nothing else decides."""
    for segment in scoring.segments:
        if segment.when == SegmentWhen():
            return segment.id if profile.weight else ""
        if _fits(segment.when, script, state, evidence, profile, scoring):
            return segment.id
    return ""


def track_of(
    band: str | None, verdict: Verdict, scoring: Scoring, *, hand_raised: bool = False
) -> Track | str:
    """How fast to work on the lead: by its band, unless the outcome is settled or it asked us."""
    if verdict.outcome == "disqualified":
        return "none"
    if verdict.decided and verdict.outcome == "no_deal":
        return "nurture"
    if hand_raised:
        return "fast"
    return next((track.id for track in scoring.tracks if band in track.bands), "")


def employees_of(script: Script, state: CallState) -> int | None:
    """The number of employees, as captured or as known of the lead; of a range the lower end."""
    saved = [name for name, item in script.captures.items() if item.saves == "company.employees"]
    for name in dict.fromkeys(["employees", *saved]):
        value = state.captures.get(name)
        found = _number(value.value or value.text) if value else None
        if found is not None:
            return found
    return _number(state.known.get("employees", ""))


def people_of(state: CallState, scoring: Scoring) -> int:
    """How many people of the decision map are known."""
    most = 0
    for name in scoring.people_from:
        value = state.captures.get(name)
        if value is not None:
            number = _number(value.value) if value.value.strip().isdigit() else None
            named = [part for part in _AND.split(value.text) if part.strip()]
            most = max(most, number if number is not None else len(named))
    return most


def _number(text: str) -> int | None:
    found = re.search(r"\d+", re.sub(r"(?<=\d)[\s\u00a0\u202f,.](?=\d{3}\b)", "", text))
    return int(found.group()) if found else None


def _fits(
    when: SegmentWhen,
    script: Script,
    state: CallState,
    evidence: Mapping[str, Evidence],
    profile: Profile,
    scoring: Scoring,
) -> bool:
    statuses = {name: found.status for name, found in evidence.items()}
    employees = employees_of(script, state)
    checks = [
        not when.opted_out or state.suggested == OPTED_OUT,
        all(statuses.get(name, "unknown") in wanted for name, wanted in when.criteria.items()),
        when.fit_at_least is None or profile.fit_reaches(share(when.fit_at_least)),
        when.employees_at_least is None
        or (employees is not None and employees >= when.employees_at_least),
        when.employees_below is None
        or (employees is not None and employees < when.employees_below),
        when.people_at_least is None or people_of(state, scoring) >= when.people_at_least,
        all(_best(profile, name) for name in when.icp_best),
        not when.any
        or any(_fits(part, script, state, evidence, profile, scoring) for part in when.any),
    ]
    return all(checks)


def _best(profile: Profile, name: str) -> bool:
    item = profile.checklist.items.get(name)
    return (
        item is not None and name in profile.known and item.points[profile.known[name]] == item.most
    )


def finding_of(state: CallState, outcomes: OutcomeRules) -> str:
    """The reason that an answer of the script has settled, or empty."""
    kind, _, reason = state.suggested.partition(":")
    return reason if kind == "disqualified" and reason in outcomes.findings else ""
