"""Small scripts that the tests of the call play."""

from tui.scripts.call import Call
from tui.scripts.events import EventRecord
from tui.scripts.model.script import Script


def small_script() -> Script:
    """Two branches that meet again, a hub, a condition, inputs and a calc."""
    return Script.model_validate(
        {
            "schema": "1",
            "id": "small",
            "lang": "en",
            "version": "1",
            "title": "Small",
            "framework": "bant",
            "captures": {
                "quote": {"label": "Their words"},
                "orders": {"label": "Orders a month", "type": "number"},
                "share": {"label": "Share lost", "type": "percent"},
                "loss": {"label": "Lost a month", "type": "number"},
                "amount": {"label": "Budget", "type": "money"},
            },
            "icp": {
                "items": [
                    {
                        "id": "scale",
                        "label": "Scale",
                        "weight": "1",
                        "options": [
                            {"id": "core", "label": "Right", "score": "1"},
                            {"id": "out", "label": "Wrong", "score": "0"},
                        ],
                    }
                ]
            },
            "steps": [
                {
                    "id": "opener",
                    "stage": "opening",
                    "kind": "say",
                    "text": "Hello {contact}",
                    "probes": ["Good day", "Hi"],
                    "answers": [
                        {"id": "ok", "label": "Go on", "next": "stage"},
                        {"id": "objection", "label": "Objection", "next": "hub"},
                        {"id": "stop", "label": "Stop", "outcome": "disqualified:do_not_contact"},
                    ],
                },
                {
                    "id": "stage",
                    "stage": "diagnosis",
                    "kind": "ask",
                    "text": "Where are you?",
                    "answers": [
                        {
                            "id": "early",
                            "label": "Early",
                            "sets": {"buying_stage": "problem"},
                            "next": "pain",
                        },
                        {
                            "id": "late",
                            "label": "Late",
                            "sets": {"buying_stage": "comparing"},
                            "next": "fit",
                        },
                        {
                            "id": "skip",
                            "label": "Straight to money",
                            "marks": {"authority": "met"},
                            "next": "budget",
                        },
                    ],
                },
                {
                    "id": "pain",
                    "stage": "pain",
                    "kind": "pain",
                    "level": "1",
                    "text": "What goes wrong?",
                    "inputs": ["orders", "share"],
                    "calc": {"result": "loss", "multiply": ["orders", "share"]},
                    "answers": [
                        {
                            "id": "real",
                            "label": "Real",
                            "marks": {"need": "met"},
                            "capture": "quote",
                            "next": "budget",
                        },
                        {
                            "id": "fine",
                            "label": "Fine",
                            "marks": {"need": "not_met"},
                            "next": "budget",
                        },
                    ],
                },
                {
                    "id": "fit",
                    "stage": "diagnosis",
                    "kind": "ask",
                    "text": "What must it do?",
                    "answers": [
                        {"id": "can", "label": "We can", "sets": {"request_fit": "full"}},
                        {"id": "cannot", "label": "No", "sets": {"request_fit": "none"}},
                    ],
                },
                {
                    "id": "rivals",
                    "stage": "diagnosis",
                    "kind": "ask",
                    "text": "Whom do you compare?",
                    "when": {"buying_stage": ["comparing", "deciding"]},
                    "multiple": "true",
                    "answers": [
                        {"id": "one", "label": "One"},
                        {"id": "two", "label": "Two"},
                    ],
                },
                {
                    "id": "budget",
                    "stage": "qualification",
                    "kind": "ask",
                    "text": "Which pot?",
                    "answers": [
                        {
                            "id": "yes",
                            "label": "Set aside",
                            "marks": {"budget": "met"},
                            "capture": ["amount"],
                        },
                        {"id": "no", "label": "None", "marks": {"budget": "not_met"}},
                        {"id": "dodge", "label": "Won't say", "marks": {"budget": "unknown"}},
                    ],
                },
                {
                    "id": "hub",
                    "stage": "any",
                    "kind": "hub",
                    "text": "What is behind that?",
                    "answers": [
                        {
                            "id": "settled",
                            "label": "Settled",
                            "sets": {"trust": "won"},
                            "next": "@back",
                        }
                    ],
                },
                {
                    "id": "again",
                    "stage": "any",
                    "kind": "hub",
                    "text": "And once more?",
                    "answers": [{"id": "sure", "label": "Sure", "capture": ["amount", "quote"]}],
                },
                {
                    "id": "end",
                    "stage": "wrap",
                    "kind": "outcome",
                    "outcome": "deal",
                    "text": "Thank you.",
                },
            ],
        }
    )


class Ticking:
    """A clock that moves on by a second at each look."""

    def __init__(self) -> None:
        self.ms = 5_000

    def __call__(self) -> int:
        self.ms += 1_000
        return self.ms


def new_call(script: Script | None = None) -> tuple[Call, list[EventRecord]]:
    """A call that has begun, and the list that its events are recorded in."""
    rows: list[EventRecord] = []
    call = Call(script or small_script(), record=rows.append, clock=Ticking())
    call.start({"contact": "Dana"})
    return call, rows
