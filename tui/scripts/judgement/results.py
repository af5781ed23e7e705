"""What a call comes to: evidence, scores, profile, verdict, next question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tui.scripts.model.names import Outcome, Status
from tui.scripts.sayings import Saying

OUTCOMES: tuple[Outcome, ...] = ("deal", "no_deal", "disqualified")
RANK: Mapping[str, int] = {"unknown": 0, "not_met": 1, "partly": 2, "met": 3}
"""Statuses from the least to the most."""


class Named(str):
    """A title inside a saying: English, with the other languages for whoever translates."""

    texts: Mapping[str, str]

    def __new__(cls, texts: Mapping[str, str], lang: str = "en") -> "Named":
        """The title in `lang`, else in English, else in any language."""
        named = super().__new__(
            cls, texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")
        )
        named.texts = texts
        return named


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a criterion, and from what."""

    criterion: str
    status: Status
    words: str
    """The prospect's words; empty where the rep ticked and typed nothing."""
    step: str
    seq: int
    read_from: str = ""
    """The criterion whose evidence this is, where it has none of its own."""

    @property
    def unsupported(self) -> bool:
        """A status without the prospect's words."""
        return self.status != "unknown" and not self.words


@dataclass(frozen=True, slots=True)
class Score:
    """A framework's score in whole per cents, rounded half up."""

    known: int | None
    """The score on what is known; None where nothing is."""
    low: int
    """Were everything unknown not met."""
    high: int
    """Were everything unknown met."""
    coverage: int
    met: int
    partly: int
    not_met: int
    unknown: int


@dataclass(frozen=True, slots=True)
class IcpFit:
    """How well the company fits the profile, in whole per cents rounded half up."""

    fit: int | None
    low: int
    high: int
    coverage: int
    result: Literal["in", "edge", "outside", "unknown"]
    knocked_out: str | None
    """The item whose answer alone puts the lead outside."""
    items: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the call would end now, and how it still may."""

    outcome: Outcome
    reason: str | None
    possible: tuple[Outcome, ...]
    decided: bool
    why: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """What to ask next, and why."""

    about: str
    """A criterion's id, `icp:<item>`, `request_fit` or `next_step`."""
    step: str | None
    """The step of the script that asks it."""
    why: Saying


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything that is judged of a call at one moment."""

    evidence: Mapping[str, Evidence]
    """By criterion: what is known, or was asked in vain."""
    scores: Mapping[str, Score]
    """By framework."""
    icp: IcpFit
    verdict: Verdict
    next_question: NextQuestion | None
    framework: str
    segment: str
    """Empty while too little is known."""
    track: str
    """Empty while too little is known."""
    versions: Mapping[str, str]
    """Versions of the rules that it was judged by."""
    icp_of_lead: frozenset[str] = frozenset()
    """ICP items that only the lead's own fields answer."""

    def status(self, criterion: str) -> Status:
        """What is known of a criterion."""
        found = self.evidence.get(criterion)
        return found.status if found else "unknown"

    @property
    def nothing_known(self) -> bool:
        """Whether nothing was found out that the verdict could rest on.

        No criterion is known, no ICP item but from the lead's fields, and nothing disqualifies; the
        outcome of now is then only what every call begins with.
        """
        known = any(each.status != "unknown" for each in self.evidence.values())
        asked = any(self.icp.items[item] for item in self.icp.items.keys() - self.icp_of_lead)
        return not (known or asked or self.verdict.outcome != "no_deal")

    @property
    def score(self) -> Score:
        """The score in the framework of the call."""
        return self.scores[self.framework]
