"""A short script and everything a call with it needs, on a real database file."""

from functools import cache
from pathlib import Path
from typing import Any

from data.recorder import EventRecorder
from data.rows import NewLead
from data.store import Store
from tui import saving
from tui.calling.live_call import LiveCall
from tui.clock import Clock
from tui.scripts.model.script import Script
from tui.scripts.reading import Library
from tui.settings import Settings

DANA = NewLead(
    name="Dana Whitfield",
    company_name="Northgate Supplies",
    phone="+44 20 7946 0101",
    email="dana@northgate.example",
    source="web",
    country="GB",
)

REP = Settings(rep="Alex", our_company="Orlica", product="Orlica CRM")

ICP_ITEMS = ("industry", "scale", "geography")

SCRIPT: dict[str, Any] = {
    "schema": 1,
    "id": "short-call",
    "lang": "en",
    "version": "1.0",
    "title": "A short call",
    "framework": "bant",
    "captures": {
        "need_quote": {"label": "Their words"},
        "budget_amount": {"label": "Budget", "type": "money", "saves": "deal.amount"},
        "meeting_at": {"label": "When", "type": "datetime"},
        "deadline": {"label": "Too late after", "type": "date"},
        "client_action": {"label": "What they will do"},
    },
    "icp": {
        "items": [
            {
                "id": item,
                "label": item.title(),
                "weight": 1,
                "options": [
                    {"id": "core", "label": "Core", "score": 1},
                    {"id": "out", "label": "Out", "score": 0},
                ],
            }
            for item in ICP_ITEMS
        ]
    },
    "steps": [
        {
            "id": "connect",
            "stage": "opening",
            "kind": "branch",
            "text": "Who picked up?",
            "answers": [
                {"id": "contact", "label": "{contact}", "next": "need"},
                {"id": "voicemail", "label": "Voicemail", "outcome": "no_contact"},
                {"id": "opt_out", "label": "Stop", "outcome": "disqualified:do_not_contact"},
            ],
        },
        {
            "id": "need",
            "stage": "diagnosis",
            "kind": "ask",
            "criterion": "need",
            "text": "What made you look?",
            "answers": [
                {"id": "clear", "label": "A problem", "marks": {"need": "met"},
                 "capture": "need_quote"},
                {"id": "none", "label": "Nothing", "marks": {"need": "not_met"}},
            ],
        },
        {
            "id": "role",
            "stage": "icp",
            "kind": "ask",
            "criterion": "authority",
            "text": "Your part?",
            "answers": [
                {"id": "owner", "label": "Decides", "marks": {"authority": "met"}},
                {"id": "user", "label": "Uses", "marks": {"authority": "partly"}},
            ],
        },
        {
            "id": "timing",
            "stage": "qualification",
            "kind": "ask",
            "criterion": "timing",
            "text": "When?",
            "answers": [
                {"id": "soon", "label": "Soon", "marks": {"timing": "met"}, "capture": "deadline"},
                {"id": "open", "label": "Open", "marks": {"timing": "not_met"}},
            ],
        },
        {
            "id": "budget",
            "stage": "qualification",
            "kind": "ask",
            "criterion": "budget",
            "text": "Money?",
            "answers": [
                {"id": "set", "label": "Set", "marks": {"budget": "met"},
                 "capture": "budget_amount"},
                {"id": "nothing", "label": "None", "marks": {"budget": "not_met"}},
            ],
        },
        {
            "id": "close",
            "stage": "close",
            "kind": "ask",
            "text": "Shall we meet?",
            "answers": [
                {"id": "meet", "label": "Meeting", "sets": {"next_step": "meeting"},
                 "capture": ["meeting_at", "client_action"]},
                {"id": "later", "label": "Later", "sets": {"next_step": "nurture"}},
            ],
        },
    ],
}  # fmt: skip


@cache
def library() -> Library:
    """The bundled rules, read once."""
    return Library.load()


def short_script(**changes: Any) -> Script:
    """The short script, with some of its keys changed."""
    return Script.model_validate({**SCRIPT, **changes})


def open_store(folder: Path) -> Store:
    """A database file of this test alone."""
    return Store.open(folder / "calls.db")


def begun(
    store: Store, clock: Clock, *, lead: NewLead = DANA, settings: Settings = REP, **changes: Any
) -> LiveCall:
    """A call that has just begun."""
    return saving.begin(
        store,
        lead,
        short_script(**changes),
        library=library(),
        settings=settings,
        clock=clock,
        recorder=EventRecorder,
    )


def take_way(live: LiveCall, *answers: str) -> LiveCall:
    """Answer the steps one after another: `contact`, `clear=their words`, `set=4800.00 EUR`."""
    call = live.call
    for each in answers:
        answer, _, value = each.partition("=")
        call.answer(answer)
        if value:
            for capture, text in zip(list(call.awaited), value.split("|"), strict=False):
                call.capture(capture, text, text)
        call.go_on()
    return live


def tick_icp(live: LiveCall, option: str = "core") -> LiveCall:
    """Tick the whole checklist."""
    for item in ICP_ITEMS:
        live.call.set_icp(item, option)
    return live


def for_a_deal(live: LiveCall) -> LiveCall:
    """A call that qualifies with a meeting agreed."""
    tick_icp(live)
    return take_way(
        live,
        "contact",
        "clear=41 of 120 quotes had no second contact",
        "owner",
        "soon=2026-12-31",
        "set=4800.00 EUR",
        "meet=2026-03-06T10:00|brings the last twenty quotes",
    )


def for_no_deal(live: LiveCall) -> LiveCall:
    """A call that fits, without anything agreed."""
    tick_icp(live)
    return take_way(live, "contact", "clear=quotes get lost", "owner", "open", "nothing", "later")


def for_no_need(live: LiveCall) -> LiveCall:
    """A call without a need, asked about only once: hasty to disqualify."""
    tick_icp(live)
    return take_way(live, "contact", "none")
