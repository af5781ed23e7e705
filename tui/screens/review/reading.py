"""Reading a view: the figures of an address as a page, and where its rows lead. For a thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.figures.figures import Figures
from data.figures.overview import Overview
from tui.languages import N_, _
from tui.reports import others
from tui.reports.about import about_lines, filter_lines
from tui.reports.amounts import amount
from tui.reports.names import covers_of, group_of, names_of
from tui.reports.overview import overview_page
from tui.reports.pace import gap_of, pace_section, standing_short
from tui.reports.pages import Page, Section
from tui.reports.planned import Planned
from tui.reports.second_look import second_look_page
from tui.reports.sources import sources_page
from tui.reports.what_if import LOOSE, STRICT, between_section, score, what_if_page
from tui.reports.words import Names
from tui.scripts.judgement.gates import would_qualify
from tui.scripts.reading import Library
from tui.scripts.sayings import SayingError

from .address import Address
from .gates import GATES, with_gate
from .leading import Leads, leads_of

if TYPE_CHECKING:
    from data.figures.asked import Asked

NOW = "bant"
NO_FRAMEWORK = N_("There is no framework called “{name}”; there are {known}.")


@dataclass(frozen=True)
class Shown:
    """A view as it was read."""

    address: Address
    page: Page
    leads: Leads
    empty: bool
    """Whether there is no finished call at all; then it is said what will be here."""
    versions: tuple[str, ...] = ()
    """Scripts with their versions, where the view is about one of them."""
    plan: str = ""
    """How the plan stands, in one sentence, on the overview."""

    @property
    def overview(self) -> Overview | None:
        """The figures of the first page, where this is it."""
        return self.page.data if isinstance(self.page.data, Overview) else None


def read_view(
    figures: Figures,
    library: Library,
    address: Address,
    today: date,
    plan: Planned | None = None,
) -> Shown:
    """Read what an address asks for; the overview stands beside the plan, where there is one.

    Raises:
        SayingError: It asks for something that isn't there.
    """
    names, asked = names_of(library), address.asked(today)
    versions: tuple[str, ...] = ()
    if address.view == "script":
        versions = tuple(script for script, _count in figures.versions(asked))
        page = _script(figures, asked, address.more.get("version", ""), versions, names)
    elif address.view == "overview":
        return _overview(figures, address, asked, names, today, plan)
    else:
        page = _views(figures, library, address, asked, names)[address.view]()
    leads = leads_of(address.view, page.data, asked, today)
    return Shown(address, page, leads, not figures.any_calls(), versions)


def _views(
    figures: Figures, library: Library, address: Address, asked: Asked, names: Names
) -> dict[str, Callable[[], Page]]:
    return {
        "calls": lambda: Page(_("Calls"), about_lines(asked, names), ()),
        "second-look": lambda: second_look_page(figures.second_look(asked, seed_of(asked)), names),
        "what-if": lambda: _what_if(figures, library, address, asked, names),
        "wins": lambda: others.wins_page(
            figures.predictions(asked), figures.cycles(asked), asked, names
        ),
        "reps": lambda: others.reps_page(
            figures.reps(asked), figures.crafts(asked, covers_of(library)), asked, names
        ),
        "plan": lambda: Page(_("Plan"), filter_lines(asked, names), ()),
        "sources": lambda: sources_page(
            figures.sources(asked),
            figures.source_reasons(asked),
            figures.classes(asked) if library.costs is not None else None,
            library.costs,
            names,
            group_of(library),
        ),
    }


def _overview(
    figures: Figures, address: Address, asked: Asked, names: Names, today: date,
    plan: Planned | None,
) -> Shown:  # fmt: skip
    found = figures.overview(asked, today)
    leads = leads_of("overview", found, asked, today)
    pace, said = None, _("plan: none is set; 8 takes one, and its pace will stand here")
    if plan is not None and asked.only:
        said = _("plan: it is that of all calls; Backspace takes the filters away")
    elif plan is not None:
        pacing = figures.pacing(plan.period, today)
        pace = pace_section(pacing, plan.money, today)
        away = gap_of(pacing, plan.money, today)
        said = standing_short(away, pacing.currency) if away else pace.lines[0]
        leads |= leads_of("pace", pacing, asked, today)
    page = overview_page(found, names, pace=pace)
    return Shown(address, page, leads, not figures.any_calls(), plan=said)


def seed_of(asked: Asked) -> str:
    """The same period draws the same sample, here and on the command line."""
    return f"{asked.period.first}/{asked.period.last}"


def _script(
    figures: Figures, asked: Asked, wanted: str, there: tuple[str, ...], names: Names
) -> Page:
    from data.figures.script_health import side_by_side
    from tui.reports.script import script_page

    chosen = wanted or (there[0] if there else "")
    found = figures.script(asked, chosen)
    script_id = chosen.rpartition(" ")[0]
    other = next((one for one in there if one != chosen and one.startswith(f"{script_id} ")), "")
    beside = (other, side_by_side(found, figures.script(asked, other))) if other else None
    return script_page(found, asked, names, beside)


# ---------------------------------------------------------------------- what if


def _what_if(
    figures: Figures, library: Library, address: Address, asked: Asked, names: Names
) -> Page:
    more = address.more
    rules = library.rules
    now, then = more.get("now", NOW), more.get("then", "faint")
    for name in (now, then):
        if name not in rules.frameworks:
            raise SayingError(NO_FRAMEWORK, name=name[:40], known=", ".join(rules.frameworks))
    gate = more.get("gate", "")
    first = would_qualify(rules.frameworks[now], rules.criteria)
    second = would_qualify(with_gate(rules.frameworks[then], gate), rules.criteria)
    read = figures.reread(asked, first, second)
    found = figures.thresholds(asked)
    page = what_if_page(found, asked, names, reread=(now, then, read))
    sections = list(page.sections)
    section, between = between_section(
        found,
        score(more.get("strict", "") or str(STRICT)),
        score(more.get("loose", "") or str(LOOSE)),
        amount(more["margin"]) if more.get("margin") else None,
    )
    sections.insert(0, section)
    if gate in GATES and gate:
        changed = sections[-1]
        line = _("{framework} with another gate: {gate}").format(
            framework=names.of("framework", then), gate=_(GATES[gate])
        )
        sections[-1] = Section(changed.title, (line, *changed.lines), changed.tables)
    sections.insert(0, sections.pop())
    data = {
        "thresholds": found, "reread": read, "rules": (first, second), "between": between,
    }  # fmt: skip
    return Page(page.title, page.about, tuple(sections), data)
