"""The health of a script as a page."""

from data.figures.asked import Asked
from data.figures.script_health import ScriptHealth, StepBeside
from tui.call_words import STAGES
from tui.languages import _, number_text
from tui.scripts.statistics import MANY_CELLS

from .about import about_lines
from .advice import DROPPED
from .pages import Chart, Page, Section, Table
from .words import LEGEND, MANY, Names, difference_text


def script_page(
    found: ScriptHealth,
    asked: Asked,
    names: Names,
    beside: tuple[str, tuple[StepBeside, ...]] | None,
) -> Page:
    """One version, and (where there is another) the two side by side."""
    heads = (_("Step"), _("Talks"), _("Ended here"), _("Not asked"), _("Asked, no answer"),
             _("Half within, s"), _("Nine of ten within, s"))  # fmt: skip
    rows = tuple(
        (step.id, step.reached, step.ended, step.skipped, step.unanswered, step.median, step.slow)
        for step in found.steps
    )
    lines = [
        _("read from the latest {talks} of {there} talks").format(
            talks=number_text(found.talks), there=number_text(found.there)
        ),
        _("clearly more talks end on {step} than elsewhere").format(step=found.worst)
        if found.worst
        else _("no step ends clearly more talks than the others"),
        *([_(DROPPED)] if found.worst else []),
    ]
    shown = [step for step in found.steps if step.ended.showing != "counts"]
    chart = Chart(
        "bars", _("Ended here"), tuple((step.id, step.ended.rate or 0.0) for step in shown),
        tuple((step.ended.low, step.ended.high) for step in shown), True,
    )  # fmt: skip
    table = Table("steps", heads, rows, _("No talks were read."))
    sections = [
        Section(found.script, tuple(lines), (table, _stages(found)), (chart,) if shown else ()),
        _inbox(found),
        _cards(found),
    ]  # fmt: skip
    if beside is not None:
        sections.insert(1, _beside(*beside))
    return Page(_("Script health"), (*about_lines(asked, names), _(LEGEND)), tuple(sections),
                {"script": found, "beside": beside})  # fmt: skip


def _stages(found: ScriptHealth) -> Table:
    """The same steps by stage: how long they take together."""
    heads = (_("Stage"), _("Talks"), _("Half within, s"), _("Nine of ten within, s"))
    rows = tuple(
        (
            _(STAGES[one.stage]) if one.stage in STAGES else one.stage,
            one.talks,
            one.median,
            one.slow,
        )
        for one in found.stages
    )
    return Table("stages", heads, rows)


def _inbox(found: ScriptHealth) -> Section:
    rows = tuple((one.step, one.words, str(one.call_id)) for one in found.remarks)
    heads = (_("Step"), _("What they said"), _("Call no."))
    table = Table("inbox", heads, rows, _("Every remark had an answer."))
    return Section(_("Remarks that the script has no answer for"), (), (table,))


def _cards(found: ScriptHealth) -> Section:
    heads = (_("Card"), _("Talks"))
    where = (_("Objection"), _("Step"), _("Times"))
    return Section(
        _("Cards and objections"), (),
        (
            Table("cards", heads, found.cards, _("No card was opened.")),
            Table("objections", where, found.objections, _("No objection was raised.")),
        ),
    )  # fmt: skip


def _beside(other: str, steps: tuple[StepBeside, ...]) -> Section:
    heads = (_("Step"), _("Wording"), _("Ended here"), _("There"), _("Difference"), _("Together"))
    rows = tuple(
        (step.id, _("unchanged") if step.same else _("changed"), step.ended.first,
         step.ended.second, difference_text(step.ended), step.pooled if step.same else None)
        for step in steps
    )  # fmt: skip
    title = _("Beside {script}").format(script=other)
    lines = (_(MANY),) if len(rows) > MANY_CELLS else ()
    return Section(title, lines, (Table("versions", heads, rows),))
