"""What a model looks like from outside: its keys, and the model that a path leads to."""

import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from .source import Path


@cache
def keys(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys that a file may use for `model`."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


@cache
def _field_types(model: type[BaseModel]) -> Mapping[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def model_at(root: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that stands at `path`, or None where there is something simpler."""
    return next((kind for kind in _kinds_at(root, path) if _is_model(kind)), None)


def allowed_at(root: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The words that may stand at `path`, where there is a fixed choice of them."""
    kinds = _kinds_at(root, path)
    return tuple(
        str(word) for kind in kinds if get_origin(kind) is Literal for word in get_args(kind)
    )


def takes_list(root: type[BaseModel], path: Path) -> bool:
    """Whether a list may stand at `path`."""
    return any(get_origin(kind) in (tuple, list) for kind in _kinds_at(root, path))


def takes_text(root: type[BaseModel], path: Path) -> bool:
    """Whether a text may stand at `path`."""
    return any(kind is str for kind in _kinds_at(root, path))


def _kinds_at(root: type[BaseModel], path: Path) -> list[Any]:
    kinds: list[Any] = [root]
    for part in path:
        kinds = [inner for kind in kinds for inner in _step(kind, part)]
    return kinds


def _step(kind: Any, part: str | int) -> list[Any]:
    """The types one key or index further in."""
    origin, args = get_origin(kind), get_args(kind)
    if _is_model(kind) and isinstance(part, str):
        return _flat(_field_types(kind).get(part))
    if isinstance(part, int) and origin in (tuple, list) and args:
        return _flat(args[0])
    if isinstance(part, str) and origin is not None and args and _is_mapping(origin):
        return _flat(args[1])
    return []


def _flat(kind: Any) -> list[Any]:
    """A type without its annotations; the parts of a union one by one."""
    if kind is None or kind is type(None):
        return []
    origin = get_origin(kind)
    if origin is Annotated:
        return _flat(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        return [inner for part in get_args(kind) for inner in _flat(part)]
    return [kind]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _is_mapping(origin: Any) -> bool:
    return isinstance(origin, type) and issubclass(origin, Mapping)
