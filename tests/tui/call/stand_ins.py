"""A recorder and a store that only keep what they are given, and a call around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from data.rows import LeadRow, SaveState
from tests.conftest import FakeClock
from tests.tui.fakes import lead_row, queue_row
from tui.calling.live_call import LiveCall, known_fields
from tui.scripts.call import Call
from tui.scripts.events import Event, EventRecord
from tui.scripts.model.objections import ObjectionCard
from tui.scripts.model.script import Script
from tui.scripts.reading import Library
from tui.scripts.rules import Rules
from tui.scripts.sayings import Saying
from tui.settings import Settings


@dataclass
class FakeRecorder:
    """Keeps events, unless the disk is full."""

    rows: list[EventRecord] = field(default_factory=list)
    waiting: list[EventRecord] = field(default_factory=list)
    full: bool = False
    status: SaveState = field(default_factory=SaveState)
    on_change: Callable[..., None] | None = None
    line: str = ""
    seconds: int = 0

    def record(self, row: EventRecord) -> None:
        self.waiting.append(row)
        self.retry()

    def retry(self) -> None:
        if self.full:
            why = Saying("The disk is full. Free some space; nothing is lost.")
            self.status = SaveState(state="failed", why=why)
        else:
            self.rows += self.waiting
            self.waiting.clear()
            self.status = SaveState()
        if self.on_change is not None:
            self.on_change(self.status)

    def save_line(self, text: str) -> None:
        self.line = text

    def save_form(self, text: str) -> bool:
        return True

    def save_clock(self, seconds: int) -> None:
        self.seconds = seconds

    def close(self) -> None:
        pass


@dataclass
class FakeLines:
    """A store that keeps what is typed and not sent."""

    lines: dict[int, str] = field(default_factory=dict)

    def line(self, call_id: int) -> str:
        return self.lines.get(call_id, "")

    def form(self, call_id: int) -> str:
        return ""


@cache
def library() -> Library:
    """The bundled scripts and rules."""
    return Library.load()


@cache
def rules() -> Rules:
    """The bundled rules."""
    return library().rules


CARDS = tuple(
    ObjectionCard(
        id=name,
        kind="budget",
        means={"en": f"What {name} means"},
        says={"en": says},
        reply={"en": f"Reply to {name}, {{contact}}"},
    )
    for name, says in (
        ("too_expensive", "That's expensive."),
        ("no_time", "I have no time."),
        ("send_email", "Just send an e-mail."),
    )
)


def a_lead(**changes: Any) -> LeadRow:
    """Dana of Northgate."""
    row = queue_row(1, name="Dana Whitfield", company_name="Northgate", country="GB")
    return lead_row(row, **changes)


def live_call(
    script: Script,
    clock: FakeClock,
    *,
    lead: LeadRow | None = None,
    cards: Sequence[ObjectionCard] = CARDS,
    past: Sequence[Event] = (),
    store: FakeLines | None = None,
    known: Mapping[str, str] | None = None,
    icp: Mapping[str, str] | None = None,
) -> LiveCall:
    """A call that has begun, on stand-ins for the store."""
    recorder = FakeRecorder()
    call = Call(script, record=recorder.record, clock=clock.monotonic_ms, past=past)
    settings = Settings(rep="Alex", our_company="Orlica", product="Orlica")
    lead = lead or a_lead()
    live = LiveCall(
        call=call,
        call_id=7,
        lead=lead,
        script=script,
        rules=rules(),
        cards=cards,
        recorder=cast(Any, recorder),
        store=cast(Any, store or FakeLines()),
        settings=settings,
        framework=script.framework,
        now=clock.now,
    )
    if past:
        call.resume()
    else:
        if known is None:
            known = known_fields(lead, settings, script, rules().scoring)
        call.start(known, icp=icp)
    return live
