"""The segment of a lead and the track it goes on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from tui.scripts.model.outcomes import OutcomeRules
from tui.scripts.model.scoring import Scoring, SegmentWhen, Track
from tui.scripts.model.script import Script
from tui.scripts.state import CallState

from .icp import Profile, Share, share
from .reading import ScriptReading
from .results import Evidence, Verdict

OPTED_OUT = "do_not_contact"
"""The reason that forbids every further call."""
_AND = re.compile(r"[,;/\n]|\s(?:and|und|i|oraz|и|а также)\s")


@dataclass(frozen=True, slots=True)
class _Lead:
    """What segments are told apart by."""

    opted_out: bool
    statuses: Mapping[str, str]
    reaches: Callable[[Share], bool]
    """Whether the fit on what is known is at least this."""
    best: Callable[[str], bool]
    """Whether it has the best option of an ICP item."""
    employees: int | None
    people: int


def segment_of(
    script: Script,
    state: CallState,
    evidence: Mapping[str, Evidence],
    profile: Profile,
    finding: str,
    scoring: Scoring,
) -> str:
    """The first segment that fits; empty while the fit is unknown and nothing else decides."""
    lead = _Lead(
        finding == OPTED_OUT,
        {name: found.status for name, found in evidence.items()},
        profile.fit_reaches,
        partial(_best, profile),
        employees_of(script, state),
        people_of(state, scoring),
    )
    return _first(scoring, lead, known=bool(profile.weight))


def segment_before(
    scoring: Scoring, *, opted_out: bool, fit: float | None, employees: int | None
) -> str:
    """The first segment that fits a lead nobody has talked to; empty while the fit is unknown."""
    lead = _Lead(
        opted_out,
        {},
        lambda least: fit is not None and fit >= least.part / least.of,
        lambda _item: False,
        employees,
        0,
    )
    return _first(scoring, lead, known=fit is not None)


def _first(scoring: Scoring, lead: _Lead, *, known: bool) -> str:
    for segment in scoring.segments:
        if not segment.when.model_fields_set:
            return segment.id if known else ""
        if _fits(segment.when, lead):
            return segment.id
    return ""


def track_of(
    band: str | None, verdict: Verdict, scoring: Scoring, *, hand_raised: bool = False
) -> Track | str:
    """How fast to work on the lead: by its band, unless a deal is out of reach or it asked us."""
    if verdict.outcome == "disqualified":
        return "none"
    if "deal" not in verdict.possible:
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


def _fits(when: SegmentWhen, lead: _Lead) -> bool:
    least_fit, statuses = when.fit_at_least, lead.statuses
    return (
        (lead.opted_out or not when.opted_out)
        and all(statuses.get(name, "unknown") in wanted for name, wanted in when.criteria.items())
        and (least_fit is None or lead.reaches(share(least_fit)))
        and (when.people_at_least is None or lead.people >= when.people_at_least)
        and _size_fits(when, lead.employees)
        and all(lead.best(name) for name in when.icp_best)
        and (not when.any or any(_fits(part, lead) for part in when.any))
    )


def _size_fits(when: SegmentWhen, employees: int | None) -> bool:
    if when.employees_at_least is None and when.employees_below is None:
        return True
    if employees is None:
        return False
    least = when.employees_at_least or 0
    return employees >= least and (when.employees_below is None or employees < when.employees_below)


def _best(profile: Profile, name: str) -> bool:
    item = profile.checklist.items.get(name)
    return (
        item is not None and name in profile.known and item.points[profile.known[name]] == item.most
    )


def finding_of(state: CallState, reading: ScriptReading, outcomes: OutcomeRules) -> str:
    """The reason that an answer on the way has settled, or empty; of several the first in order.

    A wish not to be called again holds even if the call went on to some other end.
    """
    pointed = {state.suggested}
    for step, answering in state.answers.items():
        ends = reading.ends.get(step)
        if ends:
            pointed |= {ends.get(answer, "") for answer in answering.answers}
    found = {
        end.removeprefix("disqualified:") for end in pointed if end.startswith("disqualified:")
    }
    found &= outcomes.findings
    return (
        next((reason.id for reason in outcomes.reasons if reason.id in found), "") if found else ""
    )
