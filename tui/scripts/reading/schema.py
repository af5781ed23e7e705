"""JSON Schema of every kind of file, so that editors complete and check as the author types."""

from importlib.util import find_spec
from typing import Any

from .loading import model_of

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
KINDS = (
    "script",
    "overlay",
    "framework",
    "criteria",
    "objections",
    "transcript",
    "outcomes",
    "scoring",
    "deals",
    "costs",
    "persona",
    "practice",
    "practice_call",
)


def schema() -> dict[str, Any]:
    """One schema by kind of file."""
    return {kind: _schema(kind) for kind in KINDS if _is_there(kind)}


def _is_there(kind: str) -> bool:
    return find_spec(f"tui.scripts.model.{kind}") is not None or kind in ("criteria", "practice")


def _schema(kind: str) -> dict[str, Any]:
    model = model_of(kind)
    assert model is not None
    made = _as_yaml(model.model_json_schema(by_alias=True))
    made["$schema"] = _DRAFT
    return {"$schema": _DRAFT, **made}


def _as_yaml(node: Any) -> Any:
    """The schema for what editors make of YAML: they see numbers where we read text."""
    if isinstance(node, list):
        return [_as_yaml(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _as_yaml(value) for key, value in node.items() if key != "title" or value is None}
    if isinstance(node.get("properties"), dict):
        made["properties"] = {key: _as_yaml(value) for key, value in node["properties"].items()}
    kind = node.get("type")
    if kind in ("integer", "number"):
        made["type"] = [kind, "string"]
    elif kind == "boolean":
        made["type"] = ["boolean", "string"]
    elif kind == "string" and "enum" not in node and "const" not in node:
        made["type"] = ["string", "number", "boolean"]
    return made
