"""Calls to measure with: a stored one to append to, played ones to wrap up."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.store import Store
from tui.calling.live_call import LiveCall
from tui.clock import Clock
from tui.saving import begin
from tui.saving.played import TalkClock, lead_of
from tui.scripts.reading import Library
from tui.scripts.transcripts import drive, judged
from tui.scripts.wrap_up import WrapUp
from tui.settings import Settings

TRANSCRIPT = "orlica-discovery.deal-comparing.en.yaml"


@contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """A new store, closed at the end."""
    store = Store.open(path)
    try:
        yield store
    finally:
        store.close()


def played_call(store: Store, library: Library, number: int) -> tuple[LiveCall, WrapUp]:
    """A call that was held to its end with a lead of its own, and the form that would save it."""
    file = next(file for file in library.transcripts() if file.name == TRANSCRIPT)
    transcript = library.transcript(file)
    lead = transcript.lead.model_copy(
        update={
            "name": f"Lead {number}",
            "company": f"Company {number}",
            "phone": f"+44 20 7946 {number % 10000:04}",
            "email": f"lead{number}@company{number}.example",
        }
    )
    transcript = transcript.model_copy(update={"lead": lead})
    clock = Clock()
    talk = TalkClock(clock.now())
    live = begin(
        store,
        lead_of(store, lead),
        library.script(transcript.script, transcript.lang),
        library=library,
        settings=Settings(rep="Alex"),
        clock=talk,
    )
    drive(transcript, live.call, now=clock.local(), spend=talk.spend)
    wrap_up = judged(transcript, live.call, library.rules, clock.local(), rep="Alex").wrap_up
    assert wrap_up is not None
    return live, wrap_up
