"""Buyers and scripts for tests of practice."""

from functools import cache
from typing import Any

from tui.scripts.model.persona import Lines, Persona
from tui.scripts.model.script import Script
from tui.scripts.practice.buyer import Buyer
from tui.scripts.practice.personas import Personas, load_personas
from tui.scripts.practice.world import World, draw
from tui.scripts.reading import Library


@cache
def library() -> Library:
    """Everything that is bundled."""
    return Library.load()


@cache
def personas() -> Personas:
    """The bundled personas."""
    return load_personas(library())


def script(persona: Persona) -> Script:
    """The persona's script in their language."""
    return library().script(persona.script, persona.lang)


def lines() -> Lines:
    """The shared English lines."""
    return personas().shared["en"]


def fact(name: str, **given: Any) -> dict[str, Any]:
    """A fact about need, told to whoever asks openly."""
    return {
        "id": name, "criterion": "need", "asked_by": ["need"], "trust_min": 0, "weight": 2,
        "full": f"All about {name}.", "hint": f"Something about {name}.", "deflect": "Not now.",
    } | given  # fmt: skip


def persona(**given: Any) -> Persona:
    """A buyer in whom chance moves next to nothing."""
    told = {
        "schema": 1, "id": "somebody", "lang": "en", "script": "orlica-discovery",
        "tests": "Nothing.", "card": {"name": "Somebody"},
        "state": {"trust": [50, 0], "patience": [200, 0], "interest": [40, 0]},
        "opening_line": "Yes?", "facts": [fact("silent")],
        "truth": {"icp": 0.9, "need": "met", "outcome": "deal"},
    } | given  # fmt: skip
    return Persona.model_validate(told)


def world(seed: int = 1, difficulty: Any = "medium", **given: Any) -> World:
    """That buyer, drawn."""
    return draw(persona(**given), seed, difficulty, lines())


def buyer(**given: Any) -> Buyer:
    """That buyer, on the phone."""
    return Buyer(world(**given), library().script("orlica-discovery", "en"))
