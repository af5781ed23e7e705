"""Files to models, each content read once."""

import hashlib
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from .characters import decoded
from .folders import Kind, ScriptFile, content, kind_of, shown
from .parsing import parse
from .problems import Problem, ScriptProblems, once
from .shaping import shaped
from .source import Source

_MODELS: dict[str, tuple[str, str]] = {
    "script": ("script", "Script"),
    "overlay": ("overlay", "Overlay"),
    "framework": ("framework", "Framework"),
    "criteria": ("framework", "CriteriaLibrary"),
    "objections": ("objections", "ObjectionSet"),
    "outcomes": ("outcomes", "OutcomeRules"),
    "scoring": ("scoring", "Scoring"),
    "deals": ("deals", "DealRules"),
    "costs": ("costs", "CostRules"),
    "persona": ("persona", "Persona"),
    "practice": ("persona", "SharedLines"),
    "practice_call": ("practice_call", "PracticeCall"),
    "transcript": ("transcript", "Transcript"),
}
_KEPT = 256


class Loaded(NamedTuple):
    """A file that has been read: its model, or what is wrong with it."""

    file: ScriptFile
    source: Source | None
    model: Any
    problems: list[Problem]

    @property
    def broken(self) -> bool:
        """Whether the file cannot be used."""
        return self.model is None

    @property
    def named(self) -> str:
        """The id that the file gives itself, whether it can be used or not."""
        data = self.source.data if self.source else None
        name = data.get("id") if isinstance(data, dict) else None
        return name if isinstance(name, str) else ""


_loaded: dict[tuple[str, str, bytes], Loaded] = {}


def model_of(kind: str) -> type[BaseModel] | None:
    """The model of a kind of file, or None for a kind that is not read here."""
    if kind not in _MODELS:
        return None
    module, name = _MODELS[kind]
    found: type[BaseModel] = getattr(import_module(f"tui.scripts.model.{module}"), name)
    return found


def load_file(file: ScriptFile) -> Loaded:
    """Read a file, or take it from memory where the same content was read before."""
    try:
        data = content(file.path)
    except ScriptProblems as error:
        return Loaded(file, None, None, error.problems)
    key = (file.kind, file.name, hashlib.sha256(data).digest())
    found = _loaded.pop(key, None) or _load(file, data)
    _loaded[key] = found
    if len(_loaded) > _KEPT:
        del _loaded[next(iter(_loaded))]
    return found


def load_any(path: Path) -> Loaded:
    """Read a file that may lie anywhere: its kind is told by what is in it."""
    name = shown(path)
    kind = kind_of(path)
    if kind == "script":
        try:
            data = parse(decoded(content(path), name), name).data
        except ScriptProblems as error:
            return Loaded(ScriptFile(kind, path, name), None, None, error.problems)
        kind = _kind_by_content(data)
    return load_file(ScriptFile(kind, path, name))


def _kind_by_content(data: Any) -> Kind:
    keys = set(data) if isinstance(data, dict) else set()
    signs: tuple[tuple[str, Kind], ...] = (
        ("steps", "script"),
        ("extends", "script"),
        ("cards", "objections"),
        ("say", "transcript"),
        ("dispositions", "outcomes"),
        ("segments", "scoring"),
        ("won_reasons", "deals"),
        ("rep_hour", "costs"),
        ("sources", "costs"),
        ("ask_order", "framework"),
        ("qualifies", "framework"),
        ("criteria", "criteria"),
    )
    return next((kind for key, kind in signs if key in keys), "script")


def _load(file: ScriptFile, data: bytes) -> Loaded:
    source: Source | None = None
    try:
        source = parse(decoded(data, file.name), file.name)
        model = model_of(_kind(file.kind, source.data))
        if model is None:
            return Loaded(file, source, source.data, source.problems)
        made = shaped(model, source)
        return Loaded(file, source, made, source.problems)
    except ScriptProblems as error:
        noticed = source.problems if source else []
        return Loaded(file, source, None, once([*error.problems, *noticed]))


def _kind(kind: Kind, data: Any) -> str:
    if kind == "script" and isinstance(data, dict) and "extends" in data:
        return "overlay"
    return kind
