"""How hasty a disqualification looks, point by point (domain.md 5.4)."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tui.scripts.sayings import Saying

CHECK, HASTY = 3, 5
"""From how many points a record is worth a check, and from how many it is hasty."""
EVIDENCE, QUESTIONS, TALK_SECONDS, PAIN, FIT = 15, 4, 90, 2, 70
EARLY = frozenset({"unaware", "problem"})
NEVER = frozenset({"do_not_contact"})
"""A wish not to be called is never hasty."""
WITHOUT_TALK = frozenset(
    {"do_not_contact", "invalid_data", "duplicate", "existing_customer", "not_a_buyer",
     "not_served", "unresponsive"}
)  # fmt: skip
"""Reasons 1 to 6 and 13: they need neither a need nor many questions."""
WORTH_A_LOOK = frozenset({"no_need", "no_funds", "no_access", "icp_mismatch"})
"""Reasons that a good fit contradicts."""

Rating = Literal["fine", "check", "hasty"]

_MONEY_OR_TIME = re.compile(
    r"\b(?:budget|expensive|no money|afford|cheaper|not now|no time|next (?:year|quarter)|later|"
    r"bud[żz]et\w*|drogo|za drogi\w*|pieni[ęeą]\w*|nie teraz|nie maj[ąa] czasu|brak czasu|"
    r"p[óo][źz]niej|w przysz[łl]ym|бюджет\w*|дорого|денег|деньг\w+|не сейчас|нет времени|позже|"
    r"в следующем)\b",
    re.IGNORECASE,
)


class HastySign(NamedTuple):
    """One thing that makes a disqualification look hasty."""

    points: int
    saying: Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Disqualification:
    """What is known of a disqualified call."""

    needs_talk: bool
    """Whether the reason can only be known after a talk: see `WITHOUT_TALK`."""
    contradicted: bool
    """Whether a good fit speaks against the reason: see `WORTH_A_LOOK`."""
    note: str
    """The evidence, in words."""
    need_known: bool
    questions: int
    """Questions that were asked."""
    talk_seconds: float
    fit: int | None
    stage: str
    """The buying stage, empty where nobody asked."""
    pain_level: int
    """How deep the pain steps went, 0 to 4."""


def hasty_signs(call: Disqualification) -> list[HastySign]:
    """What makes it look hasty; the points add up to its hastiness.

    A wish not to be called (`NEVER`) is not asked about here.
    """
    signs: list[HastySign] = []
    if len(call.note.strip()) < EVIDENCE:
        signs.append(HastySign(3, Saying("the evidence is missing or too short")))
    if call.needs_talk:
        if not call.need_known:
            signs.append(HastySign(2, Saying("need is unknown")))
        if call.questions < QUESTIONS or call.talk_seconds < TALK_SECONDS:
            signs.append(HastySign(2, Saying("few questions or a very short talk")))
        if call.stage in EARLY and call.pain_level < PAIN:
            signs.append(HastySign(2, Saying("an early stage, and the pain steps were left out")))
    if call.contradicted and call.fit is not None and call.fit >= FIT:
        signs.append(HastySign(3, Saying("the company fits by {fit} %", {"fit": call.fit})))
    if call.needs_talk and _MONEY_OR_TIME.search(call.note):
        signs.append(HastySign(1, Saying("the note speaks of money or time")))
    return signs


def points(call: Disqualification) -> int:
    """How hasty it looks, from 0 up."""
    return sum(sign.points for sign in hasty_signs(call))


def rating(score: int) -> Rating:
    """What so many points mean: 0 to 2 fine, 3 and 4 check, from 5 hasty."""
    if score >= HASTY:
        return "hasty"
    return "check" if score >= CHECK else "fine"
