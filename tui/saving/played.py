"""A transcript's call, held on the records as if somebody had typed it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from data.rows import LeadRow, NewLead, Saved
from tui.clock import Clock
from tui.languages import N_, say

from .beginning import begin
from .ending import finish
from .errors import CannotSave
from .known_records import with_known_records

if TYPE_CHECKING:
    from data.store import Store
    from tui.saving.beginning import RecorderFor
    from tui.scripts.model.transcript import LeadSaid, Transcript
    from tui.scripts.reading import Library
    from tui.settings import Settings


class TalkClock(Clock):
    """Begins at a moment, and moves only by what is said."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._seconds = 0.0

    def now(self) -> datetime:
        """The moment at which the call has arrived."""
        return self._start + timedelta(seconds=self._seconds)

    def monotonic_ms(self) -> int:
        """Milliseconds since the call began."""
        return round(self._seconds * 1000)

    def spend(self, seconds: float) -> None:
        """Let time pass."""
        self._seconds += seconds


def save_played(
    store: Store,
    transcript: Transcript,
    *,
    library: Library,
    settings: Settings,
    clock: Clock,
    recorder: RecorderFor | None = None,
) -> Saved:
    """Hold a transcript's call and save its end exactly as the app would.

    A lead that is known already is called again. A transcript without a wrap-up leaves a draft.

    Raises:
        CannotSave: The wrap-up would be refused; nothing is written.
        TranscriptError: A line of the transcript is not allowed; nothing is written.
    """
    from tui.scripts.transcripts import drive, judged, play

    rep, owner = settings.rep_name, settings.owner_name
    script = library.script(transcript.script, transcript.lang)
    now = clock.local()
    dry = play(transcript, script, library.rules, now, rep=rep, owner=owner)
    if dry.refusals:
        why = " ".join(say(saying) for saying in dry.refusals)
        raise CannotSave(N_("The wrap-up can't be saved. {why}"), why=why)
    talk = TalkClock(clock.now())
    live = begin(
        store,
        lead_of(store, transcript.lead),
        script,
        library=library,
        settings=settings,
        clock=talk,
        recorder=recorder,
        earlier=transcript.earlier,
    )
    try:
        drive(transcript, live.call, now=now, spend=talk.spend)
        played = judged(transcript, live.call, library.rules, now, rep=rep, owner=owner)
        if played.wrap_up is None:
            live.call.leave()
            return Saved(call=live.call_id)
        return finish(live, with_known_records(live, played.wrap_up))
    finally:
        live.recorder.close()


def lead_of(store: Store, said: LeadSaid) -> LeadRow:
    """The transcript's lead: the one that is in the records already, else a new one."""
    from data.leads import DuplicateLead

    values = said.model_dump()
    new = NewLead(company_name=values.pop("company"), **values)
    try:
        return store.lead(store.add_lead(new))
    except DuplicateLead as error:
        return store.lead(error.matches[0].id)
