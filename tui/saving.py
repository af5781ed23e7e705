"""Between the engine and the store: begin a call, take it up again, end it, take the end back.

The app and `talktrack replay --db` both go through here, so that a transcript and the same call
typed by hand leave the same rows.

The end of a call is one transaction: its last event, its figures and evidence, the records and the
list of changes. A program that is killed on the way leaves a draft that can be resumed, or a call
that is saved; there is nothing between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from data.rows import CallResult, EvidenceRow, LeadRow, NewLead, Saved, Versions
from tui.languages import N_
from tui.live_call import LiveCall, known_fields
from tui.scripts import events as ev
from tui.scripts.call import Call
from tui.scripts.events import read_event, record
from tui.scripts.model.script import Script
from tui.scripts.sayings import SayingError
from tui.scripts.wrap_up import WrapUp

if TYPE_CHECKING:
    from data.recorder import EventRecorder
    from data.store import Store

    from tui.clock import Clock
    from tui.scripts.reading import Library
    from tui.settings import Settings

    RecorderFor = Callable[[Store, int], EventRecorder]

SATURDAY = 5


class CannotSave(SayingError):
    """The call can't be saved or opened as things stand."""


class Desk(NamedTuple):
    """What every call is made with."""

    library: Library
    settings: Settings
    clock: Clock
    recorder: RecorderFor


def begin(
    store: Store,
    lead: LeadRow | NewLead,
    script: Script,
    *,
    library: Library,
    settings: Settings,
    clock: Clock,
    recorder: RecorderFor | None = None,
) -> LiveCall:
    """Begin a call with a lead, adding the lead where it is new."""
    from tui.scripts.reading import pinned

    row = lead if isinstance(lead, LeadRow) else store.lead(store.add_lead(lead))
    call_id = store.begin_call(
        lead_id=row.id,
        rep=settings.rep_name,
        pinned=pinned(script),
        framework=script.framework,
        lang=script.lang,
        started_at=clock.now(),
        versions=versions_of(library, script.framework),
    )
    desk = Desk(library, settings, clock, recorder or _recorder)
    live = _take_up(store, row, script, call_id, (), desk)
    live.call.start(known_fields(row, settings, script))
    return live


def resume(
    store: Store,
    call_id: int,
    *,
    library: Library,
    settings: Settings,
    clock: Clock,
    recorder: RecorderFor | None = None,
) -> LiveCall:
    """Take a call up again where it was left, with the script it began with."""
    from tui.scripts.reading import unpin

    row = store.call(call_id)
    if row.status == "ended":
        raise CannotSave(N_("This call is finished. Begin a new one with the same lead."))
    script = unpin(store.pinned_script(row.script_hash))
    past = [read_event(each) for each in store.events(call_id)]
    desk = Desk(library, settings, clock, recorder or _recorder)
    live = _take_up(store, store.lead(row.lead_id), script, call_id, past, desk)
    live.framework = row.framework
    if live.call.state.status == "new":
        live.call.start(known_fields(live.lead, settings, script))
    else:
        live.call.resume()
    return live


def finish(live: LiveCall, wrap_up: WrapUp) -> Saved:
    """Save the end of a call: an outcome with its records, or an attempt.

    Raises what the store raises; the call then goes on as if nothing had been tried.
    """
    settle(live)
    wrap_up = with_zones(wrap_up)
    end = live.call.ending(
        disposition=wrap_up.disposition, outcome=wrap_up.outcome or "", reason=wrap_up.reason or ""
    )
    row = record(len(live.call.events) + 1, end)
    saved = live.store.save(live.call_id, wrap_up, result_of(live, wrap_up), event=row)
    live.call.recorded(end)
    return saved


def attempt(live: LiveCall, disposition: str, callback_at: datetime | None = None) -> Saved:
    """Save an attempt that reached nobody, or that found a better time."""
    return finish(live, WrapUp(outcome=None, disposition=disposition, callback_at=callback_at))


def take_back(live: LiveCall) -> None:
    """Take the whole save back: the records, the figures and the end of the call."""
    target = max(
        seq for seq, event in enumerate(live.call.events, 1) if isinstance(event, ev.WrappedUp)
    )
    back = ev.TakenBack(at_ms=live.call.now_ms(), step=live.call.step.id, target=target)
    live.store.take_back(live.call_id, event=record(len(live.call.events) + 1, back))
    live.call.recorded(back)


def with_zones(wrap_up: WrapUp) -> WrapUp:
    """The wrap-up with every clock time placed in the zone the computer is set to."""
    step = wrap_up.next_step
    if step is not None and step.at is not None and step.at.tzinfo is None:
        wrap_up = replace(wrap_up, next_step=replace(step, at=step.at.astimezone()))
    at = wrap_up.callback_at
    if at is not None and at.tzinfo is None:
        wrap_up = replace(wrap_up, callback_at=at.astimezone())
    return wrap_up


def settle(live: LiveCall) -> None:
    """Make sure that every event of the call is in the records; raises where one can't be."""
    live.recorder.retry()
    if live.recorder.status.state == "failed":
        why = live.recorder.status.why
        raise CannotSave(
            N_("Not saved yet: {why} What you typed is kept; save again when that is done."),
            why=why or "",
        )


def result_of(live: LiveCall, wrap_up: WrapUp | None = None) -> CallResult:
    """What the engine made of the call, as the store keeps it."""
    judged, state = live.judgement(), live.call.state
    talked = live.call.now_ms() if live.hung_up_ms is None else live.hung_up_ms
    score = judged.score
    verdict = judged.verdict
    return CallResult(
        ended_at=live.now(),
        talk_seconds=round(talked / 1000),
        icp_fit=judged.icp.fit,
        icp_coverage=judged.icp.coverage,
        icp_result=judged.icp.result,
        score_low=score.low,
        score_high=score.high,
        verdict=f"{verdict.outcome}:{verdict.reason}" if verdict.reason else verdict.outcome,
        buying_stage=state.facts.get("buying_stage"),
        interest=state.facts.get("interest"),
        segment=judged.segment or None,
        evidence=tuple(
            EvidenceRow(
                criterion=each.criterion,
                status=each.status,
                words=each.words,
                step=each.step or None,
                seq=each.seq or None,
            )
            for each in judged.evidence.values()
            if not each.read_from
        ),
        lead_score=lead_score(live) if wrap_up and wrap_up.disposition == "talked" else None,
        next_call_at=next_attempt(live, wrap_up.disposition) if wrap_up else None,
    )


def lead_score(live: LiveCall) -> int | None:
    """What the lead is worth from now on, by profile, source and talk."""
    from tui.scripts.judgement import ScoreInputs, score_after

    judged = live.judgement()
    inputs = ScoreInputs(
        fit=judged.icp.fit,
        source=live.lead.source or None,
        talk=judged.score.known,
        knocked_out=judged.icp.knocked_out is not None,
    )
    return score_after(inputs, live.rules.scoring).score


def next_attempt(live: LiveCall, disposition: str) -> datetime | None:
    """When to try again after an attempt that reached nobody; None after a talk."""
    kind = live.rules.outcomes.disposition(disposition)
    if disposition == "talked" or kind is None:
        return None
    at = live.now()
    left = kind.after_days
    while left > 0 or at.weekday() >= SATURDAY:
        at += timedelta(days=1)
        left -= at.weekday() < SATURDAY
    return at


def versions_of(library: Library, framework: str) -> Versions:
    """The versions of the rules that a call is judged by."""
    found = library.frameworks.get(framework)
    return Versions(
        outcomes=library.outcomes.version,
        scoring=library.scoring.version,
        framework=found.version if found else None,
    )


def _recorder(store: Store, call_id: int) -> EventRecorder:
    from data.recorder import EventRecorder

    return EventRecorder(store, call_id)


def _take_up(
    store: Store, lead: LeadRow, script: Script, call_id: int, past: Sequence[ev.Event], desk: Desk
) -> LiveCall:
    keeper = desk.recorder(store, call_id)
    call = Call(script, record=keeper.record, clock=desk.clock.monotonic_ms, past=past)
    return LiveCall(
        call=call,
        call_id=call_id,
        lead=lead,
        script=script,
        rules=desk.library.rules,
        cards=desk.library.cards(script),
        recorder=keeper,
        store=store,
        settings=desk.settings,
        framework=script.framework,
        now=desk.clock.now,
    )
