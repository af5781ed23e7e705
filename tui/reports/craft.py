"""How the talks are led, as a section: order, coverage, evidence, next steps."""

from collections.abc import Mapping

from data.figures.convenience import Reps
from data.figures.craft import Craft, Crafts
from data.figures.totals import Counts
from tui.languages import _, number_text
from tui.practising.words import FAULTS
from tui.scripts.statistics import Mean, Share, mark

from .pages import Section, Table, Value
from .words import rate_text

NAME = "craft"


def craft_section(found: Crafts, reps: Reps) -> Section:
    """Everyone together, then every rep; marked where even 99.9 % of chance is no explanation."""
    counts = {rep.rep: rep.counts for rep in reps.reps}
    whole = found.everyone
    heads = (
        _("Rep"), _("Talks read"), _("Everything found out"), _("Coverage"),
        _("Evidence in their words"), _("Concrete next steps of reached"),
        _("Faults of order, 100 talks"), *(_(FAULTS[fault]) for fault in whole.faults),
        _("Look here"),
    )  # fmt: skip
    everyone = _together(counts)
    rows = [_row(_("all"), whole, everyone, "")]
    if len(found.reps) > 1:
        rows += [
            _row(one.rep, one, counts.get(one.rep, Counts()), _help(one, whole, counts, everyone))
            for one in found.reps
        ]
    lines = (
        _("read from the latest {talks} of {there} talks in which something was found out").format(
            talks=number_text(whole.talks), there=number_text(found.there)
        ),
        _("coverage is the part of the framework, by weight, that a talk found out; a fault of "
          "order is money before need, a product before what the market does, a second case or "
          "pitch, more than three questions in a row; under each stands in how many talks it was"),
    )  # fmt: skip
    table = Table(NAME, heads, tuple(rows) if whole.talks else (), _("No calls in this period."))
    return Section(_("How the talks are led"), lines, (table,))


def _together(counts: Mapping[str, Counts]) -> Counts:
    whole = Counts()
    for each in counts.values():
        whole = whole.plus(each)
    return whole


def _row(name: str, one: Craft, counts: Counts, look: str) -> tuple[Value, ...]:
    return (
        name, one.talks, one.all_known, _mean(one.coverage), one.evidence, counts.advancing,
        one.per_hundred,
        *(map(len, one.faulty_by.values()) if one.walked else [None] * len(one.faults)), look,
    )  # fmt: skip


def _mean(found: Mean | None) -> str | None:
    """The mean with its interval; with a sign where it is one of few."""
    if found is None or found.showing == "counts":
        return None
    sign = "≈" if found.showing == "grey" else ""
    return f"{sign}{rate_text(found.low, found.value, found.high)}"


def _help(one: Craft, whole: Craft, counts: Mapping[str, Counts], everyone: Counts) -> str:
    """What is far below the others: less than chance makes in one of a thousand cases."""
    own = counts.get(one.rep, Counts())
    pairs = (
        (_("finding out"), one.all_known, whole.all_known),
        (_("evidence"), one.evidence, whole.evidence),
        (_("next steps"), own.advancing, everyone.advancing),
    )
    found = [
        name for name, share, team in pairs
        if team.rate is not None and share.of and _far_below(share, team)
    ]  # fmt: skip
    return ", ".join(found)


def _far_below(share: Share, team: Share) -> bool:
    return mark(share, team.rate or 0.0) == "far_below"
