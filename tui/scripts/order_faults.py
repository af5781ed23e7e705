"""Faults of order in a call: what came too early, twice, or in a row (domain.md 5.2).

A call, live or practised, is read as a list of what was said. Both are counted by the same rules,
so that they can stand beside each other; they are never added up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from .model.script import Script, Step
from .practice.moves import saying
from .statistics.paths import Row, payload_of, taken_back

Fault = Literal[
    "money_before_need", "product_before_market", "second_case", "second_pitch",
    "questions_in_a_row",
]  # fmt: skip

FAULTS: tuple[Fault, ...] = (
    "money_before_need", "product_before_market", "second_case", "second_pitch",
    "questions_in_a_row",
)  # fmt: skip
"""In the order in which they are shown."""

Said = Literal["question", "need", "money", "pitch", "market", "case", "other"]
"""What was said: a question, one that told of a need, one about money, a statement, or words that
only end a row of questions."""

IN_A_ROW = 3
"""Questions that may follow each other with nothing between."""

MONEY = ("budget", "money", "funds")
"""Criteria that are asked about only once a need is known."""

NEEDS = ("need", "challenges", "identify_pain", "problem", "implication", "consequences")
"""Criteria that are about need and pain."""

READY = frozenset({"comparing", "deciding"})
"""Buying stages in which a buyer asks for the product, so that no market finding comes first."""

KINDS = ("shown", "jumped", "answered", "asked", "captured", "noted", "card_recalled",
         "pitch_started", "taken_back", "restored")  # fmt: skip
"""Kinds of events that `said_live` reads; others may be left out."""


def said_by_steps(script: Script) -> dict[str, Said]:
    """What the words of every step are."""
    return {step.id: _said_by(step) for step in script.steps}


def _said_by(step: Step) -> Said:
    move = saying(step)
    if move is None or move.kind not in ("question", "pitch", "market", "case"):
        return "other"
    if move.kind != "question":
        return move.kind
    if step.criterion in MONEY:
        return "money"
    return "need" if step.criterion in NEEDS or step.stage == "pain" else "question"


def said_live(
    rows: Iterable[Row | tuple[int, int, str, str | None, str]], steps: Mapping[str, Said]
) -> list[Said]:
    """What was said in a live call, as far as its events tell.

    A question was asked where it has an answer or was marked as asked; it counts as one that told
    of a need only with an answer. Statements were said where their step was shown. Notes, typed
    words and cards stand for whatever else was said, and end a row of questions.

    Args:
        rows: Events of one call in their order, as they are stored.
        steps: What the words of every step are (`said_by_steps`).
    """
    rows = list(rows)
    gone = taken_back(rows)
    counting = [(row[2], row[3] or "", row[4]) for row in rows if row[0] not in gone]
    found: list[Said] = []
    for what in _said(counting, steps):
        # The step of the pitch and its countdown are one pitch.
        if what != "pitch" or found[-1:] != ["pitch"]:
            found.append(what)
    return found


def _said(rows: Sequence[tuple[str, str, str]], steps: Mapping[str, Said]) -> Iterator[Said]:
    answered = {step for kind, step, payload in rows if kind == "answered" and payload != "{}"}
    asked: set[str] = set()
    cases: set[str] = set()
    for kind, step, payload in rows:
        what = steps.get(step, "other")
        if kind in ("answered", "asked"):
            if kind == "answered" and payload == "{}":
                continue  # an answer that was cleared
            if what in ("question", "need", "money") and step not in asked:
                asked.add(step)
                yield "question" if what == "need" and step not in answered else what
        elif kind == "card_recalled":
            card = str(payload_of(payload).get("card", ""))
            # On the step of the case another card is a choice, not a second story.
            if card.startswith("case:") and what != "case" and card not in cases:
                cases.add(card)
                yield "case"
            else:
                yield "other"
        elif kind in ("captured", "noted"):
            yield "other"
        elif kind == "pitch_started":
            yield "pitch"
        elif kind in ("shown", "jumped") and what not in ("question", "need", "money"):
            yield from () if "probe" in payload_of(payload) else (what,)


def count_order_faults(said: Iterable[Said], *, ready: bool = False) -> dict[Fault, int]:
    """Count the faults of one call.

    - money before need: a question about money before any that told of a need
    - product before market: the first case before any market finding, unless the buyer is `ready`
    - second case, second pitch: every one after the first
    - questions in a row: every row of more than three with nothing between

    Args:
        said: What was said, in its order.
        ready: Whether the buyer compares or decides already.
    """
    found: dict[Fault, int] = dict.fromkeys(FAULTS, 0)
    seen: set[Said] = set()
    row = 0
    for what in said:
        asks = what in ("question", "need", "money")
        row = row + 1 if asks else 0
        found["questions_in_a_row"] += row == IN_A_ROW + 1
        if what == "money" and "need" not in seen:
            found["money_before_need"] += 1
        elif what == "pitch" and "pitch" in seen:
            found["second_pitch"] += 1
        elif what == "case" and "case" in seen:
            found["second_case"] += 1
        elif what == "case" and "market" not in seen and not ready:
            found["product_before_market"] += 1
        seen.add(what)
    return found
