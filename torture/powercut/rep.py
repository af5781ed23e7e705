"""The program whose power is cut: calls with the real engine, recorder and store.

Run as `python -m torture.powercut.rep FOLDER CALLS FULL NORMAL`. After everything that a rep would
see as saved it writes a line to the file `ack` beside the database: how the call is now.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

from data.recorder import EventRecorder
from data.sqlite import driver
from data.store import Store
from tests.tui.saving.calls_for_tests import DANA, REP, library, short_script
from tui import saving
from tui.calling.live_call import LiveCall
from tui.clock import Clock
from tui.scripts.events import EventRecord
from tui.scripts.wrap_up import LeadFacts, WrapUp, propose

SHOWN = (
    "SELECT status, outcome, contact_id, company_id, deal_id, draft_line, "
    "(SELECT count(*) FROM call_event WHERE call_id = call.id) FROM call WHERE id = ?"
)
WAYS = {
    "deal": ("contact", "clear=słowa", "owner", "soon=2026-12-31", "set=4800.00 EUR", "meet"),
    "no_deal": ("contact", "clear=quotes get lost", "user", "open", "nothing", "later"),
    "disqualified": ("opt_out",),
}


class Saying:
    """Writes down what was shown as saved."""

    def __init__(self, store: Store) -> None:
        self._ack = os.open(
            Path(store.where).parent / "ack", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600
        )
        self._look = sqlite3.connect(store.where)

    def saved(self, call_id: int) -> None:
        """The call as it is now has been shown as saved."""
        row = self._look.execute(SHOWN, (call_id,)).fetchone()
        leads = self._look.execute("SELECT count(*) FROM lead").fetchone()[0]
        line = json.dumps({"call": call_id, "row": row, "leads": leads})
        os.write(self._ack, line.encode() + b"\n")


class Telling(EventRecorder):
    """The recorder, and the sign at the bottom right of the screen."""

    def __init__(self, store: Store, call_id: int, saying: Saying) -> None:
        super().__init__(store, call_id)
        self._saying, self._id = saying, call_id
        saying.saved(call_id)

    def record(self, event: EventRecord) -> None:
        """Write an event; it is said to be saved where it is."""
        super().record(event)
        assert self.status.state == "saved", self.status
        self._saying.saved(self._id)


def hold(store: Store, saying: Saying, number: int, chance: random.Random) -> None:
    """One call from the first word to its records, which may be taken back."""
    outcome = chance.choice(list(WAYS))
    lead = replace(DANA, phone=f"+4420794{number:05}", email=f"d{number}@northgate.example")
    live = saving.begin(
        store,
        store.lead(store.add_lead(lead)),
        short_script(),
        library=library(),
        settings=REP,
        clock=Clock(),
        recorder=lambda store, call_id: Telling(store, call_id, saying),
    )
    for way in WAYS[outcome]:
        answer, _, value = way.partition("=")
        live.call.answer(answer)
        for capture in list(live.call.awaited):
            live.call.capture(capture, value, value)
        live.call.note("notatka " * chance.randint(1, 60))
        said = "half a sen" * chance.randint(1, 3)
        store.save_line(live.call_id, said, holder=live.recorder.holder)
        saying.saved(live.call_id)
        live.call.go_on()
    for again in range(chance.randint(0, 2) + 1):
        if again:
            saving.take_back(live)
            saying.saved(live.call_id)
        saving.finish(live, form(live, outcome))
        saying.saved(live.call_id)


def form(live: LiveCall, outcome: str) -> WrapUp:
    """What the wrap-up proposes for an outcome, with what has to be typed."""
    found = propose(
        live.script,
        live.call.state,
        live.judgement(),
        LeadFacts(name=live.lead.name, company=live.lead.company_name),
        live.rules,
        rep="Alex",
        owner="Alex",
        today=Clock().today(),
    ).forms[outcome]
    if outcome == "disqualified":
        return replace(found, reason="no_need", evidence="nothing hurts, they say")
    return found


def main(folder: str, calls: str, *modes: str) -> None:
    """Hold the same calls once with each of SQLite's settings for `synchronous`."""
    settings = driver._SETTINGS
    for mode in modes:
        chosen = [each.replace("synchronous=FULL", f"synchronous={mode}") for each in settings]
        setattr(driver, "_SETTINGS", tuple(chosen))  # noqa: B010 - it is no setting for others
        store = Store.open(Path(folder) / mode / "calls.db")
        saying = Saying(store)
        chance = random.Random(3)
        for number in range(int(calls)):
            hold(store, saying, number, chance)
    os._exit(0)  # the power goes while the program runs, not after it has tidied up


if __name__ == "__main__":
    main(*sys.argv[1:])
