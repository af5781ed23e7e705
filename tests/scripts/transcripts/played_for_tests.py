"""A short script for transcripts of tests, and how they are played."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from tui.scripts.model.script import Script
from tui.scripts.model.transcript import Transcript
from tui.scripts.reading import Library
from tui.scripts.rules import Rules
from tui.scripts.transcripts import Played, play

WEDNESDAY = datetime(2026, 11, 25, 9, 30)  # noqa: DTZ001 - the rep's own clock has no zone

LATER = {"id": "later", "label": "Later", "capture": "callback_at", "outcome": "callback"}
SCRIPT = Script.model_validate(
    {
        "id": "short",
        "lang": "en",
        "version": "1",
        "title": "Short",
        "framework": "bant",
        "captures": {
            "words": {"label": "Their words"},
            "budget": {"label": "Budget", "type": "money", "saves": "deal.amount"},
            "callback_at": {"label": "When", "type": "datetime"},
        },
        "icp": {
            "items": [
                {
                    "id": "scale",
                    "label": "People",
                    "weight": 1,
                    "options": [
                        {"id": "core", "label": "3 to 40", "score": 1},
                        {"id": "out", "label": "More", "score": 0},
                    ],
                }
            ]
        },
        "steps": [
            {
                "id": "opener",
                "stage": "opening",
                "kind": "say",
                "seconds": 20,
                "answers": [
                    {"id": "ok", "label": "Go ahead"},
                    {
                        "id": "later",
                        "label": "Later",
                        "capture": "callback_at",
                        "outcome": "callback",
                    },
                ],
            },
            {
                "id": "need",
                "stage": "diagnosis",
                "kind": "ask",
                "criterion": "need",
                "probes": ["And why now?"],
                "answers": [
                    {"id": "clear", "label": "Clear", "marks": {"need": "met"}, "capture": "words"},
                    {"id": "none", "label": "None", "marks": {"need": "not_met"}},
                ],
            },
            {
                "id": "who",
                "stage": "qualification",
                "kind": "ask",
                "multiple": True,
                "answers": [
                    {"id": "owner", "label": "Owner", "marks": {"authority": "met"}},
                    {"id": "buyer", "label": "Buyer", "sets": {"buyer": "yes"}},
                ],
            },
            {
                "id": "money",
                "stage": "qualification",
                "kind": "ask",
                "inputs": ["budget"],
                "answers": [
                    {
                        "id": "set",
                        "label": "Set aside",
                        "marks": {"budget": "met"},
                        "sets": {"next_step": "meeting"},
                    }
                ],
            },
            {"id": "end", "stage": "wrap", "kind": "outcome", "outcome": "deal"},
        ],
    }
)

WHOLE: tuple[Any, ...] = (
    {"opener": "ok"},
    {"need": {"answer": "clear", "captures": {"words": "41 of 120"}, "icp": {"scale": "core"}}},
    {"who": ["owner", "buyer"]},
    {"money": {"answer": "set", "captures": {"budget": "4,800 EUR"}}},
)
DEAL = {
    "outcome": "deal",
    "contact": {"decides": "yes"},
    "deal": {"name": "Northgate", "expected_close": "end of the year", "owner": "Alex"},
    "next_step": {"type": "meeting", "at": "Friday at 10", "who": "Dana", "client_action": "list"},
}


@cache
def library() -> Library:
    """The bundled scripts and rules."""
    return Library.load()


def rules() -> Rules:
    """The bundled rules."""
    return library().rules


def transcript(say: Iterable[Any] = WHOLE, **keys: Any) -> Transcript:
    """A transcript of the short script."""
    lead = {"name": "Dana Whitfield", "company": "Northgate", "email": "dana@northgate.example"}
    return Transcript.model_validate({"script": "short", "lead": lead, "say": [*say], **keys})


def played(say: Iterable[Any] = WHOLE, **keys: Any) -> Played:
    """The short script, played."""
    return play(transcript(say, **keys), SCRIPT, rules(), WEDNESDAY)


def unmet(expect: Mapping[str, Any], **keys: Any) -> list[str]:
    """What a whole call does not meet."""
    return [str(saying) for saying in played(expect=expect, **keys).differences]
