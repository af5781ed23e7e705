"""The overview as a page."""

from data.figures.cuts import Cut, good_of
from data.figures.funnel import Funnel
from data.figures.overview import ARTICLE_FRAMEWORKS, ARTICLE_WON, Overview
from data.figures.pipeline import Pipeline
from data.figures.totals import Counts
from tui.languages import _, date_text, number_text
from tui.scripts.statistics import Share, compare

from .about import about_lines
from .advice import AFTER_STEP, FORGOTTEN
from .pages import Chart, Leading, Money, Page, Section, Table, Time, Value
from .words import (
    COUNTED,
    KINDS,
    LEGEND,
    MANY,
    MEASURES,
    STEPS,
    Names,
    difference_text,
    mark_text,
    minutes_text,
    probable_text,
    share_text,
)


def overview_page(
    found: Overview, names: Names, *, by: str = "", pace: Section | None = None
) -> Page:
    """The overview, or (with `by`) only the cut by one thing; `pace` is the plan."""
    about = (*about_lines(found.asked, names), _(LEGEND))
    if by:
        sections: tuple[Section, ...] = (cut_section(found.cuts[by], names),)
    else:
        sections = (
            *((pace,) if pace else ()),
            _now(found),
            _funnel(found),
            _time(found),
            _money(found),
            _forgotten(found),
            *(cut_section(cut, names) for cut in found.cuts.values() if cut.rows),
            _reasons(found, names),
            _article(found, names),
        )
    return Page(_("Overview"), about, sections, found)


def _now(found: Overview) -> Section:
    now, before = found.counts, found.before
    pairs = (
        (_("Reached of called"), "reaching"),
        (_(MEASURES["qualifying"]), "qualifying"),
        (_(MEASURES["dealing"]), "dealing"),
        (_(MEASURES["winning"]), "winning"),
        (_(MEASURES["advancing"]), "advancing"),
        (_(MEASURES["hastiness"]), "hastiness"),
    )
    rows = []
    for title, name in pairs:
        one, other = _measure(now, name), _measure(before, name)
        rows.append((title, one, other, beside_before(found, name)))
    wasted = minutes_text(found.spent.wasted)
    lines = (
        Leading(
            "everything",
            _("{calls} calls, {before} in the period before").format(
                calls=number_text(now.calls), before=number_text(before.calls)
            ),
        ),
        _("talk: {all}, of it {wasted} with leads that were disqualified or in class D").format(
            all=minutes_text(found.spent.seconds), wasted=wasted
        ),
    )
    heads = (_("What"), _("This period"), _("Before"), _("Difference"))
    return Section(_("Where we are"), lines, (Table("now", heads, tuple(rows)),))


def _measure(counts: Counts, name: str) -> Share:
    found: Share = getattr(counts, name)
    return found


def beside_before(found: Overview, name: str) -> str:
    """What may be said of a rate beside that of the period before.

    Deals need time, and lost ones often less of it: where many of this period are still open, their
    rate is compared with nothing.
    """
    now = found.counts
    waiting = now.deals - now.won - now.lost
    if name == "winning" and 10 * waiting > now.deals:
        return _("{n} of {deals} deals are still open").format(
            n=number_text(waiting), deals=number_text(now.deals)
        )
    against = compare(_measure(now, name), _measure(found.before, name), good_of(name))
    return difference_text(against, COUNTED.get(name, "calls"))


def _funnel(found: Overview) -> Section:
    rows = tuple(
        (
            _(STEPS[step.name]),
            step.count,
            step.of_before,
            difference_text(step.against, "leads") if step.against else "",
        )
        for step in found.funnel.steps
    )
    lines = [
        worst_text(found.funnel),
        *([_(AFTER_STEP[found.funnel.worst])] if found.funnel.worst in AFTER_STEP else []),
        _("The period before is counted as it stood when its leads were as old."),
    ]
    if found.funnel.young:
        lines.append(_("Some leads came in lately and may still go on: this funnel is open."))
    heads = (_("Step"), _("Leads"), _("Of the step before"), _("Beside the period before"))
    chart = Chart(
        "steps", _("Leads that came in"),
        tuple((_(STEPS[step.name]), float(step.count)) for step in found.funnel.steps),
    )  # fmt: skip
    return Section(
        _("Leads that came in in this period, by how far they have come"),
        tuple(lines), (Table("funnel", heads, rows), *_cohorts(found)), (chart,),
    )  # fmt: skip


def worst_text(found: Funnel) -> str:
    """Where it jams; a step that only seems worse is said to be no more than that."""
    if found.worst:
        return _("Worse than in the period before: {step}.").format(step=_(STEPS[found.worst]))
    seems = [
        step for step in found.steps if step.against is not None and step.against.finding == "worse"
    ]
    if not seems:
        return _("No step is clearly worse than in the period before.")
    step = min(seems, key=lambda step: step.against.points if step.against else 0.0)
    return _("{step}: worse, but of {n} steps the worst often is by chance.").format(
        step=_(STEPS[step.name]), n=len(found.steps) - 1
    )


def _cohorts(found: Overview) -> tuple[Table, ...]:
    """The same leads by the week or month they came in."""
    if not found.cohorts:
        return ()
    heads = (_("Came in from"), _("Leads"), _("Called"), _("Reached"), _("Qualified"), _("Deal"),
             _("Won"), _("Deals of the called"), "")  # fmt: skip
    rows = tuple(
        (
            one.period.first, one.leads, c.new_called, c.new_reached, c.new_qualified, c.new_deal,
            c.won, Share(min(c.new_deal, c.new_called), c.new_called),
            _("still open") if one.open else "",
        )
        for one in found.cohorts
        for c in (one.counts,)
    )  # fmt: skip
    return (Table("cohorts", heads, rows),)


def _time(found: Overview) -> Section:
    heads = (_("From"), _("Calls"), _("Reached"), _("Qualified"), _("Deals"), _("Disqualified"))
    rows = tuple(
        (span.first, c.calls, c.reached, c.qualified, c.deals, c.disqualified)
        for span in found.over_time
        for c in (span.counts,)
    )
    points = tuple(
        (date_text(span.first), float(span.counts.qualified)) for span in found.over_time
    )
    chart = Chart("line", _("Qualified"), points)
    table = Table("over-time", heads, rows, _("No calls in this period."))
    return Section(_("Over time"), (), (table,), (chart,) if len(points) > 1 else ())


def _money(found: Overview) -> Section:
    pipeline = found.pipeline
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (money.currency, money.deals, Money(money.amount, money.currency),
         None if money.weighted is None else Money(money.weighted, money.currency))
        for money in pipeline.money
    )  # fmt: skip
    if bare := pipeline.deals - sum(money.deals for money in pipeline.money):
        rows += ((_("no amount yet"), bare, None, None),)
    won = tuple(
        (one.currency or _("no amount"), one.deals,
         Money(one.amount, one.currency) if one.currency else None)
        for one in found.won
    )  # fmt: skip
    lines = []
    if pipeline.deals:
        lines += [
            Leading("open", _expected(pipeline)),
            Leading("promised", _(
                "by the word of their owners {deals} close by the end of the period"
            ).format(deals=number_text(pipeline.by_word))),
            Leading("late", _("past their planned day: {deals}").format(
                deals=number_text(pipeline.overdue)
            )),
            Leading("ever", _("won of all ever decided: {share}").format(
                share=share_text(pipeline.rate)
            )),
        ]  # fmt: skip
    heads = (_("Currency"), _("Open deals"), _("Amount"), _("Weighted by their chances"))
    charts: tuple[Chart, ...] = ()
    if pipeline.wins is not None and len(pipeline.wins.chances) > 1:
        points = tuple(
            (str(pipeline.wins.first + place), chance)
            for place, chance in enumerate(pipeline.wins.chances)
            if chance >= 0.001
        )
        charts = (Chart("spread", _("Chance of so many wins"), points, (), True),)
    table = Table("pipeline", heads, rows, _("There are no open deals."))
    ended = Table("won", (_("Currency"), _("Won in the period"), _("Amount")), won,
                  _("No deal was won in this period."))  # fmt: skip
    return Section(_("Deals"), tuple(lines), (ended, table), charts)


def _expected(found: Pipeline) -> str:
    wins = found.wins
    if wins is None:
        return unknown_text(found)
    return _(
        "by the rates of their sources {expected} of {deals} open deals are won; "
        "with 80 % certainty {low} to {high}"
    ).format(
        expected=number_text(f"{wins.expected:.1f}"),
        deals=number_text(found.deals),
        low=wins.quantile(0.1),
        high=wins.quantile(0.9),
    )


def unknown_text(found: Pipeline) -> str:
    """That nobody knows yet how many of the open deals will be won."""
    return _(
        "{deals} open deals: too few are decided ({share} won) to say how many will be won"
    ).format(deals=number_text(found.deals), share=share_text(found.rate))


def _forgotten(found: Overview) -> Section:
    heads = (_("Lead"), _("Name"), _("Company"), _("Score"), _("Owner"), _("Since"))
    rows = tuple(
        (str(one.lead_id), one.name, one.company, one.score, one.owner, one.since.date())
        for one in found.forgotten.ignored[:15]
    )
    overdue = tuple(
        (str(one.lead_id), one.name, one.company, one.score, one.owner, one.since.date())
        for one in found.forgotten.overdue_first[:15]
    )
    count = f"{number_text(found.forgotten.count)}{'+' if found.forgotten.more else ''}"
    lines = (
        Leading("ignored", _(
            "leads of class A or B without a next step for five working days: {n}"
        ).format(n=count)),
        Leading("due", _("returns and callbacks that are overdue: {n}").format(
            n=number_text(found.forgotten.overdue)
        )),
    )  # fmt: skip
    some = found.forgotten.ignored or found.forgotten.overdue
    return Section(
        _("Forgotten"),
        (*lines, _(FORGOTTEN)) if some else lines,
        (
            Table("forgotten", heads, rows, _("Nothing is forgotten.")),
            Table("overdue", heads, overdue, _("Nothing is overdue.")),
        ),
    )


def cut_section(cut: Cut, names: Names) -> Section:
    """Calls cut by one thing, with marks instead of ranks."""
    heads = (
        _(KINDS[cut.kind]), _("Calls"), _("Reached"), _(MEASURES[cut.measure]),
        _("Probably"), _("Mark"), _("Beside the others"), _("Won of decided"),
    )  # fmt: skip
    rows = tuple(
        (
            names.of(cut.kind, row.value),
            row.counts.calls,
            row.counts.reached,
            row.share,
            probable_text(row.shrunk),
            mark_text(row.mark),
            difference_text(row.against, COUNTED.get(cut.measure, "calls"))
            if len(cut.rows) > 1
            else "",
            row.counts.winning,
        )
        for row in cut.rows
    )
    shown = [row for row in cut.rows if row.share.showing != "counts"]
    chart = Chart(
        "bars", _(MEASURES[cut.measure]),
        tuple((names.of(cut.kind, row.value), row.share.rate or 0.0) for row in shown),
        tuple((row.share.low, row.share.high) for row in shown), True,
    )  # fmt: skip
    return Section(
        _("By {kind}").format(kind=_(KINDS[cut.kind]).lower()),
        (_(MANY),) if cut.many else (),
        (Table(f"by-{cut.kind}", heads, rows, _("No calls in this period.")),),
        (chart,) if shown else (),
    )


def _reasons(found: Overview, names: Names) -> Section:
    heads = (_("Reason"), _("Of the disqualified"), _("Hasty"), _("Talk"))
    rows = tuple(
        (names.of("reason", reason.id), reason.share, reason.hasty, Time(reason.seconds))
        for reason in found.reasons
    )
    table = Table("reasons", heads, rows, _("Nobody was disqualified."))
    return Section(_("Reasons of disqualification"), (), (table,))


def _article(found: Overview, names: Names) -> Section:
    counts = (
        {row.value: row.counts.calls for row in found.cuts["framework"].rows}
        if "framework" in found.cuts
        else {}
    )
    everything = sum(counts.values())
    rows = tuple(
        (
            names.of("framework", framework),
            Share(counts.get(framework, 0), everything) if everything else None,
            f"{told} %",
        )
        for framework, told in ARTICLE_FRAMEWORKS.items()
    )
    low, high = ARTICLE_WON
    lines = (
        _("The article says that {low} to {high} % of BANT leads are won; TOPO counted 22 % "
          "in 2017.").format(low=low, high=high),
        Leading("bant", _(
            "Here, won of decided in BANT calls: {bant}; in others: {others}: {words}"
        ).format(
            bant=share_text(found.bant.first), others=share_text(found.bant.second),
            words=difference_text(found.bant),
        )),
    )  # fmt: skip
    heads = (_("Framework"), _("Of our calls"), _("Of companies, in the article"))
    return Section(_("Beside the article"), lines, (Table("article", heads, rows),))
