"""What if: the same calls under another threshold, or read in another framework."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import choose
from data.figures.facts import BUCKET, bucket
from data.figures.found_out import found_out
from data.figures.totals import Counts, Spent, totals
from data.figures.words import read_words
from tui.scripts.statistics import Difference, Marginal, Share, compare, marginal

Passes = Callable[[Mapping[str, str]], bool]
"""Whether a call with these statuses by criterion would qualify."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Leads from some score on."""

    score: int
    counts: Counts
    spent: Spent
    winning: Share
    """Won of the talks from this score on."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Every threshold, the strictest first."""

    steps: tuple[Threshold, ...]
    """Only talks that had a score; those not decided count as not won."""

    def between(self, strict: int, loose: int) -> Marginal:
        """What the leads between two scores bring (domain.md 5.7)."""
        return marginal(self._from(strict), self._from(loose))

    def _from(self, score: int) -> Share:
        least = [step for step in self.steps if step.score >= score]
        return least[-1].winning if least else Share(0, 0)


def thresholds(connection: Connection, asked: Asked) -> Thresholds:
    """Talks by the score that they had, added up from above."""
    found = totals(connection, asked, ["score"], timed=("score",))
    by_score = found.by("score")
    steps: list[Threshold] = []
    sofar, spent = Counts(), Spent()
    for score in range(100 // BUCKET * BUCKET, -1, -BUCKET):
        sofar = sofar.plus(by_score.get(bucket(score), Counts()))
        spent = spent.plus(found.spent("score", bucket(score)))
        steps.append(Threshold(score, sofar, spent, Share(sofar.won, sofar.calls)))
    return Thresholds(tuple(steps))


@dataclass(frozen=True, slots=True)
class Reading:
    """All talks read by one rule."""

    passed: int
    of: int
    qualified: Share
    """Qualified by the reps, of those that would have passed."""
    won: Share
    """Won of the decided deals that would have passed."""
    lost_wins: int
    """Deals that were won and would not have passed."""


@dataclass(frozen=True, slots=True)
class Rereading:
    """The same talks read by two rules."""

    now: Reading
    then: Reading
    gained: int
    """Talks that only the second lets through."""
    lost: int
    """Talks that only the first lets through."""
    gained_wins: int
    lost_wins: int
    winning: Difference
    """Won of decided, the second beside the first."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Talks that found out the same."""

    statuses: Mapping[str, str]
    talks: int
    qualified: int
    won: int
    lost: int


def reread(connection: Connection, asked: Asked, now: Passes, then: Passes) -> Rereading:
    """Read every talk by two rules.

    Args:
        connection: A transaction.
        asked: Which calls.
        now: The rule as it is.
        then: The rule as it might be.
    """
    groups = _groups(connection, asked)
    passes_now = [now(group.statuses) for group in groups]
    passes_then = [then(group.statuses) for group in groups]
    both: Counter[str] = Counter()
    for group, first, second in zip(groups, passes_now, passes_then, strict=True):
        if first != second:
            both["gained" if second else "lost"] += group.talks
            both["gained wins" if second else "lost wins"] += group.won
    one, other = _reading(groups, passes_now), _reading(groups, passes_then)
    return Rereading(
        one, other, both["gained"], both["lost"], both["gained wins"], both["lost wins"],
        compare(other.won, one.won),
    )  # fmt: skip


def passing(connection: Connection, asked: Asked, rule: Passes) -> tuple[set[str], set[str]]:
    """What talks found out, as words: where the rule lets them through, and where it doesn't."""
    words = {each for _block, each, _part in found_out(choose(connection, asked))}
    through = {each for each in words if rule(read_words(each))}
    return through, words - through


def _reading(groups: list[_Group], passes: list[bool]) -> Reading:
    through = [group for group, passed in zip(groups, passes, strict=True) if passed]
    won = sum(group.won for group in through)
    talks = sum(group.talks for group in through)
    return Reading(
        talks,
        sum(group.talks for group in groups),
        Share(sum(group.qualified for group in through), talks),
        Share(won, won + sum(group.lost for group in through)),
        sum(group.won for group in groups) - won,
    )


def _groups(connection: Connection, asked: Asked) -> list[_Group]:
    """Talks put together by everything that they found out."""
    chosen = choose(connection, asked)
    chosen.sets.read(("count",), chosen.masks)
    found: dict[str, list[int]] = {}
    for block, words, part in found_out(chosen):
        counts = chosen.sets.of("count", block)
        held = found.setdefault(words, [0, 0, 0, 0])
        held[0] += part.bit_count()
        for place, name in enumerate(("qualified", "won", "lost"), start=1):
            held[place] += (part & counts.get(name, 0)).bit_count()
    return [_Group(read_words(words), *numbers) for words, numbers in found.items()]
