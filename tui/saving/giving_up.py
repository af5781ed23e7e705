"""Giving a lead up that nobody can reach: the end of a call that never came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.calling.live_call import LiveCall
from tui.scripts.attempts import UNRESPONSIVE
from tui.scripts.wrap_up import WrapUp, reason_return

from .beginning import begin
from .ending import finish

if TYPE_CHECKING:
    from data.rows import LeadRow
    from data.store import Store
    from tui.clock import Clock
    from tui.scripts.reading import Library
    from tui.settings import Settings


def give_up(
    store: Store,
    lead: LeadRow,
    log: str,
    *,
    library: Library,
    settings: Settings,
    clock: Clock,
) -> LiveCall:
    """Disqualify a lead as one that cannot be reached.

    It is kept as any disqualification is: with its reason, the log of attempts as the evidence, and
    taken back like any other.

    Raises:
        SayingError: It could not be saved; no call is left behind half-way.
    """
    infos = library.scripts()
    chosen = settings.default_script or infos[0].id
    if chosen not in {info.id for info in infos}:
        chosen = infos[0].id
    script = library.script(chosen, library.languages(chosen)[0])
    live = begin(store, lead, script, library=library, settings=settings, clock=clock)
    try:
        finish(live, _wrap_up(live, log))
    except BaseException:
        store.discard_call(live.call_id)
        raise
    finally:
        live.recorder.close()
    return live


def _wrap_up(live: LiveCall, log: str) -> WrapUp:
    """The disqualification, with the return that the rules name: when work begins on that day."""
    reason = live.rules.outcomes.reason(UNRESPONSIVE)
    day = reason_return(reason, live.now().astimezone().date()) if reason else None
    back = live.settings.working_time.start_of(day).astimezone() if day else None
    return WrapUp(outcome="disqualified", reason=UNRESPONSIVE, evidence=log, callback_at=back)
