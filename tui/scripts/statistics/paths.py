"""The way a finished call took, read from its rows alone and fast enough for thousands of calls.

The whole fold (`tui.scripts.fold`) needs the script and knows everything; this one knows which
steps were shown, for how long, what was asked and answered there, and respects what was taken back.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

ENTERING = frozenset({"shown", "jumped", "back"})
READ = frozenset({"asked", "icp_set", "card_recalled", "shown"})
"""Kinds whose payload says something that is needed here."""


class Row(NamedTuple):
    """An event as it is stored."""

    seq: int
    at_ms: int
    kind: str
    step: str | None
    payload: str


@dataclass(slots=True)
class Path:
    """What happened on the steps of a call."""

    times: dict[str, int] = field(default_factory=dict)
    """Milliseconds on every step that was shown."""
    answered: set[str] = field(default_factory=set)
    asked: dict[str, str] = field(default_factory=dict)
    """Steps asked without an answer of the script, with what was said instead."""
    cards: list[tuple[str, str]] = field(default_factory=list)
    """Cards that were opened, as `objection:price`, with the step they were opened on."""
    icp: dict[str, str] = field(default_factory=dict)
    last: str = ""
    """The step on which the call ended."""

    @property
    def questions(self) -> set[str]:
        """Steps that were asked, with an answer or without."""
        return self.answered | self.asked.keys()


def read_path(rows: Iterable[Row | tuple[int, int, str, str | None, str]], first: str = "") -> Path:
    """Read the way of one call; rows are in their order, `first` is where its script begins."""
    rows = list(rows)
    gone = taken_back(rows)
    path = Path()
    since, at_ms = 0, 0
    for seq, at_ms, kind, step, payload in rows:
        if seq in gone:
            continue
        values = payload_of(payload) if kind in READ and len(payload) > 2 else {}
        if kind == "started" or (kind in ENTERING and "probe" not in values):
            if path.last:
                path.times[path.last] = path.times.get(path.last, 0) + at_ms - since
            path.last, since = step or path.last or first, at_ms
            if path.last:
                path.times.setdefault(path.last, 0)
        elif step or kind == "icp_set":
            _on_step(path, kind, step or "", payload, values)
    if path.last:
        path.times[path.last] = path.times.get(path.last, 0) + max(0, at_ms - since)
    return path


def _on_step(path: Path, kind: str, step: str, payload: str, values: Mapping[str, object]) -> None:
    match kind:
        case "answered":
            if payload == "{}":
                path.answered.discard(step)
            else:
                path.answered.add(step)
                path.asked.pop(step, None)
        case "asked":
            path.answered.discard(step)
            path.asked[step] = str(values.get("words", ""))
        case "card_recalled":
            path.cards.append((str(values.get("card", "")), step))
        case "icp_set":
            if option := str(values.get("option", "")):
                path.icp[str(values.get("item", ""))] = option
            else:
                path.icp.pop(str(values.get("item", "")), None)


def taken_back(rows: Iterable[tuple[int, int, str, str | None, str]]) -> set[int]:
    """Numbers of the events that were taken back and not restored."""
    gone: set[int] = set()
    for _seq, _at, kind, _step, payload in rows:
        if kind in ("taken_back", "restored"):
            target = payload_of(payload).get("target", 0)
            if isinstance(target, int):
                (gone.add if kind == "taken_back" else gone.discard)(target)
    return gone


def payload_of(payload: str) -> Mapping[str, object]:
    """What an event says besides its step; empty where it can't be read."""
    try:
        found = json.loads(payload)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
