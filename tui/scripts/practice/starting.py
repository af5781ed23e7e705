"""A persona to start from: short, valid, and with a comment where something has to be decided."""

import re

from ..sayings import SayingError

_TEXT = """\
schema: 1
id: {id}
lang: {lang}
version: "1"                 # raise it with every change: a seed is the same buyer within a version
script: orlica-discovery
difficulty: medium           # easy, medium or hard
tests: "The lesson, for the trainer. The trainee never sees it."
card:                        # what the trainee is told before the call
  name: "Kim Example"
  role: "Head of sales"
  company: "Example Supplies, 12 salespeople"
  source: "Form on the site"
  mood: "Friendly, a little hurried."
state: {{trust: [40, 6], patience: [105, 8], interest: [30, 5]}}   # start, and how far chance moves it
opening_line: "Kim Example, hello?"
facts:                       # told in full, hinted at or kept back, by trust and by how one asks
  - id: tool
    criterion: icp           # a criterion, icp or fit
    asked_by: [icp_check, situation]
    accept: [open, closed]
    trust_min: 20
    full: "Twelve of us, and everybody keeps a list."
    hint: "We manage with lists."
    deflect: "The usual."
  - id: trouble
    criterion: need
    asked_by: [need, pain_problem]
    trust_min: 40
    weight: 2                # from 2 on it wants to be acknowledged
    full: "Half of the quotes never get a second call."
    hint: "Some slip through."
    deflect: "We're fine."
  - id: effect
    criterion: need
    asked_by: [pain_consequence]
    after: [trouble]         # comes out only after this
    trust_min: 44
    weight: 2
    full: "We lost our second largest customer over one of them."
    hint: "It has cost us."
    deflect: "I'd rather not say."
  - id: who
    criterion: authority
    asked_by: [authority, role]
    trust_min: 40
    weight: 2
    full: "I recommend, the owner signs."
    hint: "Somebody else has a say."
    deflect: "That's my business."
  - id: when
    criterion: timing
    asked_by: [timing]
    trust_min: 38
    full: "Before the season starts in March."
    hint: "Not too late."
    deflect: "Some day."
  - id: money
    criterion: budget
    asked_by: [budget, no_budget]
    after: [trouble]
    trust_min: 48
    full: "Nothing is set aside; a good case gets money in January."
    hint: "It would have to pay for itself."
    deflect: "Let's not talk about money."
objections:
  - {{id: send_email, between: [3, 6], line: "Can't you just send me an e-mail?"}}
# Where they need them, take off the sign in front:
# moods: [brisk, tired]      # the seed draws one of brisk, friendly, tired, suspicious
# opening_lines: {{tired: "Kim Example... yes. It was a long day."}}
# distractions: ["Have you seen the new road?"]          # stories they have to be brought back from
# replies: {{stage: "We are only looking around."}}        # to questions that are about no fact
truth: {{icp: 0.8, need: met, authority: partly, timing: partly, budget: partly, stage: problem, outcome: no_deal, next_step: nurture, revisit: "January", wrong: {{disqualified: "The need is real; only the money is not there yet."}}}}
"""  # noqa: E501


class PersonaIdError(SayingError):
    """An id that no persona can have."""


def starter(persona_id: str, lang: str) -> str:
    """The text of a persona's file to start from.

    Raises:
        PersonaIdError: The id has signs that ids do not have.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,59}", persona_id):
        raise PersonaIdError(
            "The id {id} won't do: small Latin letters, digits and hyphens, as in kim-example.",
            id=persona_id,
        )
    return _TEXT.format(id=persona_id, lang=lang if lang in ("en", "pl", "ru") else "en")
