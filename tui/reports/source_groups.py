"""Marketing beside own prospecting: what leads of both bring, and what a client costs (R170)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from data.figures.sources import SourceRow, Sources
from tui.languages import N_, _
from tui.scripts.model.costs import CostRules
from tui.scripts.statistics import Share

from .class_costs import Cost, cost_of_one, money
from .pages import Section, Table, Value
from .words import Names

NAME = "source-groups"
GROUPS = {
    "marketing": N_("marketing: they came"),
    "active": N_("own prospecting: we went to them"),
    "": N_("not known which"),
}
"""Groups of sources, as `scoring.yaml` has them."""

GroupOf = Callable[[str], str]
"""The group of a lead's source."""


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The sources of a group together."""

    group: str
    sources: tuple[str, ...]
    leads: int | None
    accepted: Share | None
    calls: int
    qualified: int
    deals: int
    clients: int
    cost: Fraction | None
    """None where it is not known of one of them what was paid."""
    missing: tuple[str, ...]
    """Those of which it is not known."""


def source_groups(
    found: Sources, costs: Mapping[str, Cost], group_of: GroupOf
) -> tuple[SourceGroup, ...]:
    """Put the sources together; a group without any is left out."""
    rows: dict[str, list[SourceRow]] = {name: [] for name in GROUPS}
    for row in found.rows:
        rows[group_of(row.source)].append(row)
    return tuple(_group(name, some, costs) for name, some in rows.items() if some)


def _group(name: str, rows: list[SourceRow], costs: Mapping[str, Cost]) -> SourceGroup:
    decided = [row.accepted for row in rows if row.accepted is not None]
    wholes = {row.source: costs[row.source].whole for row in rows if row.source in costs}
    missing = tuple(source for source, whole in wholes.items() if whole is None)
    known = sum((whole for whole in wholes.values() if whole is not None), Fraction(0))
    return SourceGroup(
        name,
        tuple(row.source for row in rows),
        None if any(row.leads is None for row in rows) else sum(row.leads or 0 for row in rows),
        sum(decided, Share(0, 0)) if decided else None,
        sum(row.counts.calls for row in rows),
        sum(row.counts.new_qualified for row in rows),
        sum(row.counts.new_deal for row in rows),
        sum(row.clients for row in rows),
        None if missing or not wholes else known,
        missing,
    )


def source_groups_section(
    found: tuple[SourceGroup, ...], costs: CostRules | None, names: Names
) -> Section:
    """Counts side by side, and the cost of a client where it can be told."""
    heads = (
        _("Leads of"), _("Leads"), _("Accepted of handed over"), _("Qualified"), _("Deals"),
        _("Won"), _("Cost together"), _("A client (CAC)"),
    )  # fmt: skip
    rows = tuple(_row(one, costs) for one in found)
    table = Table(NAME, heads, rows, _("No calls in this period."))
    return Section(
        _("Marketing beside own prospecting"), tuple(_lines(found, costs, names)), (table,)
    )


def _row(one: SourceGroup, costs: CostRules | None) -> tuple[Value, ...]:
    known = one.cost if costs is not None else None
    return (
        _(GROUPS[one.group]), one.leads, one.accepted if one.accepted and one.accepted.of else None,
        one.qualified, one.deals, one.clients,
        None if known is None or costs is None else money(known, costs),
        None if costs is None else cost_of_one(known, one.clients, costs),
    )  # fmt: skip


def _lines(found: tuple[SourceGroup, ...], costs: CostRules | None, names: Names) -> Iterator[str]:
    for one in found:
        said = ", ".join(names.of("source", source) for source in one.sources[:10])
        yield f"{_(GROUPS[one.group])}: {said}"
    if costs is None:
        yield _("Cannot tell which is cheaper: without costs.yaml nothing is known of costs.")
    for one in found:
        if costs is not None and one.missing:
            said = ", ".join(names.of("source", source) for source in one.missing[:10])
            yield _(
                "Cannot tell what clients cost of {group}: nothing is known of {sources}."
            ).format(group=_(GROUPS[one.group]), sources=said)
