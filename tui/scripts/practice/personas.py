"""The personas there are, and what is wrong with their files."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.persona import Lines, Persona
from ..reading import Library, Problem
from ..reading.folders import ScriptFile, shown
from ..reading.loading import Loaded, load_file
from ..reading.problems import listed, nearest
from ..reading.source import Source
from ..sayings import SayingError
from .checking import check_persona


class UnknownPersona(SayingError):
    """A persona that there is no file for."""


@dataclass(frozen=True)
class Personas:
    """Buyers to practise on, by id."""

    by_id: Mapping[str, Persona]
    problems: tuple[Problem, ...]
    shared: Mapping[str, Lines]

    def persona(self, persona_id: str) -> Persona:
        """The persona with this id.

        Raises:
            UnknownPersona: There is no such persona, or it has mistakes.
        """
        if persona_id in self.by_id:
            return self.by_id[persona_id]
        close = nearest(persona_id, self.by_id)
        if close:
            raise UnknownPersona(
                "There is no persona {persona}. Did you mean {close}?",
                persona=persona_id,
                close=close,
            )
        raise UnknownPersona(
            "There is no persona {persona}: there are {known}.",
            persona=persona_id,
            known=listed(sorted(self.by_id)),
        )

    def lines(self, persona: Persona) -> Lines:
        """What they say whatever the subject, in their language."""
        if persona.lines is not None:
            return persona.lines
        short = persona.lang.split("-")[0]
        return self.shared.get(persona.lang) or self.shared.get(short) or self.shared["en"]


def load_personas(library: Library) -> Personas:
    """Read and check every persona; what cannot be used is left out and told in `problems`."""
    found: dict[str, Persona] = {}
    problems: list[Problem] = []
    for path in library.personas():
        loaded = load_file(ScriptFile("persona", path, shown(path)))
        own = list(loaded.problems)
        if not loaded.broken:
            own += check_persona(loaded.model, _source(loaded), library)
        problems += own
        if not loaded.broken and not any(problem.level == "error" for problem in own):
            found[loaded.model.id] = loaded.model
    return Personas(found, tuple(problems), library.practice.lines)


def _source(loaded: Loaded) -> Source:
    assert loaded.source is not None
    return loaded.source
