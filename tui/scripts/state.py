"""Where a call stands: what the fold over its events has come to."""

from dataclasses import dataclass, field
from typing import Literal

Status = Literal["unknown", "met", "partly", "not_met"]


@dataclass(frozen=True, slots=True)
class Answering:
    """The answers picked on a step that is on the way."""

    answers: tuple[str, ...]
    seq: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Value:
    """A capture's value."""

    text: str
    """As typed."""
    value: str
    """As understood (see `events.Captured.value`)."""
    step: str | None
    seq: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Note:
    """Words typed on a step."""

    text: str
    step: str | None
    seq: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Recalled:
    """A card that was opened."""

    card: str
    step: str | None
    at_ms: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What an answer on the way said of a criterion."""

    status: Status
    step: str
    seq: int


@dataclass(slots=True)
class Pitch:
    """The pitch so far."""

    started_ms: int | None = None
    """When the running countdown began; None when it does not run."""
    runs: list[int] = field(default_factory=list)
    """Length of every finished run in milliseconds."""


@dataclass(slots=True)
class CallState:
    """A call at one moment. Only `tui.scripts.fold` changes it; everyone else reads."""

    position: str = ""
    """The step on which the call stands; empty before it starts."""
    trail: list[str] = field(default_factory=list)
    """The way taken: steps in order, each once."""
    answers: dict[str, Answering] = field(default_factory=dict)
    """Answers of steps on the way, in the order of their events."""
    dropped: dict[str, Answering] = field(default_factory=dict)
    """The last answers of steps that left the way: shown as a reminder, count for nothing."""
    asked: dict[str, Note] = field(default_factory=dict)
    """Steps asked without an answer, with the words of "none of these" where there are any."""
    captures: dict[str, Value] = field(default_factory=dict)
    """Captured values by capture id, the results of `calc` among them."""
    typed: list[tuple[str, Value]] = field(default_factory=list)
    """Everything captured on steps on the way, in order, by capture id; empty text was skipped."""
    notes: list[Note] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    """The latest mark by criterion; `unknown` never replaces what is known."""
    icp: dict[str, str] = field(default_factory=dict)
    """Chosen option by ICP item."""
    icp_of_lead: set[str] = field(default_factory=set)
    """Items of it that the lead's own fields answer; nobody has asked them yet."""
    icp_not_known: set[str] = field(default_factory=set)
    """Items that were asked and nobody knew; for the fit they are open."""
    facts: dict[str, str] = field(default_factory=dict)
    """What the answers on the way have set (`buying_stage`, `request_fit`, ...)."""
    known: dict[str, str] = field(default_factory=dict)
    """Merge fields known before the call."""
    earlier: dict[str, str] = field(default_factory=dict)
    """What an earlier call has captured: may be said back, and counts for nothing in this one."""
    probes: dict[str, int] = field(default_factory=dict)
    """Which wording is shown, by step; 0 is the step's own."""
    pitch: Pitch = field(default_factory=Pitch)
    cards: list[Recalled] = field(default_factory=list)
    hub_from: dict[str, str] = field(default_factory=dict)
    """For a hub: the step where it was opened."""
    entered_ms: int = 0
    """When the step in `position` was entered."""
    step_ms: dict[str, int] = field(default_factory=dict)
    """Talk spent on each step so far, without the visit that is going on."""
    clock_ms: int = 0
    """Talk time of the last event."""
    suggested: str = ""
    """What the last answer with an `outcome` pointed to: `deal`, `disqualified:no_need`, ..."""
    status: Literal["new", "running", "left", "wrapped"] = "new"
    outcome: str = ""
    """Outcome or disposition after the wrap-up."""
    links: dict[str, set[str | None]] = field(default_factory=dict)
    """For each step on the way the steps that lead to it; None for the start and for jumps."""
