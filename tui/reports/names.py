"""What the team's rules say for reports: titles, and what a framework asks for."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from tui.languages import _, language
from tui.leads.lead_sources import SOURCES
from tui.scripts.judgement.covering import Covers, covered_by
from tui.scripts.reading import Library
from tui.scripts.sayings import SayingError
from tui.scripts.scoring.naming import kind_of_source

from .words import Names, profile_kind


def names_of(library: Library) -> Names:
    """The titles that reports need; ids stand where the rules can't be read."""
    titles: dict[tuple[str, str], str] = {}
    try:
        rules = library.rules
    except SayingError:
        return Names({})
    for reason in rules.outcomes.reasons:
        titles["reason", reason.id] = _said(reason.title)
    for outcome in rules.outcomes.outcomes:
        titles["outcome", outcome.id] = titles["verdict", outcome.id] = _said(outcome.title)
    for returned in rules.scoring.returns:
        titles["returned", returned.id] = _said(returned.title)
    for segment in rules.scoring.segments:
        titles["segment", segment.id] = _said(segment.title)
    for source, title in SOURCES.items():
        titles["source", source] = _(title)
    for framework in rules.frameworks.values():
        titles["framework", framework.id] = framework.title
    for kind in rules.criteria.criteria:
        titles["criterion", kind.id] = _said(kind.title)
    return Names({**titles, **_of_profiles(library)})


def _of_profiles(library: Library) -> Mapping[tuple[str, str], str]:
    """What the items of the profiles ask for, and their options by item."""
    titles: dict[tuple[str, str], str] = {}
    for info in library.scripts():
        lang = language() if language() in info.languages else None
        with suppress(SayingError):
            profile = library.script(info.id, lang).icp
            for item in profile.items if profile else ():
                titles.setdefault(("profile", item.id), item.label)
                for option in item.options:
                    titles.setdefault((profile_kind(item.id), option.id), option.label)
    return titles


def _said(title: Mapping[str, str]) -> str:
    return title.get(language()) or title.get("en", "")


def group_of(library: Library) -> Callable[[str], str]:
    """Whether a lead's source is marketing or own prospecting, by the team's rules."""
    try:
        scoring = library.rules.scoring
    except SayingError:
        return lambda _source: ""

    def found(source: str) -> str:
        kind = kind_of_source(source, scoring)
        return scoring.sources[kind].group if kind in scoring.sources else ""

    return found


def covers_of(library: Library) -> Mapping[str, Covers]:
    """How much of each framework statuses cover; none where the rules can't be read."""
    try:
        rules = library.rules
    except SayingError:
        return {}
    return {name: covered_by(each, rules.criteria) for name, each in rules.frameworks.items()}
