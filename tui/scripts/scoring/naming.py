"""Which kind of event, or which source, somebody's words mean."""

from collections.abc import Iterable, Mapping

from tui.scripts.model.scoring import EventKind, Scoring, SourceKind

from .wording import bare, longest

OWN_SOURCES = ("typed_in", "practice")
"""What the program itself writes down as a lead's source."""


def kind_of_event(text: str, scoring: Scoring) -> str:
    """The kind of event that a cell or a person means; empty where the rules know none.

    Its id and its titles in all languages count, then the longest of its `words` in the text.
    """
    return _named(text, scoring.events)


def kind_of_source(text: str, scoring: Scoring) -> str:
    """The source that a lead's own words mean; empty where the rules know none."""
    return _named(text, scoring.sources)


def source_kind(text: str, scoring: Scoring) -> str:
    """The same for scripts, which also know leads that somebody typed in."""
    return text if text in OWN_SOURCES else kind_of_source(text, scoring)


def source_points(text: str, scoring: Scoring) -> float:
    """Points for where a lead came from, as `scoring.yaml` gives them."""
    kind = scoring.sources.get(kind_of_source(text, scoring))
    return kind.points if kind else scoring.source_default


def _named(text: str, kinds: Mapping[str, EventKind] | Mapping[str, SourceKind]) -> str:
    if text in kinds:
        return text
    said = bare(text)
    if not said:
        return ""
    for name, kind in kinds.items():
        if said in _exactly(name, kind.title.values()):
            return name
    best, most = "", 0
    for name, kind in kinds.items():
        found = longest(text, kind.words)
        if found > most:
            best, most = name, found
    return best


def _exactly(name: str, titles: Iterable[str]) -> set[str]:
    return {bare(name), *(bare(title) for title in titles)}
