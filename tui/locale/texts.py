"""Finds the texts that people read: what is marked for translation, and what sentences are made of.

Text is taken from calls of `_`, `N_`, `ngettext`, `Saying`, `Refusal` and of every error that
carries a saying, and from the constants that such a call names, in whichever module they are. A
module that says sentences may pass them on by way of a table or an argument: its constants that end
like a sentence are taken too.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FOLDERS = ("tui", "data")
MARKS = {"_", "N_", "Saying", "Refusal"}
PLURAL = "ngettext"
CARRIER = "SayingError"


class Found(NamedTuple):
    """A text and the module it is in."""

    text: str
    plural: str | None
    module: str


class _Module(NamedTuple):
    name: str
    tree: ast.Module


def texts() -> list[Found]:
    """Every text, in the order of modules and lines."""
    modules = [
        _Module(str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8")))
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]
    carriers = _carriers(modules)
    constants = _constants(modules)
    marked = [
        found
        for module in modules
        for found in (*_in(module, carriers, constants), *_sentences(module, carriers))
    ]
    return [*marked, *_help()]


def _help() -> Iterator[Found]:
    """The help of the command line, which stands where the commands are declared."""
    import typer

    from tui.cli.help_words import help_texts
    from tui.cli.program import program

    for text in help_texts(typer.main.get_command(program)):
        yield Found(text, None, "tui/cli/program.py")


def _in(module: _Module, carriers: set[str], constants: Mapping[str, list[str]]) -> Iterator[Found]:
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = _name(node.func)
        if name == PLURAL:
            one, many = (_literal(argument) for argument in node.args[:2])
            if one and many:
                yield Found(one, many, module.name)
        elif name in MARKS or name in carriers:
            first = node.args[0]
            for text in _said(first, constants):
                yield Found(text, None, module.name)


def _sentences(module: _Module, carriers: set[str]) -> Iterator[Found]:
    """The sentences among the constants of a module that says any."""
    names = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    if names & (MARKS | carriers):
        for node in module.tree.body:
            text = _text_of(node.value) if isinstance(node, ast.Assign) else None
            if text and text.endswith((".", "?", "}")) and "\\" not in text:
                yield Found(text, None, module.name)


def _said(node: ast.expr, constants: Mapping[str, list[str]]) -> list[str]:
    """The texts of an expression: a literal, a constant's, or those between which it chooses."""
    if isinstance(node, ast.IfExp):
        return _said(node.body, constants) + _said(node.orelse, constants)
    text = _literal(node)
    return [text] if text else constants.get(_name(node), [])


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _name(node: ast.expr) -> str:
    """The last name of an expression: `errors.FULL` and `FULL` are FULL, `WHY[code]` is WHY."""
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    if isinstance(node, ast.Call):
        return _name(node.func.value) if isinstance(node.func, ast.Attribute) else ""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _carriers(modules: list[_Module]) -> set[str]:
    """Names of `SayingError` and of every class that descends from it."""
    classes = {
        node.name: {_name(base) for base in node.bases}
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {CARRIER}
    while more := {name for name, bases in classes.items() if bases & found} - found:
        found |= more
    return found


def _constants(modules: list[_Module]) -> dict[str, list[str]]:
    """Texts held by constants of modules, alone or in a table, by the constant's name."""
    found: dict[str, list[str]] = {}
    for module in modules:
        for node in module.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                name = _name(target)
                if name.strip("_").isupper():
                    held = [text for part in ast.walk(node.value) if (text := _text_of(part))]
                    found.setdefault(name, []).extend(held)
    return found


def _text_of(node: ast.AST) -> str | None:
    """A literal that reads like a sentence, not like a name."""
    text = _literal(node) if isinstance(node, ast.expr) else None
    return text if text and " " in text.strip() else None
