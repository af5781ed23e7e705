"""Calls, deals, leads, what-if, what predicts winning, reps and time, as pages."""

from collections.abc import Sequence

from data.figures.asked import Asked
from data.figures.call_list import Page as Calls
from data.figures.convenience import Convenience, Reps, RepTime
from data.figures.craft import Crafts
from data.figures.cycles import Cycle
from data.figures.deals import DealLine
from data.figures.predicting import Predictions, Sign
from data.figures.second_look import Blind
from tui.languages import _, number_text
from tui.scripts.statistics import MANY_CELLS, spearman_ends

from .about import about_lines
from .advice import DRIFT
from .craft import craft_section
from .cycles import cycle_section
from .pages import Leading, Page, Section, Table, Time
from .words import (
    KINDS,
    LEGEND,
    MANY,
    TOO_FEW,
    Names,
    difference_text,
    ends_text,
    minutes_text,
    probable_text,
    profile_kind,
    share_text,
)


def calls_page(found: Calls, asked: Asked, names: Names) -> Page:
    """The table of calls."""
    heads = (
        _("Call no."), _("Day"), _("Name"), _("Company"), _("Rep"), _("Outcome"), _("Reason"),
        _("Score"), _("Class"), _("Source"), _("Talk"), _("Hasty points"),
    )  # fmt: skip
    rows = tuple(
        (
            str(line.id), line.day, line.lead, line.company, line.rep,
            names.of("outcome", line.outcome) if line.outcome else None,
            names.of("reason", line.reason) if line.reason else None,
            line.score, line.band or None, line.source, Time(line.seconds),
            line.hasty or None,
        )
        for line in found.lines
    )  # fmt: skip
    lines = (_("There are more; ask for more with --limit.") if found.after else "",)
    table = Table("calls", heads, rows, _("No calls in this period."))
    section = Section(_("Calls"), tuple(line for line in lines if line), (table,))
    return Page(_("Calls"), about_lines(asked, names), (section,), found)


def deals_page(found: Sequence[DealLine], asked: Asked, names: Names) -> Page:
    """The deals behind a number."""
    heads = (_("Deal no."), _("Deal"), _("Company"), _("Owner"), _("Amount"), _("Currency"),
             _("Expected close"), _("Closed"))  # fmt: skip
    rows = tuple(
        (
            str(one.id), one.name, one.company, one.owner, one.amount, one.currency or None,
            one.expected_close, one.closed_at.astimezone().date() if one.closed_at else None,
        )
        for one in found
    )  # fmt: skip
    table = Table("deals", heads, rows, _("There are no deals."))
    return Page(_("Deals"), about_lines(asked, names), (Section(_("Deals"), (), (table,)),))


def sample_page(found: Sequence[Blind], asked: Asked, names: Names) -> Page:
    """The blind sample: neither who called nor why it was disqualified."""
    heads = (_("Call no."), _("Company"), _("Industry"), _("Employees"), _("Fit"),
             _("Buying stage"), _("Talk"), _("What they said"), _("Your answer"))  # fmt: skip
    rows = tuple(
        (
            str(one.call_id), one.company, one.industry, one.employees, one.fit, one.stage,
            Time(one.seconds),
            "; ".join(
                f"{names.of('criterion', name)}: {words or names.of('', status)}"
                for name, status, words in one.words
            ),
            one.answered or None,
        )
        for one in found
    )  # fmt: skip
    lines = (_("Was there potential? Answer with --answer CALL=yes, CALL=no or CALL=unsure."),)
    table = Table("sample", heads, rows, _("Nobody was disqualified."))
    return Page(_("The blind sample"), about_lines(asked, names),
                (Section(_("Calls"), lines, (table,)),), list(found))  # fmt: skip


def wins_page(found: Predictions, times: tuple[Cycle, ...], asked: Asked, names: Names) -> Page:
    """What predicts winning, and how long it takes."""
    heads = (_("Sign"), _("Value"), _("Won of decided"), _("Probably"), _("Beside the others"))
    rows = tuple(
        (
            _sign(sign, names),
            names.of(profile_kind(sign.name) if sign.kind == "profile" else sign.kind, sign.value),
            sign.won,
            probable_text(sign.shrunk),
            difference_text(sign.against, "deals"),
        )
        for sign in found.signs
    )
    lines: list[str] = [
        Leading(
            "everyone", _("won of all decided: {share}").format(share=share_text(found.everyone))
        )
    ]
    if found.many:
        lines.append(_(MANY))
    calibrated = tuple(
        (names.of("verdict", row.verdict), row.reached, row.deals, row.won)
        for row in found.calibration
    )
    columns = (_("Verdict of the program"), _("Talks"), _("Became a deal"), _("Won of decided"))
    return Page(
        _("What predicts winning"),
        (*about_lines(asked, names), _(LEGEND)),
        (
            Section(_("Signs"), tuple(lines),
                    (Table("signs", heads, rows, _("No deal is decided yet.")),)),
            Section(_("The verdict, and what became of it"), (),
                    (Table("calibration", columns, calibrated),)),
            cycle_section(times, names),
        ),
        {"predictions": found, "cycles": times},
    )  # fmt: skip


def _sign(sign: Sign, names: Names) -> str:
    if sign.kind in ("criterion", "profile"):
        return names.of(sign.kind, sign.name)
    return sign.name or _(KINDS[sign.kind])


def reps_page(found: Reps, craft: Crafts, asked: Asked, names: Names) -> Page:
    """How the talks are led, convenient clients, and where the time goes."""
    heads = (_("Rep"), _("Calls"), _("Talk"), _("Lost on poor leads"), "A", "B", "C", "D",
             _("Time goes with score"), _("Easy talks, poor leads"), _("Hard talks, good leads"),
             _("Convenient clients"))  # fmt: skip
    rows = tuple(
        (
            rep.rep, rep.counts.calls, Time(rep.spent.seconds),
            _wasted(rep),
            *(Time(60 * rep.minutes_by_band.get(band, 0)) for band in "ABCD"),
            _tilt(rep),
            rep.convenience.easy_low, rep.convenience.hard_high, _drift(rep.convenience),
        )
        for rep in found.reps
    )  # fmt: skip
    lines = [
        Leading("team", _(
            "followed up within five days: easy talks with poor leads {easy}, hard talks with good "
            "leads {hard}"
        ).format(easy=share_text(found.team.easy_low), hard=share_text(found.team.hard_high))),
        _drift(found.team),
    ]  # fmt: skip
    if len(found.reps) > MANY_CELLS:
        lines.append(_(MANY))
    if found.team.drifts:
        lines.append(_(DRIFT))
    table = Table("reps", heads, rows, _("No calls in this period."))
    ranked = _("In the order of names: this is no ranking.")
    section = Section(_("Convenient clients"), tuple(lines), (table,))
    return Page(
        _("Reps and time"),
        (*about_lines(asked, names), _(LEGEND), ranked),
        (section, craft_section(craft, found)),
        {"reps": found, "craft": craft},
    )


def _wasted(rep: RepTime) -> str | None:
    """The time itself before its part of all: `12 min · 30 %`."""
    if rep.wasted is None:
        return None
    return f"{minutes_text(rep.spent.wasted)} · {round(100 * rep.wasted)} %"


def _tilt(rep: RepTime) -> str | None:
    """How minutes go with the score, between which ends: `0.5 (0.2…0.7)`."""
    if rep.tilt is None:
        return None
    numbers = (rep.tilt, *spearman_ends(rep.tilt, rep.talks))
    tilt, low, high = (
        f"{'−' if round(number, 1) < 0 else ''}{number_text(f'{abs(number):.1f}')}"
        for number in numbers
    )
    return f"{tilt} ({low}…{high})"


def _drift(found: Convenience) -> str:
    """Whether easy talks are followed up rather; a drift the other way is none to speak of."""
    if found.drifts:
        return f"{_('drifts to convenient clients')}, {ends_text(found.gap)}"
    if found.gap.finding == "better":
        return f"{_('no drift')}, {ends_text(found.gap)}"
    return difference_text(found.gap) or _(TOO_FEW["calls"])
