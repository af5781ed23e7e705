"""The finished calls of some leads, read from the records and made into figures."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.figures.facts import STEPS, CallFacts
from data.figures.words import write_words
from data.tables.core import call, call_event, deal, evidence, lead, script_version
from data.times import day_here
from tui.scripts.statistics import hasty
from tui.scripts.statistics.paths import Path, read_path

READY = frozenset({"comparing", "deciding"})
"""Buying stages that take the short route."""
FOLLOW_UP = timedelta(days=5)
REACHED = frozenset({"talked", "callback"})
BANDS = ((75, "A"), (55, "B"), (35, "C"), (0, "D"))
ASKING = frozenset({"ask", "pain"})

_CALLS = (
    select(
        call.c.id, call.c.lead_id, call.c.rep, call.c.script_id, call.c.script_version,
        call.c.script_hash, call.c.lang, call.c.framework, call.c.started_at, call.c.disposition,
        call.c.outcome, call.c.reason, call.c.reason_note, call.c.talk_seconds, call.c.segment,
        call.c.buying_stage, call.c.verdict, call.c.icp_fit, call.c.lead_score, call.c.knocked_out,
        call.c.ease, call.c.next_step_at, call.c.next_step_who, call.c.next_step_action,
        lead.c.source, lead.c.created_at, deal.c.status.label("deal_status"), deal.c.closed_at,
    )
    .join(lead, lead.c.id == call.c.lead_id)
    .join(deal, deal.c.id == call.c.deal_id, isouter=True)
)  # fmt: skip


class _Row(NamedTuple):
    """What `_CALLS` reads of a call; its fields are found faster than those of a `Row`."""

    id: int
    lead_id: int
    rep: str
    script_id: str
    script_version: str
    script_hash: str
    lang: str
    framework: str
    started_at: datetime
    disposition: str | None
    outcome: str | None
    reason: str | None
    reason_note: str | None
    talk_seconds: int | None
    segment: str | None
    buying_stage: str | None
    verdict: str | None
    icp_fit: int | None
    lead_score: int | None
    knocked_out: str
    ease: int | None
    next_step_at: datetime | None
    next_step_who: str | None
    next_step_action: str | None
    source: str
    created_at: datetime
    deal_status: str | None
    closed_at: datetime | None


_EVENTS = ("started", "shown", "jumped", "back", "answered", "asked", "icp_set", "taken_back",
           "restored")  # fmt: skip


def read_calls(connection: Connection, leads: Sequence[int]) -> dict[int, list[CallFacts]]:
    """The finished calls of these leads by lead, in their order, as they stand now."""
    chosen = _CALLS.where(call.c.lead_id.in_(leads), call.c.status == "ended")
    ordered = chosen.order_by(call.c.lead_id, call.c.id)
    rows = [_Row._make(row) for row in connection.execute(ordered).all()]
    ids = [row.id for row in rows]
    known = _statuses(connection, ids)
    looked_at = [row.id for row in rows if row.reason or row.deal_status]
    paths = _paths(connection, looked_at)
    scripts = Scripts(connection)
    found: dict[int, list[CallFacts]] = {}
    for lead_id, calls in groupby(rows, key=attrgetter("lead_id")):
        found[lead_id] = list(_of_lead(list(calls), known, paths, scripts))
    return found


def _of_lead(
    rows: list[_Row],
    known: Mapping[int, Mapping[str, str]],
    paths: Mapping[int, Path],
    scripts: "Scripts",
) -> Iterator[CallFacts]:
    step, first = 0, rows[0].started_at
    for place, row in enumerate(rows):
        statuses = known.get(row.id, {})
        made = _facts(row, statuses)
        step, before = max(step, _reached_step(made)), step
        later = rows[place + 1].started_at if place + 1 < len(rows) else None
        path = paths.get(row.id)
        yield made._replace(
            from_step=before,
            to_step=step,
            followed=int(_followed(row.started_at, later, row.next_step_at)),
            hasty=_hastiness(row, statuses, path, scripts) if row.reason else 0,
            profile=write_words(path.icp) if path and row.deal_status else "",
            cycle=(row.closed_at - first).days if row.closed_at else None,
        )


def _facts(row: _Row, statuses: Mapping[str, str]) -> CallFacts:
    talked = row.disposition == "talked"
    stage, band = row.buying_stage or "", _band(row.lead_score, row.knocked_out)
    verdict, _, _reason = (row.verdict or "").partition(":")
    score = row.lead_score if talked else None
    known = {name: status for name, status in statuses.items() if status != "unknown"}
    return CallFacts(
        id=row.id,
        lead=row.lead_id,
        day=day_here(row.started_at).isoformat(),
        rep=row.rep,
        script=f"{row.script_id} {row.script_version}",
        lang=row.lang,
        framework=row.framework,
        route=("ready" if stage in READY else "early") if stage else "",
        source=row.source,
        segment=row.segment or "",
        stage=stage,
        verdict=verdict if talked else "",
        outcome=row.outcome or "",
        reason=row.reason or "",
        band=band if talked else "",
        comfort=_comfort(row.ease, band) if talked else "",
        cohort=day_here(row.created_at).isoformat(),
        statuses=write_words(known) if talked else "",
        reached=int(row.disposition in REACHED),
        diagnosed=int(talked and "need" in known and bool(stage)),
        score=score,
        fit=row.icp_fit,
        seconds=row.talk_seconds or 0,
        ease=row.ease,
        advance=int(bool(row.next_step_at and row.next_step_who and row.next_step_action)),
        won={"won": 1, "lost": 0}.get(row.deal_status or ""),
    )


def _reached_step(made: CallFacts) -> int:
    if made.outcome == "deal":
        return STEPS.index("deal")
    if made.outcome == "no_deal":
        return STEPS.index("qualified")
    return 3 if made.diagnosed else 2 if made.reached else 1


def _band(score: int | None, knocked_out: str) -> str:
    if knocked_out:
        return "D"
    return "" if score is None else next(band for least, band in BANDS if score >= least)


def _comfort(ease: int | None, band: str) -> str:
    if ease is None or ease == 3 or not band:
        return ""
    return f"{'easy' if ease >= 4 else 'hard'} {'high' if band in 'AB' else 'low'}"


def _followed(at: datetime, later: datetime | None, step: datetime | None) -> bool:
    """Called again, or something agreed, within five days."""
    return any(moment is not None and moment - at <= FOLLOW_UP for moment in (later, step))


def _hastiness(
    row: _Row, statuses: Mapping[str, str], path: Path | None, scripts: "Scripts"
) -> int:
    return sum(sign.points for sign in _signs(row, statuses, path, scripts))


def _signs(
    row: _Row, statuses: Mapping[str, str], path: Path | None, scripts: "Scripts"
) -> list[hasty.HastySign]:
    if row.reason in hasty.NEVER:
        return []
    asked = path.questions if path else set()
    steps = scripts.steps(row.script_hash)
    return hasty.hasty_signs(
        hasty.Disqualification(
            needs_talk=row.reason not in hasty.WITHOUT_TALK,
            contradicted=row.reason in hasty.WORTH_A_LOOK,
            note=row.reason_note or "",
            need_known=statuses.get("need", "unknown") != "unknown",
            questions=sum(steps.get(step, ("ask", 0))[0] in ASKING for step in asked),
            talk_seconds=row.talk_seconds or 0,
            fit=row.icp_fit,
            stage=row.buying_stage or "",
            pain_level=max((steps.get(step, ("", 0))[1] for step in asked), default=0),
        )
    )


def signs_of(connection: Connection, calls: Sequence[int]) -> dict[int, list[hasty.HastySign]]:
    """What makes these disqualifications look hasty, by call."""
    chosen = connection.execute(_CALLS.where(call.c.id.in_(calls)))
    rows = [_Row._make(row) for row in chosen]
    known, paths = _statuses(connection, calls), _paths(connection, calls)
    scripts = Scripts(connection)
    return {
        row.id: _signs(row, known.get(row.id, {}), paths.get(row.id), scripts)
        for row in rows
        if row.reason
    }


def _statuses(connection: Connection, calls: Sequence[int]) -> dict[int, dict[str, str]]:
    chosen = select(evidence.c.call_id, evidence.c.criterion, evidence.c.status)
    found: dict[int, dict[str, str]] = {}
    of_calls = chosen.where(evidence.c.call_id.in_(calls))
    for call_id, criterion, status in connection.execute(of_calls).all():
        found.setdefault(call_id, {})[criterion] = status
    return found


def _paths(connection: Connection, calls: Sequence[int]) -> dict[int, Path]:
    event = call_event.c
    chosen = (
        select(event.call_id, event.seq, event.at_ms, event.kind, event.step, event.payload)
        .where(event.call_id.in_(calls), event.kind.in_(_EVENTS))
        .order_by(event.call_id, event.seq)
    )
    rows = connection.execute(chosen).all()
    return {
        call_id: read_path((row[1], row[2], row[3], row[4], row[5]) for row in own)
        for call_id, own in groupby(rows, key=lambda row: int(row[0]))
    }


class Scripts:
    """The steps of the scripts that calls were made by: their kind and the level of pain."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Mapping[str, tuple[str, int]]] = {}

    def steps(self, script_hash: str) -> Mapping[str, tuple[str, int]]:
        """Kind and level of pain by step."""
        if script_hash not in self._known:
            chosen = select(script_version.c.text).where(script_version.c.hash == script_hash)
            text = self._connection.execute(chosen).scalar()
            self._known[script_hash] = {
                step["id"]: (step.get("kind", "ask"), step.get("level") or 0)
                for step in json.loads(text or "{}").get("steps", ())
            }
        return self._known[script_hash]
