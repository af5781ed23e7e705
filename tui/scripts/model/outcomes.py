"""Outcomes, reasons, dispositions, nurture paths and next steps (`outcomes.yaml`)."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import Field

from .framework import Texts
from .names import Disposition, Id, Model, Outcome, Status

Rule = Literal["finding", "icp_knockout", "icp_outside", "request_fit", "funds", "need"]
"""The rules that disqualify; what none of them stops is a deal or no deal."""


class VerdictRules(Model):
    """In which order the verdict looks, and how much it has to know first."""

    order: tuple[Rule, ...]
    icp_coverage: float = Field(default=70, ge=0, le=100)
    """How much of the ICP checklist must be known before the fit alone disqualifies."""
    need_questions: int = Field(default=2, ge=1)
    """How many questions about need have to be asked before it counts as absent."""
    pain_level: int = Field(default=2, ge=0, le=4)
    """How deep the pain steps have to go before need counts as absent."""
    reasons: Mapping[Rule, Id]
    """The reason that each rule gives; a finding brings its own."""


class OutcomeKind(Model):
    """One of the three ways in which a finished call ends."""

    id: Outcome
    title: Texts
    about: Texts = {}
    demands: tuple[str, ...] = ()
    """Fields without which the records cannot be kept, whatever a script asks for."""
    requires: tuple[str, ...] = ()
    """Fields that are required where the script does not say."""
    asks: tuple[str, ...] = ()
    """Fields that are shown and may stay empty."""


class ReasonRule(Model):
    """What must be true before a disqualification may be saved for a reason."""

    always: bool = False
    """Nothing is asked: the lead's wish is enough."""
    characters: int = Field(default=0, ge=0)
    """The least length of the evidence."""
    asked: Mapping[Id, int] = {}
    """How many questions must have been asked about a criterion."""
    pain_level: int = Field(default=0, ge=0, le=4)
    icp: Literal["knockout", "outside"] | None = None
    attempts: int = Field(default=0, ge=0)
    working_days: int = Field(default=0, ge=0)
    """Within how many working days the attempts count; 0 counts all of them."""
    channels: int = Field(default=0, ge=0)
    """In how many ways it was tried: by call, by a message."""
    people: int = Field(default=0, ge=0)
    """With how many people it was tried."""
    link: bool = False
    """It is about another record: one that was chosen is evidence enough, else words say which it
    is or how the lead put it."""
    manager: bool = False
    """Only a manager may give it."""


class Choice(Model):
    """One value of a field with a closed list."""

    id: Id
    title: Texts


class Reason(Model):
    """Why a lead is disqualified."""

    id: Id
    title: Texts
    true_when: Texts
    evidence: Texts
    """What to write down."""
    rule: ReasonRule
    sub_reasons: tuple[Choice, ...] = ()
    """What exactly, where the reason covers several things; optional, for the audit's counts."""
    finding: bool = False
    """An answer of the script that points here is enough for the verdict."""
    redirect: bool = False
    """With a good fit and a need this is rather no deal yet."""
    returns: int | None = None
    """Days until a return is worth a thought; none for never or when something changes."""


class DispositionKind(Model):
    """What became of one attempt."""

    id: Disposition
    title: Texts
    at: bool = False
    """Needs the time of the next call."""
    after_days: int = Field(default=1, ge=0)
    """Working days until the next attempt where no time is given."""
    channel: Literal["call", "message"] = "call"
    """The way in which somebody was tried; a message waits for them, a call does not."""


class PathWhen(Model):
    """What points to a nurture path; everything given must hold."""

    captures: tuple[Id, ...] = ()
    """One of these was captured, as a date."""
    criteria: Mapping[Id, tuple[Status, ...]] = {}
    facts: Mapping[Id, tuple[str, ...]] = {}


class Notice(Model):
    """How long before its end a contract has to be given up."""

    ask: Texts
    """What to ask, in months."""
    capture: Id | None = None
    """A capture that holds it."""
    months: int = Field(ge=0, le=60)
    """So many where nobody said."""


class NurturePath(Model):
    """Why not now, what to do meanwhile and when to return."""

    id: Id
    title: Texts
    do: Texts
    """What to send, or to do, until then."""
    counts: Texts = {}
    """From where the return is counted, in words."""
    ask: Texts = {}
    """What to ask where the date is not known from which the return is counted."""
    notice: Notice | None = None
    days: int = Field(ge=0)
    """Days from today where no date was named."""
    shift_days: int = 0
    """Days from the date that was named."""
    working_days: bool = False
    when: PathWhen = PathWhen()


class NextStepKind(Model):
    """What happens next, and what makes it more than a wish."""

    id: Id
    title: Texts
    concrete: bool = False
    """A concrete request: with a framework that qualifies it makes a deal."""
    needs: tuple[Literal["at", "who", "client_action"], ...] = ()


class OutcomeRules(Model):
    """Everything that decides how a call may end."""

    version: str
    outcomes: tuple[OutcomeKind, ...]
    verdict: VerdictRules
    reasons: tuple[Reason, ...]
    redirect_fit: float = Field(default=70, ge=0, le=100)
    """From this fit, with a need, a reason that redirects is rather no deal yet."""
    insist_characters: int = Field(default=15, ge=1)
    """The least length of the sentence that insists against a rule."""
    dispositions: tuple[DispositionKind, ...]
    paths: tuple[NurturePath, ...]
    next_steps: tuple[NextStepKind, ...]
    roles: tuple[Choice, ...]
    decides: tuple[Choice, ...]

    @cached_property
    def concrete(self) -> frozenset[str]:
        """Ids of the next steps that are a concrete request."""
        return frozenset(step.id for step in self.next_steps if step.concrete)

    @cached_property
    def findings(self) -> frozenset[str]:
        """Ids of the reasons that an answer of the script settles."""
        return frozenset(reason.id for reason in self.reasons if reason.finding)

    def outcome(self, outcome_id: str) -> OutcomeKind | None:
        """The outcome with this id, or None."""
        return next((kind for kind in self.outcomes if kind.id == outcome_id), None)

    def reason(self, reason_id: str) -> Reason | None:
        """The reason with this id, or None."""
        return next((reason for reason in self.reasons if reason.id == reason_id), None)

    def disposition(self, disposition_id: str) -> DispositionKind | None:
        """The disposition with this id, or None."""
        return next((kind for kind in self.dispositions if kind.id == disposition_id), None)

    def path(self, path_id: str) -> NurturePath | None:
        """The nurture path with this id, or None."""
        return next((path for path in self.paths if path.id == path_id), None)

    def next_step(self, step_id: str) -> NextStepKind | None:
        """The next step with this id, or None."""
        return next((step for step in self.next_steps if step.id == step_id), None)
