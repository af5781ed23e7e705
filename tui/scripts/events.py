"""What happens in a call, as typed events. A call is the list of them and nothing else.

Every event has `at_ms`, the milliseconds of talk since the call began: it never runs backwards,
stands still while the call is left, and goes on from there when the call is resumed. The order of
events is their place in the list (`seq`, from 1), not their time.

`record()` and `read_event()` turn an event into the row that the store keeps and back. A kind that
this version does not know is read as `Unknown` and changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, NamedTuple


class EventRecord(NamedTuple):
    """An event as it is stored."""

    seq: int
    at_ms: int
    kind: str
    step: str | None
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Anything that happened, at one moment, on one step."""

    kind: ClassVar[str] = ""
    undoable: ClassVar[bool] = False
    """Whether F9 takes it back."""

    at_ms: int
    step: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Event):
    """The call began on the script's first step."""

    kind: ClassVar[str] = "started"
    known: Mapping[str, str] = field(default_factory=dict)
    """What was known of lead and rep: merge fields by name (`contact`, `company`, `employees`)."""
    earlier: Mapping[str, str] = field(default_factory=dict)
    """What an earlier call with the lead has captured, by capture; it counts for nothing here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Event):
    """The rep went on to `step`, or (with `probe`) to another wording of it."""

    kind: ClassVar[str] = "shown"
    undoable: ClassVar[bool] = True
    probe: int | None = None
    """0 for the step's own text, 1 and more for its probes; None when the step was entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Event):
    """The answers now picked on `step`; none of them means that the pick was cleared."""

    kind: ClassVar[str] = "answered"
    undoable: ClassVar[bool] = True
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Event):
    """Asked on `step` without an answer, or (with words) with one that the script has not got."""

    kind: ClassVar[str] = "asked"
    undoable: ClassVar[bool] = True
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured(Event):
    """A value was typed for a capture; empty text clears it."""

    kind: ClassVar[str] = "captured"
    undoable: ClassVar[bool] = True
    capture: str = ""
    text: str = ""
    """As typed."""
    value: str = ""
    """As understood: `4800.00 EUR`, `12.5`, `2026-12-02`, `2026-12-02T10:00`, `yes`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    """A note on `step`."""

    kind: ClassVar[str] = "noted"
    undoable: ClassVar[bool] = True
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IcpSet(Event):
    """An option of an ICP item was chosen; an empty option clears it."""

    kind: ClassVar[str] = "icp_set"
    undoable: ClassVar[bool] = True
    item: str = ""
    option: str = ""
    open: str = ""
    """Why no option is chosen: `not_known` where it was asked and nobody knew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IcpKnown(Event):
    """The lead's own fields answer an ICP item; whatever the rep chooses counts instead."""

    kind: ClassVar[str] = "icp_known"
    item: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jumped(Event):
    """The rep jumped to `step` from the outline, recall or a transcript."""

    kind: ClassVar[str] = "jumped"
    undoable: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Event):
    """The rep went back or forward along the way taken, and now stands on `step`."""

    kind: ClassVar[str] = "back"
    undoable: ClassVar[bool] = True
    by: int = -1
    """Steps: below zero is back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PitchStarted(Event):
    """The countdown of the pitch began."""

    kind: ClassVar[str] = "pitch_started"


@dataclass(frozen=True, slots=True, kw_only=True)
class PitchStopped(Event):
    """The countdown of the pitch ended."""

    kind: ClassVar[str] = "pitch_stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRecalled(Event):
    """A card (objection, case, question) was opened while on `step`."""

    kind: ClassVar[str] = "card_recalled"
    card: str = ""
    """Kind and id, as `objection:too_expensive`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Event):
    """The rep left the call as a draft."""

    kind: ClassVar[str] = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """The rep came back to the draft."""

    kind: ClassVar[str] = "resumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappedUp(Event):
    """The call was saved with an outcome or as an attempt."""

    kind: ClassVar[str] = "wrapped_up"
    disposition: str = "talked"
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack(Event):
    """The event number `target` was taken back."""

    kind: ClassVar[str] = "taken_back"
    target: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored(Event):
    """The event number `target`, taken back before, counts again."""

    kind: ClassVar[str] = "restored"
    target: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Event):
    """An event written by a later version: kept, passed over."""

    kind: ClassVar[str] = "unknown"
    name: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)


KINDS: dict[str, type[Event]] = {
    cls.kind: cls
    for cls in (
        Started, Shown, Answered, Asked, Captured, Noted, IcpSet, IcpKnown, Jumped, Moved,
        PitchStarted, PitchStopped, CardRecalled, Left, Resumed, WrappedUp, TakenBack, Restored,
    )
}  # fmt: skip
"""Every kind of event by its stored name."""

_COMMON = {"at_ms", "step"}


def record(seq: int, event: Event) -> EventRecord:
    """The row for `event` as number `seq` of its call; fields at their default are left out."""
    if isinstance(event, Unknown):
        return EventRecord(seq, event.at_ms, event.name, event.step, event.payload)
    payload = {}
    for item in fields(event):
        value = getattr(event, item.name)
        if item.name not in _COMMON and value not in (None, "", (), {}):
            payload[item.name] = list(value) if isinstance(value, tuple) else value
    return EventRecord(seq, event.at_ms, event.kind, event.step, payload)


_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "known": dict,
    "earlier": dict,
    "probe": int,
    "answers": tuple,
    "by": int,
    "target": int,
}
"""What a field of an event holds; text where it is not named."""


def read_event(row: EventRecord) -> Event:
    """The event that a row stands for; never fails, odd rows become `Unknown`."""
    cls = KINDS.get(row.kind)
    if cls is None:
        return _unknown(row)
    names = {item.name for item in fields(cls)} - _COMMON
    given: dict[str, Any] = {}
    for name, stored in row.payload.items():
        value = tuple(stored) if isinstance(stored, list) else stored
        if name not in names:
            continue
        if not isinstance(value, _TYPES.get(name, str)):
            return _unknown(row)
        given[name] = value
    return cls(at_ms=row.at_ms, step=row.step, **given)


def _unknown(row: EventRecord) -> Unknown:
    return Unknown(at_ms=row.at_ms, step=row.step, name=row.kind, payload=row.payload)
