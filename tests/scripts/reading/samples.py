"""A small script that has nothing wrong with it, to be broken line by line."""

from tui.scripts.model.framework import CriteriaLibrary, Framework
from tui.scripts.reading import Problem, ScriptProblems, Surroundings, check_script
from tui.scripts.reading.parsing import read
from tui.scripts.reading.shaping import shaped

SCRIPT = """\
schema: 1
id: short-call
lang: en
version: "1.0"
title: "A short call"
framework: pair
call_type: warm
currency: EUR
start: opener
variables:
  contact: {label: "Name"}
  reason: {label: "Reason", default: "You asked us."}
captures:
  need_quote: {label: "Their words"}
  amount: {label: "Budget", type: money, saves: deal.amount}
  share: {label: "Share", type: percent}
  pain: {label: "Cost a month", type: money}
pitch:
  max_seconds: 30
  text: "We make things that help."
icp:
  in_at: 70
  edge_at: 45
  items:
    - id: scale
      label: "Size"
      weight: 20
      knockout: out
      options:
        - {id: core, label: "Right", score: 1}
        - {id: out, label: "Wrong", score: 0}
cases:
  - {id: trade, text: "A wholesaler did it."}
steps:
  - id: opener
    stage: opening
    kind: say
    seconds: 20
    text: "Hi {contact}. {reason} Is it a good moment?"
    answers:
      - {id: ok, label: "Go on", next: need}
      - {id: busy, label: "Busy", outcome: callback}
      - {id: objection, label: "Objection", next: hub}
  - id: need
    stage: diagnosis
    kind: ask
    criterion: need
    text: "What is in the way?"
    probes:
      - "What else?"
    answers:
      - {id: clear, label: "Clear", marks: {need: met}, capture: need_quote, next: money}
      - {id: none, label: "Nothing", sets: {interest: low}, outcome: "disqualified:no_need"}
  - id: money
    stage: qualification
    kind: ask
    when: {need: [met, partly]}
    inputs: [share, amount]
    calc: {result: pain, multiply: [share, amount, 0.1]}
    text: "What would it cost? {pain}?"
    answers:
      - {id: yes, label: "Yes", marks: {budget: met}, next: close}
  - id: hub
    stage: any
    kind: hub
    text: "What is behind it?"
    answers:
      - {id: back, label: "Cleared up", next: "@back"}
      - {id: stop, label: "Stop", next: close}
  - id: close
    stage: wrap
    kind: outcome
    outcome: deal
    require: [contact, amount]
    text: "Thank you, {contact}."
"""

CRITERIA = CriteriaLibrary.model_validate(
    {"criteria": [{"id": "need", "title": "Need"}, {"id": "budget", "title": "Budget"}]}
)
PAIR = Framework.model_validate(
    {
        "id": "pair",
        "title": "Pair",
        "criteria": [
            {"id": "need", "letter": "N", "title": "Need"},
            {"id": "budget", "letter": "B", "title": "Budget"},
        ],
    }
)
AROUND = Surroundings(
    criteria=CRITERIA, frameworks={"pair": PAIR}, objections={}, sources=("webinar", "typed_in")
)


def problems_of(text: str | bytes, file: str = "call.yaml") -> list[Problem]:
    """Everything that is wrong with a script."""
    from tui.scripts.model.script import Script

    data = text if isinstance(text, bytes) else text.encode()
    try:
        source = read(data, file)
        script = shaped(Script, source)
    except ScriptProblems as error:
        return error.problems
    return [*source.problems, *check_script(script, source, AROUND)]


def with_line(old: str, new: str) -> str:
    """The sample with one of its lines changed; `old` is found once."""
    assert SCRIPT.count(old) == 1, old
    return SCRIPT.replace(old, new)


def line_of(text: str, part: str) -> int:
    """The number of the line in which `part` first stands."""
    return text[: text.index(part)].count("\n") + 1
