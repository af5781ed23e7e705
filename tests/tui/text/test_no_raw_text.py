"""A lint: what a widget shows is a literal, a translation or wrapped; never a bare variable.

Textual reads a plain string as markup, so an f-string or a variable handed to a widget is a hole.
The test reads the source of every screen and widget, and says where the hole is.
"""

import ast
import re
from pathlib import Path

import pytest

import tui

HOME = Path(tui.__file__).parent
SOURCES = sorted([*(HOME / "screens").rglob("*.py"), *(HOME / "widgets").rglob("*.py")])

SHOWS_FIRST = {"Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "Collapsible"}
"""Widgets whose first argument is shown."""
SHOWS_TITLE = {"border_title", "border_subtitle", "tooltip"}
"""Attributes that are shown."""
SAFE_CALLS = {"plain", "styled", "Content", "Text", "cell", "assemble", "from_markup", "join"}
"""What makes text safe, or joins what is safe."""
TRANSLATES = {"_", "ngettext", "say"}


def is_safe(node: ast.expr) -> bool:
    """Whether this expression can't carry markup from outside."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Call):
        name = called(node)
        if name == "join":
            # Content.join makes content; str.join makes a plain string.
            return isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Call)
        if name in TRANSLATES:
            return all(isinstance(one, ast.Constant) for one in node.args[:1])
        return name in SAFE_CALLS or name.endswith(("_content", "_card", "_page", "welcome"))
    if isinstance(node, ast.IfExp):
        return is_safe(node.body) and is_safe(node.orelse)
    if isinstance(node, ast.BoolOp):
        return all(is_safe(value) for value in node.values)
    return False


def called(node: ast.Call) -> str:
    """The last part of the called name."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    if isinstance(node.func, ast.Subscript):
        node = ast.Call(node.func.value, [], [])
        return called(node)
    return node.func.id if isinstance(node.func, ast.Name) else ""


def holes(source: str) -> list[str]:
    """The lines that hand bare text to a widget."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and called(node) in SHOWS_FIRST and node.args:
            unmarked = any(
                word.arg == "markup"
                and isinstance(word.value, ast.Constant)
                and not word.value.value
                for word in node.keywords
            )
            first = node.args[0]
            if not unmarked and not is_safe(first) and not wrapped_before(source, node, first):
                found.append(f"{node.lineno}: {called(node)}({ast.unparse(first)})")
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if (
                    isinstance(target, ast.Attribute)
                    and target.attr in SHOWS_TITLE
                    and not is_safe(node.value)
                ):
                    found.append(f"{node.lineno}: {target.attr} = {ast.unparse(node.value)}")
    return found


def wrapped_before(source: str, call: ast.Call, first: ast.expr) -> bool:
    """Whether the text comes from a function of this file that is declared to return Content."""
    if not isinstance(first, ast.Call):
        return False
    name = called(first)
    return any(
        isinstance(node, ast.FunctionDef)
        and node.name == name
        and node.returns is not None
        and "Content" in ast.unparse(node.returns)
        for node in ast.walk(ast.parse(source))
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(HOME)))
def test_no_widget_is_given_bare_text(path: Path) -> None:
    assert holes(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        'Static(f"Hello {name}")',
        "Label(lead.name)",
        "Button(name)",
        "Option(name + '!')",
        "Static('{}'.format(name))",
        "Static(_('{n}').format(n=name))",
        "widget.border_title = name",
        "Static(', '.join(names))",
        "Static(_(name))",
    ],
)
def test_the_lint_finds_holes(line: str) -> None:
    assert len(holes(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Static()",
        "Static('Hello')",
        "Static(_('Hello'))",
        "Label(plain(name))",
        "Static(name, markup=False)",
        "Button(plain(a) if a else _('x'))",
        "Static(styled('[b]$n[/]', n=name))",
        "Static(Content('\\n').join(parts))",
        "def page() -> Content: ...\nStatic(page())",
    ],
)
def test_the_lint_leaves_safe_text_alone(line: str) -> None:
    assert holes(line) == []


def test_escape_is_never_used() -> None:
    users = [
        path.name
        for path in HOME.rglob("*.py")
        if re.search(r"from (rich|textual)\.markup import .*\bescape", path.read_text("utf-8"))
    ]

    assert users == []
