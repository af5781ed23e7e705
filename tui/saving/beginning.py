"""Beginning a call, and taking one up again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from data.rows import LeadRow, NewLead, Versions
from tui.calling.live_call import LiveCall, known_fields
from tui.languages import N_
from tui.scripts import events as ev
from tui.scripts.call import Call
from tui.scripts.events import read_event
from tui.scripts.model.script import Script

from .earlier import earlier_call
from .errors import CannotSave

if TYPE_CHECKING:
    from data.recorder import EventRecorder
    from data.store import Store
    from tui.clock import Clock
    from tui.scripts.reading import Library
    from tui.settings import Settings

    RecorderFor = Callable[[Store, int], EventRecorder]


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
    earlier: Mapping[str, str] | None = None,
) -> LiveCall:
    """Begin a call with a lead, adding the lead where it is new.

    Args:
        store: The records.
        lead: Whom to call.
        script: What to say.
        library: The rules.
        settings: Who calls.
        clock: The moment.
        recorder: Makes what keeps the events; the usual one where it is left out.
        earlier: What an earlier call captured; read from the records where it is left out.
    """
    from tui.scripts.reading import pinned

    row = lead if isinstance(lead, LeadRow) else store.lead(store.add_lead(lead, by_name=True))
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
    holder = store.hold(call_id, by=settings.rep_name)
    live = _take_up(store, row, script, call_id, (), desk, holder)
    if earlier is None:
        earlier = live.earlier.captures if live.earlier else {}
    _start(live, library, earlier)
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
    """Take a call up again where it was left, with the script it began with.

    Raises:
        SayingError: It is finished, or somebody is in it just now.
    """
    from tui.scripts.reading import unpin

    row = store.call(call_id)
    if row.status == "ended":
        raise CannotSave(N_("This call is finished. Begin a new one with the same lead."))
    desk = Desk(library, settings, clock, recorder or _recorder)
    holder = store.hold(call_id, by=settings.rep_name)  # before its events are read
    try:
        script = unpin(store.pinned_script(row.script_hash))
        past = [read_event(each) for each in store.events(call_id)]
        live = _take_up(store, store.lead(row.lead_id), script, call_id, past, desk, holder)
    except Exception:
        store.give_back(call_id, holder)
        raise
    live.framework = row.framework
    if live.call.state.status == "new":
        before = live.earlier.captures if live.earlier else {}
        _start(live, library, before)
    else:
        live.call.resume((row.talk_seconds or 0) * 1000)
    return live


def _start(live: LiveCall, library: Library, earlier: Mapping[str, str]) -> None:
    """Begin with what is known of the lead, its answers to the ICP checklist among it."""
    from tui.scripts.judgement.from_lead import items_of_lead

    known = known_fields(live.lead, live.settings, live.script, library.scoring)
    live.call.start(known, earlier, items_of_lead(live.script, known, library.scoring))


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
    store: Store,
    lead: LeadRow,
    script: Script,
    call_id: int,
    past: Sequence[ev.Event],
    desk: Desk,
    holder: str,
) -> LiveCall:
    keeper = desk.recorder(store, call_id)
    keeper.holder = holder
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
        earlier=earlier_call(store, lead.id, before=call_id),
    )
