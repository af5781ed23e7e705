"""What a lead has to meet, on one page, for those who look for leads and those who call (R146)."""

from collections.abc import Iterator

from tui.languages import _, language, number_text
from tui.scripts.model.framework import Framework, Gate
from tui.scripts.model.script import Icp
from tui.scripts.reading import Library

from .pages import Page, Section, Table, Value
from .words import Names


def definition_page(library: Library, names: Names) -> Page:
    """The rules of the team as they are: profile, what has to be found out, classes, reasons.

    Raises:
        SayingError: The rules can't be read.
    """
    sections = (
        *_profiles(library),
        _found_out(library, names),
        _what_counts(library),
        _classes(library),
        _reasons(library),
    )
    about = _(
        "The rules that scripts, scores and reports go by. Change them, and this page changes."
    )
    return Page(_("What a lead is"), (about,), sections, {"sections": sections})


def _profiles(library: Library) -> Iterator[Section]:
    """Whom we look for: scripts with the same profile share a section."""
    seen: dict[Icp, list[str]] = {}
    for info in library.scripts():
        lang = language() if language() in info.languages else info.lang
        profile = library.script(info.id, lang).icp
        if profile is not None:
            seen.setdefault(profile, []).append(info.titles.get(lang, info.title))
    heads = (_("What we look at"), _("Weight"), _("Answer"), _("Part of the weight"),
             _("Never"))  # fmt: skip
    for profile, titles in seen.items():
        rows = tuple(
            (
                item.label if not place else "",
                number_text(f"{item.weight:g}") if not place else None,
                option.label,
                f"{round(100 * option.score)} %",
                _("outside the profile") if option.id == item.knockout else "",
            )
            for item in profile.items
            for place, option in enumerate(item.options)
        )
        lines = (
            _("in profile from {inside} %, on the edge from {edge} %").format(
                inside=round(profile.in_at), edge=round(profile.edge_at)
            ),
        )
        title = _("Whom we look for: {scripts}").format(scripts=", ".join(titles))
        yield Section(title, lines, (Table("profile", heads, rows),))


def _found_out(library: Library, names: Names) -> Section:
    used = dict.fromkeys(info.framework for info in library.scripts())
    frameworks = [library.rules.frameworks[one] for one in used if one in library.rules.frameworks]
    heads = (_("Framework"), _("What is asked"), _("Qualifies when"))
    rows = tuple(
        (one.title, ", ".join(_said(each.title) for each in one.criteria), _gates(one, names))
        for one in frameworks
    )
    return Section(_("When a lead is qualified"), (), (Table("qualifies", heads, rows),))


def _gates(framework: Framework, names: Names) -> str:
    return "; ".join(_gate(gate, names) for gate in framework.qualifies)


def _gate(gate: Gate, names: Names) -> str:
    if gate.any:
        return _(" or ").join(_gate(one, names) for one in gate.any)
    if gate.met is not None:
        return _("at least {n} met").format(n=gate.met)
    if gate.score is not None:
        return _("score from {n} % on").format(n=round(gate.score))
    criterion = names.of("criterion", gate.criterion or "")
    if gate.not_ is not None:
        return _("{criterion} is not “{status}”").format(
            criterion=criterion, status=names.of("", gate.not_)
        )
    return _("{criterion} at least “{status}”").format(
        criterion=criterion, status=names.of("", gate.at_least or "")
    )


def _what_counts(library: Library) -> Section:
    used = {info.framework for info in library.scripts()}
    asked = {
        each.id
        for one in library.rules.frameworks.values()
        if one.id in used
        for each in one.criteria
    }
    heads = (_("Criterion"), _("met"), _("partly"), _("not met"))
    rows = tuple(
        (_said(kind.title), _said(kind.met), _said(kind.partly), _said(kind.not_met))
        for kind in library.rules.criteria.criteria
        if kind.id in asked
    )
    return Section(_("What counts"), (), (Table("counts", heads, rows),))


def _classes(library: Library) -> Section:
    scoring = library.rules.scoring
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (band.id, number_text(round(band.at_least))) for band in scoring.bands
    )
    lines = (
        _("worth a call from a score of {n} on").format(n=round(scoring.accept_at)),
        _("to sales with a framework that qualifies and a fit of {n} % or more").format(
            n=round(scoring.handover_fit)
        ),
    )
    return Section(_("Classes"), lines, (Table("classes", (_("Class"), _("Score from")), rows),))


def _reasons(library: Library) -> Section:
    rules = library.rules
    heads = (_("Disqualified"), _("when"), _("What to write down"))
    rows = tuple(
        (_said(one.title), _said(one.true_when), _said(one.evidence))
        for one in rules.outcomes.reasons
    )
    returned = tuple((_said(one.title),) for one in rules.scoring.returns)
    return Section(
        _("When a lead is none"), (),
        (
            Table("disqualified", heads, rows),
            Table("given-back", (_("Why it was given back"),), returned),
        ),
    )  # fmt: skip


def _said(title: object) -> str:
    texts = title if isinstance(title, dict) else {}
    return str(texts.get(language()) or texts.get("en", ""))
