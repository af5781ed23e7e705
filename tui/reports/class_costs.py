"""What a client of each class costs, as a section (domain.md 5.2, R163)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from data.figures.classes import Classes, ClassRow
from tui.languages import N_, _
from tui.scripts.model.costs import CostRules

from .pages import CostOfOne, Money, Section, Table, Value
from .words import Names

NAME = "class-costs"
RANGES = N_(
    "Ranges come from the number of deals and clients alone; where two of them overlap, it can't "
    "be told which is cheaper."
)


class Cost(NamedTuple):
    """What leads cost in the period."""

    paid: Fraction | None
    time: Fraction | None
    whole: Fraction | None
    """Both together; None where it is not known what was paid."""


class ClassCost(NamedTuple):
    """What the leads of a class cost."""

    cost: Cost
    missing: tuple[str, ...]
    """Sources of the class of which it is not known what was paid."""


def class_costs(found: Classes, costs: CostRules) -> dict[str, ClassCost]:
    """Costs by class.

    What was paid for a source, and the time of the calls that reached nobody, is shared by the
    classes as the leads of the source are that were reached for the first time.
    """
    return {row.band: _cost(row, found, costs) for row in found.rows}


def _cost(row: ClassRow, found: Classes, costs: CostRules) -> ClassCost:
    paid, missing = Fraction(0), []
    time = costs.time(row.spent.seconds, row.counts.calls)
    for source, share in row.leads.items():
        part = Fraction(share.hits, share.of)
        whole = costs.paid(source, found.asked.period)
        if whole is None:
            missing.append(source)
        else:
            paid += part * whole
        vain = found.in_vain.get(source)
        if time is not None and vain is not None:
            time += part * (costs.time(vain.seconds, vain.calls) or 0)
    known = None if missing else paid
    whole = None if known is None else known + (time or 0)
    return ClassCost(Cost(known, time, whole), tuple(missing))


def class_costs_section(found: Classes | None, costs: CostRules | None, names: Names) -> Section:
    """What a qualified lead, a deal and a client of each class cost."""
    title = _("What each class costs")
    if found is None or costs is None:
        return Section(title, (_("Cannot tell: without costs.yaml nothing is known of costs."),))
    heads = (
        _("Class"), _("Leads reached"), _("Qualified"), _("Deals"), _("Won"), _("Paid for it"),
        _("Time of reps"), _("A qualified lead"), _("A deal"), _("A client (CAC)"),
    )  # fmt: skip
    known = class_costs(found, costs)
    rows = tuple(_row(row, known[row.band].cost, costs, names) for row in found.rows)
    lines = [
        _("A result is counted in the class that the lead had in that talk. What was paid for a "
          "source, and the time of calls that reached nobody, is shared by the classes as its "
          "leads are that were reached for the first time in the period."),
    ]  # fmt: skip
    lines += _missing(known, names)
    if nobody := _unshared(found):
        said = ", ".join(names.of("source", source) for source in nobody[:10])
        lines.append(
            _("In no class, for nobody was reached first in this period: {sources}.").format(
                sources=said
            )
        )
    lines.append(_(RANGES))
    table = Table(NAME, heads, rows, _("No calls in this period."))
    return Section(title, tuple(lines), (table,))


def _missing(known: Mapping[str, ClassCost], names: Names) -> Iterator[str]:
    """Which costs can't be told, and what is not known of them."""
    bands: dict[tuple[str, ...], list[str]] = {}
    for band, each_cost in known.items():
        if each_cost.missing:
            bands.setdefault(each_cost.missing, []).append(names.of("band", band))
    for missing, some in bands.items():
        sources = ", ".join(names.of("source", source) for source in missing[:10])
        yield _(
            "Cannot tell what clients cost of class: {bands}. costs.yaml has nothing in this "
            "period for: {sources}."
        ).format(bands=", ".join(some), sources=sources)


def _unshared(found: Classes) -> list[str]:
    """Sources whose calls reached nobody first, so that no class has what they cost."""
    shared = {source for row in found.rows for source in row.leads}
    return [source for source in found.in_vain if source not in shared]


def _row(row: ClassRow, cost: Cost, costs: CostRules, names: Names) -> tuple[Value, ...]:
    c = row.counts
    firsts = sum(share.hits for share in row.leads.values())
    return (
        names.of("band", row.band), firsts, c.new_qualified, c.new_deal, row.clients,
        None if cost.paid is None else money(cost.paid, costs),
        None if cost.time is None else money(cost.time, costs),
        each(cost.whole, c.new_qualified, costs), cost_of_one(cost.whole, c.new_deal, costs),
        cost_of_one(cost.whole, row.clients, costs),
    )  # fmt: skip


def each(whole: Fraction | None, number: int, costs: CostRules) -> Money | None:
    """The cost of one; None where it is not known, or there is none."""
    return money(whole / number, costs) if whole is not None and number else None


def cost_of_one(whole: Fraction | None, number: int, costs: CostRules) -> CostOfOne | None:
    """The same with its count, and with the range that follows from it."""
    one = each(whole, number, costs)
    return None if one is None else CostOfOne(one, number)


def money(amount: Fraction, costs: CostRules) -> Money:
    """A sum in the currency of the costs."""
    return Money(Decimal(amount.numerator) / amount.denominator, costs.currency)
