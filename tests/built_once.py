"""What every test would build again is built once in each worker: tables, SQL and styles.

A new file of records is the copy of one that the real code has made a moment before, with an id and
a key of its own; everything else about making a file is done each time. Statements keep their SQL
from one file of records to the next, as they keep it within a program. A test of how a new file
comes to be has `pytestmark = pytest.mark.from_scratch`.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import textual.css.stylesheet
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token

Build = Callable[[Any], None]


def keep_what_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files of records that this test makes cost little, if it makes any."""
    if (opening := sys.modules.get("data.sqlite.opening")) is None:
        return
    made: dict[Build, bytes] = _made()
    fill, make_engine = opening._fill, opening.make_engine

    def fill_or_copy(path: Path, build: Build, key: str | None) -> None:
        if key or build not in made:
            fill(path, build, key)
            if not key:
                made[build] = path.read_bytes()
            return
        path.write_bytes(made[build])
        with closing(opening.driver().connect(str(path))) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            for name, length in (("id", 8), ("suppression_key", 32)):
                values = (secrets.token_hex(length), name)
                connection.execute("UPDATE installation SET value = ? WHERE name = ?", values)
            connection.commit()

    def engine_that_remembers(path: str, **how: Any) -> Any:
        engine = make_engine(path, **how)
        engine._compiled_cache = _statements()
        return engine

    monkeypatch.setattr(opening, "_fill", fill_or_copy)
    monkeypatch.setattr(opening, "make_engine", engine_that_remembers)


@cache
def _made() -> dict[Build, bytes]:
    """A new file, by what makes its tables."""
    return {}


@cache
def _statements() -> Any:
    """The SQL of statements: the same for every file, whichever dialect object asks for it."""
    from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
    from sqlalchemy.util import LRUCache

    dialect: Any = SQLiteDialect_pysqlite
    dialect.__eq__ = lambda self, other: type(self) is type(other)
    dialect.__hash__ = lambda self: hash(type(self))
    return LRUCache(5000)


def keep_parsed_styles() -> None:
    """Let every app use the rules that an app before it has read; they are the same in all."""
    parse = Stylesheet._parse_rules
    rules: dict[tuple[Any, ...], list[RuleSet]] = {}
    tokens: dict[frozenset[tuple[str, str]], dict[str, list[Token]]] = {}

    def parsed(sheet: Stylesheet, css: str, *where: Any, **how: Any) -> list[RuleSet]:
        key = (css, where, *how.items(), frozenset(sheet._variables.items()))
        if key not in rules:
            rules[key] = parse(sheet, css, *where, **how)
        return rules[key]

    def tokenized(values: dict[str, str]) -> dict[str, list[Token]]:
        key = frozenset(values.items())
        if key not in tokens:
            tokens[key] = tokenize_values(values)
        return tokens[key]

    setattr(Stylesheet, "_parse_rules", parsed)  # noqa: B010 - the same, but remembered
    setattr(textual.css.stylesheet, "tokenize_values", tokenized)  # noqa: B010
