"""Data to models, with every mistake told in the author's words instead of the library's."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..sayings import Saying
from .mistake import Mistake
from .problems import Problem, ScriptProblems, once
from .source import Path, Source
from .wording import worded

M = TypeVar("M", bound=BaseModel)


def shaped(model: type[M], source: Source) -> M:
    """What a file says, as `model`.

    Raises:
        ScriptProblems: Everything that does not fit the format, with what the reading has found.
    """
    problems = [problem for problem in source.problems if problem.level == "error"]
    if not isinstance(source.data, dict):
        message = Saying(
            "The file has to start with keys of its own, such as `{key}:`.",
            {"key": _first_key(model)},
        )
        raise ScriptProblems([*problems, source.problem((), message)])
    try:
        made = model.model_validate(source.data)
    except ValidationError as error:
        raise ScriptProblems([*problems, *told(model, source, error)]) from None
    if problems:
        raise ScriptProblems(problems)
    return made


def told(model: type[BaseModel], source: Source, error: ValidationError) -> list[Problem]:
    """The problems behind a validation error, each with its line."""
    found = []
    for item in error.errors(include_url=False):
        if _only_lost_its_items(item):
            continue
        path = _path(source.data, item["loc"], missing=item["type"] == "missing")
        mistake = Mistake(
            model=model,
            source=source,
            kind=item["type"],
            path=path,
            value=item.get("input"),
            limits=item.get("ctx", {}),
            in_key=item["loc"][-1:] == ("[key]",),
        )
        found.append(worded(mistake))
    return once(found)


def _only_lost_its_items(item: ErrorDetails) -> bool:
    """Whether a list is too short only because its items are wrong, which is told of each."""
    held = item["input"]
    return (
        item["type"] == "too_short"
        and isinstance(held, list | dict)
        and len(held) >= item["ctx"]["min_length"]
    )


def _path(data: Any, loc: tuple[int | str, ...], missing: bool) -> Path:
    """The path in the file that an error speaks of: `loc` without the names of alternatives."""
    path: list[int | str] = []
    parts = loc[:-1] if missing else loc
    for part in parts:
        in_list = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if in_list or (isinstance(data, dict) and part in data):
            data = data[part]
            path.append(part)
    return (*path, loc[-1]) if missing else tuple(path)


def _first_key(model: type[BaseModel]) -> str:
    return "id" if "id" in model.model_fields else next(iter(model.model_fields))
