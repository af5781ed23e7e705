"""What a framework asks before a lead qualifies.

Every condition holds the better the more is met, so the two extremes of what is unknown say whether
it can still open and whether it can still close.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tui.scripts.model.framework import CriteriaLibrary, Framework, Gate

from .icp import share
from .results import RANK
from .score import whole

UNKNOWN, NOT_MET, PARTLY, MET = range(4)
NEED = "need"
"""The criterion that the verdict reads besides those of the framework."""

Ranks = Sequence[int]
Condition = Callable[[Ranks], bool]
_HALVES = (0, 0, 1, 2)


@dataclass(frozen=True, eq=False)
class View:
    """A framework ready to be judged: its criteria, then others that its verdict depends on."""

    framework: Framework
    names: tuple[str, ...]
    weights: tuple[int, ...]
    """Of the framework's criteria only."""
    need: int
    """The place that answers for need."""
    conditions: tuple[Condition, ...]
    gated: frozenset[str]
    """Criteria that the gates look at by name."""

    def qualifies(self, ranks: Ranks) -> bool:
        """Whether every condition holds."""
        return all(condition(ranks) for condition in self.conditions)


def view_of(framework: Framework, library: CriteriaLibrary) -> View:
    """The framework with its gates as conditions over the ranks of `names`."""
    names = [item.id for item in framework.criteria]
    gated = _gated(framework.qualifies)
    names += [name for name in dict.fromkeys(gated) if name not in names]
    if NEED not in names:
        kind = library.get(NEED)
        tied = next((name for name in (kind.reads if kind else ()) if name in names), None)
        need = names.index(tied) if tied else len(names)
        names += [] if tied else [NEED]
    else:
        need = names.index(NEED)
    weights = whole([item.weight for item in framework.criteria])
    places = {name: place for place, name in enumerate(names)}
    conditions = tuple(_condition(gate, places, weights) for gate in framework.qualifies)
    return View(framework, tuple(names), weights, need, conditions, frozenset(gated))


def _gated(gates: Sequence[Gate]) -> list[str]:
    found: list[str] = []
    for gate in gates:
        found += [gate.criterion] if gate.criterion else _gated(gate.any)
    return found


def _condition(gate: Gate, places: dict[str, int], weights: tuple[int, ...]) -> Condition:
    if gate.criterion is not None:
        place = places[gate.criterion]
        if gate.at_least is not None:
            least = RANK[gate.at_least]
            return lambda ranks: ranks[place] >= least
        avoided = RANK[gate.not_ or "not_met"]
        return lambda ranks: ranks[place] != avoided
    if gate.met is not None:
        count = gate.met
        among = len(weights)
        return lambda ranks: sum(rank == MET for rank in ranks[:among]) >= count
    if gate.score is not None:
        least_share = share(gate.score)
        total = 2 * sum(weights)
        return lambda ranks: least_share.reached(
            sum(weight * _HALVES[rank] for weight, rank in zip(weights, ranks, strict=False)), total
        )
    parts = tuple(_condition(part, places, weights) for part in gate.any)
    return lambda ranks: any(part(ranks) for part in parts)


def would_qualify(
    framework: Framework, library: CriteriaLibrary
) -> Callable[[Mapping[str, str]], bool]:
    """Whether calls with given statuses by criterion would qualify in a framework.

    A criterion without evidence of its own is read from those that answer it.
    """
    view = view_of(framework, library)
    read = {name: _sources(name, library) for name in view.names}
    known: dict[Ranks, bool] = {}

    def qualifies(statuses: Mapping[str, str]) -> bool:
        ranks = tuple(_rank(statuses, read[name]) for name in view.names)
        if ranks not in known:
            known[ranks] = view.qualifies(ranks)
        return known[ranks]

    return qualifies


def _sources(name: str, library: CriteriaLibrary) -> tuple[str, ...]:
    kind = library.get(name)
    return (name, *(kind.reads if kind else ()))


def _rank(statuses: Mapping[str, str], names: Sequence[str]) -> int:
    return next((RANK[statuses[name]] for name in names if name in statuses), UNKNOWN)
