"""Ending a call, and taking its end back.

The end is one transaction: the last event, figures and evidence, the records and the list of
changes. A program that is killed on the way leaves a draft that can be resumed, or a call that is
saved; there is nothing between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from data.rows import Change, Saved
from tui.calling.live_call import LiveCall
from tui.languages import N_
from tui.scripts import events as ev
from tui.scripts.events import record
from tui.scripts.wrap_up import WrapUp

from .errors import CannotSave
from .result import result_of


def preview(live: LiveCall, wrap_up: WrapUp) -> list[Change]:
    """What `finish` would write, without writing it."""
    wrap_up = as_kept(wrap_up)
    return live.store.preview(live.call_id, wrap_up, result_of(live, wrap_up))


def finish(live: LiveCall, wrap_up: WrapUp, previewed: Sequence[Change] | None = None) -> Saved:
    """Save the end of a call: an outcome with its records, or an attempt.

    Args:
        live: The call.
        wrap_up: What the rep has confirmed.
        previewed: The list of changes that was shown; where it would be another one by now,
            nothing is saved.

    Raises:
        SayingError: It could not be saved; the call goes on as if nothing had been tried.
    """
    settle(live)
    wrap_up = as_kept(wrap_up)
    end = live.call.ending(
        disposition=wrap_up.disposition, outcome=wrap_up.outcome or "", reason=wrap_up.reason or ""
    )
    row = record(len(live.call.events) + 1, end)
    result = result_of(live, wrap_up)
    holder = live.recorder.holder
    live.recorder.holder = ""  # a saved call is in nobody's hand, and its clock stands
    try:
        saved = live.store.save(
            live.call_id, wrap_up, result, event=row, previewed=previewed, holder=holder
        )
    except BaseException:
        live.recorder.holder = holder
        raise
    live.call.recorded(end)
    return saved


def attempt(live: LiveCall, disposition: str, callback_at: datetime | None = None) -> Saved:
    """Save an attempt that reached nobody, or that found a better time."""
    return finish(live, WrapUp(outcome=None, disposition=disposition, callback_at=callback_at))


def take_back(live: LiveCall, *, goes_on: bool = False) -> None:
    """Take the whole save back: the records, the figures and the end of the call.

    Args:
        live: The call.
        goes_on: It is still open here, so it is in our hand again.
    """
    target = max(
        seq for seq, event in enumerate(live.call.events, 1) if isinstance(event, ev.WrappedUp)
    )
    back = ev.TakenBack(at_ms=live.call.now_ms(), step=live.call.step.id, target=target)
    by = live.store.call(live.call_id).rep if goes_on else ""
    row = record(len(live.call.events) + 1, back)
    live.recorder.holder = live.store.take_back(live.call_id, event=row, by=by)
    live.call.recorded(back)


def as_kept(wrap_up: WrapUp) -> WrapUp:
    """The wrap-up as the records take it.

    Clock times are placed in the zone the computer is set to. That nobody knows who decides is
    left empty: later calls fill only what is empty.
    """
    step, at, contact = wrap_up.next_step, wrap_up.callback_at, wrap_up.contact
    if step is not None and step.at is not None and step.at.tzinfo is None:
        wrap_up = replace(wrap_up, next_step=replace(step, at=step.at.astimezone()))
    if at is not None and at.tzinfo is None:
        wrap_up = replace(wrap_up, callback_at=at.astimezone())
    if contact is not None and contact.decides == "unknown":
        wrap_up = replace(wrap_up, contact=replace(contact, decides=""))
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
