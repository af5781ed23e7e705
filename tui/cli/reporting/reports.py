"""`talktrack report`: a page, shown as text or written as a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.languages import N_, _, ngettext

from ..session import Session
from ..words import WordsError
from .wishes import Wish

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from data.figures.asked import Asked
    from data.figures.figures import Figures
    from tui.reports.pages import Page
    from tui.reports.words import Names

OK = 0
NO_CUT = N_("calls can't be cut by “{name}”; there are {known}")
NO_NUMBER = N_("there is no number called “{name}”; there are {known}")
NO_ANSWER = N_("“{words}” is not an answer; write it like --answer 12=yes")
NO_FRAMEWORK = N_("there is no framework called “{name}”; there are {known}")


def show(session: Session, wish: Wish) -> int:
    """Answer the wish."""
    from data.figures.figures import Figures
    from tui.reports.names import names_of

    today = session.services.clock.local().date()
    asked = wish.asked(today, session.flags.rep or "")
    store = session.store()
    try:
        figures = Figures(store)
        _answer(session, figures, wish)
        if wish.calls:
            return _ids(session, figures, wish, asked)
        page = _page(session, figures, wish, asked, today, names_of(session.library))
    finally:
        store.close()
    put_page(session, page, wish)
    return OK


def _ids(session: Session, figures: Figures, wish: Wish, asked: Asked) -> int:
    from data.figures.behind import MEASURES

    if wish.calls not in MEASURES:
        known = ", ".join(MEASURES)
        raise WordsError(_(NO_NUMBER).format(name=wish.calls[:40], known=known))
    found = figures.call_ids(asked, measure=wish.calls)
    if wish.as_json:
        session.print_json({"measure": wish.calls, "calls": found})
    else:
        for call_id in found:
            session.print(str(call_id))
    return OK


def _page(
    session: Session, figures: Figures, wish: Wish, asked: Asked, today: date, names: Names
) -> Page:
    from tui.reports import others
    from tui.reports.as_data import as_data
    from tui.reports.names import covers_of
    from tui.reports.overview import overview_page
    from tui.reports.pace import pace_section
    from tui.reports.planned import Planned
    from tui.reports.second_look import second_look_page

    from .planning import kept_plan, read_number

    if wish.view == "overview":
        found = figures.overview(asked, today)
        if wish.by and wish.by not in found.cuts:
            known = ", ".join(found.cuts)
            raise WordsError(_(NO_CUT).format(name=wish.by[:40], known=known))
        money = read_number("plan", wish.plan)
        plan = Planned(money, asked.period) if money else kept_plan(session, today)
        if plan is None or asked.only or wish.by:
            return overview_page(found, names, by=wish.by)
        pacing = figures.pacing(plan.period, today)
        page = overview_page(found, names, pace=pace_section(pacing, plan.money, today))
        return replace(page, data={**as_data(found), "pace": as_data(pacing)})
    reviewer = session.services.settings.rep_name
    views: dict[str, Callable[[], Page]] = {
        "calls": lambda: others.calls_page(
            figures.calls(asked, search=wish.search, limit=wish.limit), asked, names
        ),
        "second-look": lambda: second_look_page(figures.second_look(asked, _seed(asked)), names),
        "sample": lambda: others.sample_page(
            figures.sample(asked, _seed(asked), reviewer), asked, names
        ),
        "script": lambda: _script(figures, wish, asked, names),
        "what-if": lambda: _what_if(session, figures, wish, asked, names),
        "wins": lambda: others.wins_page(
            figures.predictions(asked), figures.cycles(asked), asked, names
        ),
        "sources": lambda: _sources(session, figures, asked, names),
        "reps": lambda: others.reps_page(
            figures.reps(asked), figures.crafts(asked, covers_of(session.library)), asked, names
        ),
    }
    return views[wish.view]()


def _seed(asked: Asked) -> str:
    """The same period draws the same sample."""
    return f"{asked.period.first}/{asked.period.last}"


def _sources(session: Session, figures: Figures, asked: Asked, names: Names) -> Page:
    from tui.reports.names import group_of
    from tui.reports.sources import sources_page

    costs = session.library.costs
    classes = figures.classes(asked) if costs is not None else None
    return sources_page(
        figures.sources(asked), figures.source_reasons(asked), classes, costs, names,
        group_of(session.library),
    )  # fmt: skip


def _script(figures: Figures, wish: Wish, asked: Asked, names: Names) -> Page:
    from data.figures.script_health import side_by_side
    from tui.reports.script import script_page

    there = [script for script, _count in figures.versions(asked)]
    chosen = wish.script or (there[0] if there else "")
    found = figures.script(asked, chosen)
    script_id = chosen.rpartition(" ")[0]
    other = next((one for one in there if one != chosen and one.startswith(f"{script_id} ")), "")
    beside = (other, side_by_side(found, figures.script(asked, other))) if other else None
    return script_page(found, asked, names, beside)


def _what_if(session: Session, figures: Figures, wish: Wish, asked: Asked, names: Names) -> Page:
    from data.figures.what_if import Rereading
    from tui.reports.as_data import as_data
    from tui.reports.what_if import LOOSE, STRICT, between_section, score, what_if_page
    from tui.scripts.judgement.gates import would_qualify

    from .planning import read_number

    reread: tuple[str, str, Rereading] | None = None
    if wish.framework:
        rules = session.library.rules
        now, _comma, then = wish.framework.rpartition(",")
        now = now or "bant"
        for name in (now, then):
            if name not in rules.frameworks:
                known = ", ".join(rules.frameworks)
                raise WordsError(_(NO_FRAMEWORK).format(name=name[:40], known=known))
        read = [would_qualify(rules.frameworks[name], rules.criteria) for name in (now, then)]
        reread = (now, then, figures.reread(asked, *read))
    found = figures.thresholds(asked)
    page = what_if_page(found, asked, names, reread=reread)
    margin = read_number("margin", wish.margin)
    strict, loose = score(wish.strict or str(STRICT)), score(wish.loose or str(LOOSE))
    section, between = between_section(found, strict, loose, margin)
    ends = found.between(between[0].low, between[1].low).break_even(margin) if margin else None
    cost = dict(zip(("low", "likely", "high"), ends, strict=True)) if ends else None
    data = {**as_data(page.data), "between": as_data(between), "break_even": as_data(cost)}
    return replace(page, sections=(section, *page.sections), data=data)


def _answer(session: Session, figures: Figures, wish: Wish) -> None:
    for words in wish.answers:
        call_id, _equals, said = words.partition("=")
        if not call_id.isdigit() or not said:
            raise WordsError(_(NO_ANSWER).format(words=words[:40]))
        figures.answer(
            int(call_id),
            reviewer=session.services.settings.rep_name,
            said=said,
            now=session.services.clock.now(),
        )


def put_page(session: Session, page: Page, wish: Wish) -> None:
    """The page as text, or the files that were asked for."""
    from data.exporting.files import new_file

    if wish.html is not None:
        from tui.reports.as_html import as_html

        with new_file(wish.html, force=wish.force) as file:
            file.write(as_html(page))
    if wish.csv is not None:
        from tui.reports.as_sheets import write_csv

        with new_file(wish.csv, force=wish.force) as file:
            file.write("\N{ZERO WIDTH NO-BREAK SPACE}")
            write_csv(page, file)
    if wish.xlsx is not None:
        from tui.reports.as_sheets import write_xlsx

        with new_file(wish.xlsx, force=wish.force):
            pass
        write_xlsx(page, wish.xlsx)
    if wish.as_json:
        from tui.reports.as_data import as_data

        session.print_json({"report": wish.view, **_whole(as_data(page.data))})
    elif wish.html is None and wish.csv is None and wish.xlsx is None:
        from tui.reports.as_text import as_text

        for line in as_text(page):
            session.print(line)
    else:
        files = sum(path is not None for path in (wish.html, wish.csv, wish.xlsx))
        session.print(ngettext("{n} file written", "{n} files written", files).format(n=files))


def _whole(data: object) -> dict[str, object]:
    return data if isinstance(data, dict) else {"rows": data}
