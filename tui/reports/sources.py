"""What sources bring and what they cost, as a page."""

from fractions import Fraction

from data.figures.classes import Classes
from data.figures.reasons import SourceReasons
from data.figures.sources import SourceRow, Sources
from tui.languages import _
from tui.scripts.model.costs import CostRules
from tui.scripts.statistics import MANY_CELLS, Share, compare

from .about import about_lines
from .class_costs import RANGES, Cost, class_costs, class_costs_section, cost_of_one, each, money
from .pages import Page, Section, Table, Time, Value
from .source_groups import GroupOf, source_groups, source_groups_section
from .source_reasons import source_reasons_section
from .words import LEGEND, MANY, Names, difference_text, money_text, value_text


def sources_page(
    found: Sources,
    reasons: SourceReasons,
    classes: Classes | None,
    costs: CostRules | None,
    names: Names,
    group_of: GroupOf,
) -> Page:
    """What sources bring, what sales gave back and why, and what each result costs.

    Args:
        found: What the sources bring.
        reasons: Why their leads are disqualified.
        classes: What the classes take and bring; None where costs are not kept.
        costs: What leads and calls cost; None where that is not kept.
        names: Titles.
        group_of: Whether a source is marketing or own prospecting.
    """
    groups = source_groups(found, costs_of(found, costs), group_of)
    sections = (
        _brings(found, names),
        source_groups_section(groups, costs, names),
        _returned(found, names),
        source_reasons_section(reasons, names),
        _costs(found, costs, names),
        class_costs_section(classes, costs, names),
    )
    by_class = class_costs(classes, costs) if classes is not None and costs is not None else {}
    data = {
        "sources": found, "reasons": reasons, "classes": classes,
        "costs": costs_of(found, costs), "class_costs": by_class, "groups": groups,
    }  # fmt: skip
    about = (*about_lines(found.asked, names), _(LEGEND))
    return Page(_("Sources"), about, sections, data)


def costs_of(found: Sources, costs: CostRules | None) -> dict[str, Cost]:
    """Costs by source; nothing where none are kept."""
    if costs is None:
        return {}
    return {row.source: _cost(row, found, costs) for row in found.rows}


def _cost(row: SourceRow, found: Sources, costs: CostRules) -> Cost:
    paid = costs.paid(row.source, found.asked.period)
    time = costs.time(row.spent.seconds, row.counts.calls)
    return Cost(paid, time, None if paid is None else paid + (time or 0))


def _brings(found: Sources, names: Names) -> Section:
    heads = (
        _("Source"), _("Leads"), _("Accepted of handed over"), _("Qualified"), _("Deals"),
        _("Won"), _("Worth"), _("Qualified of reached"), _("Talk"),
    )  # fmt: skip
    rows = tuple(
        (
            names.of("source", row.source), row.leads,
            row.accepted if row.accepted and row.accepted.of else None, c.new_qualified,
            c.new_deal, row.clients, _worth(row), c.qualifying, Time(row.spent.seconds),
        )
        for row in found.rows
        for c in (row.counts,)
    )  # fmt: skip
    lines = [
        _(
            "What happened in the period, whenever the leads came in; won are the deals that were "
            "closed in it."
        ),
    ]
    if any(row.leads is None for row in found.rows):
        lines.append(_("Leads that nobody has called have no rep and no script: they are counted "
                       "without filters only."))  # fmt: skip
    elif not sum((row.accepted or Share(0, 0) for row in found.rows), Share(0, 0)).of:
        lines.append(_("No lead was accepted or given back in this period."))
    table = Table("sources", heads, rows, _("No calls in this period."))
    return Section(_("What sources bring"), tuple(lines), (table,))


def _worth(row: SourceRow) -> str | None:
    sums = [money_text(one.amount, one.currency) for one in row.won if one.currency]
    return ", ".join(sums) or None


def _returned(found: Sources, names: Names) -> Section:
    rows, compared = [], 0
    for row in found.rows:
        for reason, count in given_back(row):
            share = Share(count, row.accepted.of if row.accepted else 0)
            beside = compare(share, _elsewhere(found, row, reason), "neither")
            compared += beside.finding != "too_few"
            rows.append((names.of("source", row.source), names.of("returned", reason), share,
                         difference_text(beside, "leads")))  # fmt: skip
    heads = (
        _("Source"), _("Why it was given back"), _("Of handed over"), _("Beside the others"),
    )  # fmt: skip
    table = Table("returned", heads, tuple(rows), _("No lead was given back."))
    lines = (_(MANY),) if compared > MANY_CELLS else ()
    return Section(_("Given back to marketing"), lines, (table,))


def _elsewhere(found: Sources, own: SourceRow, reason: str) -> Share:
    """Leads of all other sources that were given back for the same reason."""
    others = (
        Share(row.returned.get(reason, 0), row.accepted.of)
        for row in found.rows
        if row is not own and row.accepted is not None
    )
    return sum(others, Share(0, 0))


def given_back(row: SourceRow) -> list[tuple[str, int]]:
    """The reasons that leads of a source were given back for, the most frequent first."""
    return sorted(row.returned.items(), key=lambda one: (-one[1], one[0]))


def _costs(found: Sources, costs: CostRules | None, names: Names) -> Section:
    title = _("What it costs")
    if costs is None:
        return Section(
            title,
            (_("What leads cost is not known. Write it to costs.yaml in your scripts folder; the "
               "guide docs/figures.md shows how."),),
        )  # fmt: skip
    heads = (
        _("Source"), _("Paid for it"), _("Time of reps"), _("A lead"), _("An accepted lead"),
        _("A qualified lead"), _("A deal"), _("A client (CAC)"),
    )  # fmt: skip
    known = costs_of(found, costs)
    rows = tuple(_row(row, known[row.source], costs, names) for row in found.rows)
    lines = []
    if costs.rep_hour is None:
        lines.append(_("Without the time of reps: costs.yaml has no rep_hour."))
    if missing := [row.source for row in found.rows if known[row.source].paid is None]:
        said = ", ".join(names.of("source", source) for source in missing[:10])
        lines.append(
            _("costs.yaml has nothing in this period for: {sources}. A source that costs nothing "
              "has 0 there.").format(sources=said)
        )  # fmt: skip
    wholes = [cost.whole for cost in known.values()]
    clients = sum(row.clients for row in found.rows)
    paid = [whole for whole in wholes if whole is not None]
    if paid and len(paid) == len(wholes) and clients:
        lines.append(
            _("A client of all sources together: {money} won in the period.").format(
                money=value_text(cost_of_one(sum(paid, Fraction(0)), clients, costs))
            )
        )
    lines.append(_(RANGES))
    table = Table("costs", heads, rows, _("No calls in this period."))
    return Section(title, tuple(lines), (table,))


def _row(row: SourceRow, cost: Cost, costs: CostRules, names: Names) -> tuple[Value, ...]:
    accepted = row.accepted.hits if row.accepted is not None else 0
    plain = (row.leads or 0, accepted, row.counts.new_qualified)
    return (
        names.of("source", row.source),
        None if cost.paid is None else money(cost.paid, costs),
        None if cost.time is None else money(cost.time, costs),
        *(each(cost.whole, number, costs) for number in plain),
        *(cost_of_one(cost.whole, number, costs) for number in (row.counts.new_deal, row.clients)),
    )
