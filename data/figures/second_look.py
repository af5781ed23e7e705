"""The second look: what was thrown away in haste, and what a blind sample says about the rest."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection

from data.errors import NotFound, StoreRefused
from data.figures.asked import Asked
from data.figures.chosen import Chosen, by_block, choose
from data.figures.cuts import Cut, cut
from data.figures.facts import BLOCK, CHECK
from data.figures.reading_calls import signs_of
from data.figures.totals import totals
from data.tables.core import call, evidence, lead, review
from data.tables.core import call_figure as figure
from tui.scripts.cleaning import clean
from tui.scripts.statistics import Agreement, Share, stratified, weighted_kappa
from tui.scripts.statistics.hasty import HastySign
from tui.scripts.statistics.sampling import LEAST, standing_first
from tui.scripts.statistics.strata import Weighted, weighted_share

KIND = "audit"
LOOKED_AT = 60
"""Of very many disqualifications, about how many of each rep stand low enough in the draw to be
looked at."""
WORTH = 4
"""How many numbers of the draw take as long to go through as one disqualification to look at."""
FEW = 2_000
"""Calls that are put in order by themselves rather than found in the order of all."""
ANSWERS = ("no", "unsure", "yes")
"""Whether there was potential, in order from no to yes."""
ARTICLE = 0.30
"""Of the leads that BANT threw out, the article says so many had potential (S2)."""
NO_SUCH = "Call {id} is not a disqualified call, so there is nothing to judge."
NO_ANSWER = "“{answer}” is not an answer. It is one of {answers}."


@dataclass(frozen=True, slots=True)
class HastyLine:
    """A disqualification that looks hasty, with what makes it so."""

    call_id: int
    day: date
    rep: str
    lead: str
    company: str
    reason: str
    note: str
    points: int
    signs: tuple[HastySign, ...]


@dataclass(frozen=True, slots=True)
class Blind:
    """A call of the sample: without its rep and its reason."""

    call_id: int
    company: str
    industry: str
    employees: int | None
    fit: int | None
    stage: str
    seconds: int
    words: tuple[tuple[str, str, str], ...]
    """Criterion, status and what was said."""
    answered: str
    """What this reviewer has said of it; empty where nothing."""


@dataclass(frozen=True, slots=True)
class AuditCalls:
    """The calls of a sample by what was said of them; of those not judged nothing is told."""

    judged: tuple[int, ...]
    potential: tuple[int, ...]
    without: tuple[int, ...]
    unsure: tuple[int, ...]
    later_deals: tuple[int, ...]
    twice: tuple[int, ...]
    """Judged by two auditors at least."""
    alike: tuple[int, ...]
    """Those of them of which the first two say the same."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What the sample has shown so far."""

    drawn: int
    judged: int
    potential: Share
    """Yes of yes and no; who cannot tell is left out."""
    unsure: int
    agreement: Agreement
    """Of the first two auditors of every call that has two."""
    later_deals: Share
    """Leads with potential that became a deal since."""
    overall: Weighted | None
    """Potential of all that might have been drawn: the sample has as many of every rep, whoever
    disqualifies most.
    """
    calls: AuditCalls


@dataclass(frozen=True, slots=True)
class SecondLook:
    """The page of the second look."""

    asked: Asked
    hasty: Share
    by_rep: Cut
    lines: tuple[HastyLine, ...]
    audit: Audit


def second_look(connection: Connection, asked: Asked, seed: str, *, limit: int = 100) -> SecondLook:
    """Read the second look.

    Args:
        connection: A transaction.
        asked: Which calls.
        seed: What draws the sample, as `2026-10`.
        limit: Hasty calls at most, those with the most points first.
    """
    found, among = totals(connection, asked, ["all", "rep"]), _judgeable(connection, asked)
    lines = hasty_lines(connection, asked, limit=limit)
    return SecondLook(
        asked,
        found.all.hastiness,
        cut(found, "rep", "hastiness"),
        tuple(lines),
        audit(connection, _draw(among, seed), among),
    )


def hasty_lines(connection: Connection, asked: Asked, *, limit: int = 100) -> list[HastyLine]:
    """Disqualifications that look hasty, worst first, with their points explained."""
    ids = _worst(connection, choose(connection, asked).within("check", ""), limit)
    c = figure.c
    chosen = (
        select(c.id, c.day, c.rep, lead.c.name, lead.c.company_name, c.reason, call.c.reason_note,
               c.hasty)
        .join(lead, lead.c.id == c.lead)
        .join(call, call.c.id == c.id)
        .where(c.id.in_(ids))
        .order_by(c.hasty.desc(), c.day.desc(), c.id.desc())
    )  # fmt: skip
    rows = connection.execute(chosen).all()
    signs = signs_of(connection, [row.id for row in rows])
    return [HastyLine(*row[:6], row[6] or "", row[7], tuple(signs.get(row.id, ()))) for row in rows]


def sample(connection: Connection, asked: Asked, seed: str) -> list[int]:
    """Disqualified calls drawn by the seed: two of every rep, twelve at least (domain.md 5.4)."""
    return _draw(_judgeable(connection, asked), seed)


def _draw(drawn: Chosen, seed: str) -> list[int]:
    own = {rep: calls for rep in drawn.values("rep") if (calls := drawn.within("rep", rep)).masks}
    there, enough = drawn.count(), LOOKED_AT * len(own)
    if not there:
        return []
    numbers = range(min(drawn.masks) * BLOCK, (max(drawn.masks) + 1) * BLOCK)
    if there <= enough or len(numbers) * enough > there * there * WORTH:
        return stratified({rep: calls.ids() for rep, calls in own.items()}, seed)
    # Of very many only those that stand first in the draw are looked at.
    first = drawn.among(by_block(standing_first(seed, numbers, enough / there)))
    groups: dict[str, list[int]] = {}
    for rep, calls in own.items():
        groups[rep] = first.within("rep", rep).ids()
        if len(groups[rep]) < LEAST:
            groups[rep] = calls.ids()
    return stratified(groups, seed)


def _judgeable(connection: Connection, asked: Asked) -> Chosen:
    """Disqualified calls that may be drawn: a wish not to be called is not judged."""
    drawn = choose(connection, asked).within("count", "disqualified")
    return drawn.without("reason", "do_not_contact")


def _worst(connection: Connection, looked_at: Chosen, limit: int) -> list[int]:
    """Those with the most points, the latest first among equals."""
    c = figure.c
    chosen = select(c.id).order_by(c.hasty.desc(), c.day.desc(), c.id.desc()).limit(limit)
    if looked_at.count() <= FEW:
        return [*connection.execute(chosen.where(c.id.in_(looked_at.ids()))).scalars()]
    found: list[int] = []
    for call_id in connection.execute(chosen.where(c.hasty >= CHECK).limit(None)).scalars():
        if looked_at.has(call_id):
            found.append(call_id)
            if len(found) == limit:
                break
    return found


def blind(connection: Connection, calls: Sequence[int], reviewer: str) -> list[Blind]:
    """The calls of a sample as the reviewer sees them, in its order."""
    c = figure.c
    chosen = (
        select(c.id, lead.c.company_name, lead.c.industry, lead.c.employees, c.fit, c.stage,
               c.seconds)
        .join(lead, lead.c.id == c.lead)
        .where(c.id.in_(calls))
    )  # fmt: skip
    rows = {row.id: row for row in connection.execute(chosen)}
    said: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    e = evidence.c
    for call_id, *words in connection.execute(
        select(e.call_id, e.criterion, e.status, e.words)
        .where(e.call_id.in_(calls))
        .order_by(e.call_id, func.coalesce(e.seq, 0), e.criterion)  # as it was said
    ):
        said[call_id].append((words[0], words[1], words[2]))
    own = {
        call_id: answers[reviewer]
        for call_id, answers in _answers(connection, calls).items()
        if reviewer in answers
    }
    return [Blind(*rows[one], tuple(said[one]), own.get(one, "")) for one in calls if one in rows]


def answer(
    connection: Connection, *, call_id: int, reviewer: str, said: str, now: datetime,
    comment: str = "",
) -> None:  # fmt: skip
    """Keep what a reviewer says of a call; a later answer stands for an earlier one.

    Raises:
        NotFound: The call is not a disqualified one.
        StoreRefused: The answer is none.
    """
    if said not in ANSWERS:
        raise StoreRefused(NO_ANSWER, answer=said[:40], answers=", ".join(ANSWERS))
    there = select(call.c.id).where(call.c.id == call_id, call.c.outcome == "disqualified")
    if connection.execute(there).first() is None:
        raise NotFound(NO_SUCH, id=call_id)
    connection.execute(
        insert(review).values(
            call_id=call_id, reviewer=clean(reviewer), at=now, verdict=said, kind=KIND,
            comment=clean(comment),
        )
    )  # fmt: skip


def audit(connection: Connection, calls: Sequence[int], among: Chosen) -> Audit:
    """What reviewers have said of the calls of a sample.

    Args:
        connection: A transaction.
        calls: Those of the sample.
        among: Those that it was drawn from.
    """
    answers = _answers(connection, calls)
    first = {call_id: next(iter(said.values())) for call_id, said in answers.items()}
    yes, no, unsure = (
        tuple(call_id for call_id, said in first.items() if said == wanted)
        for wanted in ("yes", "no", "unsure")
    )
    later = _later_deals(connection, yes)
    pairs = [
        (ANSWERS.index(one), ANSWERS.index(other))
        for one, other, *_more in (
            tuple(said.values()) for said in answers.values() if len(said) > 1
        )
    ]
    return Audit(
        len(calls),
        len(answers),
        Share(len(yes), len(yes) + len(no)),
        len(unsure),
        weighted_kappa(pairs, len(ANSWERS)),
        Share(len(later), len(yes)),
        _overall(among, yes, no),
        AuditCalls(
            tuple(answers), yes, no, unsure, later,
            tuple(call_id for call_id, said in answers.items() if len(said) > 1),
            tuple(call_id for call_id, said in answers.items()
                  if len(said) > 1 and len({*list(said.values())[:2]}) == 1),
        ),
    )  # fmt: skip


def _overall(among: Chosen, yes: Sequence[int], no: Sequence[int]) -> Weighted | None:
    groups = []
    for rep in among.values("rep") if yes or no else ():
        own = among.within("rep", rep)
        hits, misses = sum(map(own.has, yes)), sum(map(own.has, no))
        groups.append((Share(hits, hits + misses), own.count()))
    return weighted_share(groups)


def _answers(connection: Connection, calls: Sequence[int]) -> Mapping[int, dict[str, str]]:
    """The last answer of every reviewer by call, the first reviewer first."""
    c = review.c
    chosen = (
        select(c.call_id, c.reviewer, c.verdict)
        .where(c.call_id.in_(calls), c.kind == KIND, c.verdict.in_(ANSWERS))
        .order_by(c.call_id, c.id)
    )
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for call_id, reviewer, said in connection.execute(chosen):
        found[call_id][reviewer] = said
    return found


def _later_deals(connection: Connection, calls: Sequence[int]) -> tuple[int, ...]:
    later = figure.alias("later")
    chosen = (
        select(figure.c.id)
        .join(later, (later.c.lead == figure.c.lead) & (later.c.id > figure.c.id))
        .where(figure.c.id.in_(calls), later.c.outcome == "deal")
        .distinct()
    )
    return tuple(connection.execute(chosen.order_by(figure.c.id)).scalars())
