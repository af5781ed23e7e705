"""The second look as a page: what was thrown away in haste, and what the blind sample says."""

from data.figures.second_look import ARTICLE, Audit, SecondLook
from tui.languages import _, number_text, say
from tui.scripts.statistics import FEW, Share
from tui.scripts.statistics.hasty import HASTY

from .about import about_lines
from .advice import HASTY as HELPS
from .overview import cut_section
from .pages import Leading, Page, Section, Table
from .words import LEGEND, Names, rate_text, share_text


def second_look_page(found: SecondLook, names: Names) -> Page:
    """What was thrown away in haste, and what the audit says."""
    heads = (_("Points"), _("Call no."), _("Day"), _("Rep"), _("Company"), _("Reason"), _("Why"),
             _("Evidence"))  # fmt: skip
    rows = tuple(
        (
            line.points, str(line.call_id), line.day, line.rep, line.company,
            names.of("reason", line.reason),
            "; ".join(f"{sign.points}: {say(sign.saying)}" for sign in line.signs), line.note,
        )
        for line in found.lines
    )  # fmt: skip
    share = _("{share} of the disqualified have {n} points or more").format(
        share=share_text(found.hasty), n=HASTY
    )
    return Page(
        _("Second look"),
        (*about_lines(found.asked, names), _(LEGEND)),
        (
            Section(
                _("Disqualified in haste"),
                (Leading("hasty-share", share), *([_(HELPS)] if found.lines else [])),
                (Table("hasty", heads, rows, _("Nothing looks hasty.")),),
            ),
            cut_section(found.by_rep, names),
            _sample(found.audit),
        ),
        found,
    )


def _sample(audit: Audit) -> Section:
    lines = [
        _("judged {n} of {drawn} drawn").format(n=audit.judged, drawn=audit.drawn),
        _("with potential: {share}; the article says {told} %").format(
            share=share_text(audit.potential), told=round(100 * ARTICLE)
        ),
    ]
    overall = audit.overall
    if overall is not None and overall.showing != "counts":
        sign = "≈" if overall.showing == "grey" else ""
        rate = rate_text(overall.low, overall.rate, overall.high)
        lines.append(
            _("of all disqualified, every rep counted by how many they have: {rate}").format(
                rate=f"{sign}{rate}"
            )
        )
    if audit.agreement.kappa is not None and audit.agreement.both >= FEW:
        lines.append(
            _("two auditors agree on {same} of {both}, kappa {kappa}").format(
                same=audit.agreement.same, both=audit.agreement.both,
                kappa=number_text(f"{audit.agreement.kappa:.2f}"),
            )
        )  # fmt: skip
    alike = Share(audit.agreement.same, audit.agreement.both)
    rows = (
        (_("judged"), audit.judged, None),
        (_("with potential"), audit.potential.hits, audit.potential),
        (_("cannot tell"), audit.unsure, None),
        (_("became a deal since"), audit.later_deals.hits, audit.later_deals),
        (_("two auditors agree"), alike.hits, alike),
    )
    heads = (_("What was said"), _("Calls"), _("Rate"))
    table = Table("audit", heads, rows if audit.judged else (), _("Nothing is judged yet."))
    return Section(_("The blind sample"), tuple(lines), (table,))
