"""What the parser of the command line complains of, in the language of the interface.

Its own sentences are English, put together where they are raised; they are told apart by the class
of the error and by what it carries.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from tui.languages import _

QUOTED = re.compile(r"'([^']*)'")
EXTRA = re.compile(r"argument\(s\) \((.*)\)", re.DOTALL)


def sentence_of(error: Any) -> str:
    """The sentence for an error of the parser, and where to read on."""
    told = _of_option(error) or _of_words(error) or _as_it_is(error)
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "talktrack"
    return f"{told} {_('See: {command} --help').format(command=command)}"


def _of_option(error: Any) -> str | None:
    from typer._click import exceptions

    match error:
        case exceptions.NoSuchOption():
            return _no_such_option(error)
        case exceptions.MissingParameter():
            return _("{name} is missing.").format(name=_named(error))
        case exceptions.BadParameter():
            return _wrong_value(error)
        case exceptions.BadOptionUsage() if "does not take" in error.message:
            return _("{name} takes no value.").format(name=error.option_name)
        case exceptions.BadOptionUsage():
            return _("{name} needs a value.").format(name=error.option_name)
    return None


def _no_such_option(error: Any) -> str:
    name = clean(error.option_name)
    if error.possibilities:
        near = ", ".join(sorted(error.possibilities))
        return _("There is no option {name}. Did you mean {near}?").format(name=name, near=near)
    return _("There is no option {name}.").format(name=name)


def _named(error: Any) -> str:
    """The option as it is typed, or the argument as the help shows it."""
    hint = error.param_hint or (error.param.get_error_hint() if error.param else "")
    return ", ".join(hint) if isinstance(hint, list | tuple) else str(hint).replace("'", "")


def _wrong_value(error: Any) -> str | None:
    """A value that pydantic couldn't read, by its name for the reason."""
    cause = error.__cause__
    if not hasattr(cause, "errors"):
        return None
    found: list[dict[str, Any]] = cause.errors()
    kind, limits, name = found[0]["type"], found[0].get("ctx", {}), _named(error)
    given = clean(str(found[0].get("input", "")))
    if kind == "greater_than_equal":
        return _("{name} is at least {least}, not {given}.").format(
            name=name, least=limits["ge"], given=given
        )
    if kind == "less_than_equal":
        return _("{name} is at most {most}, not {given}.").format(
            name=name, most=limits["le"], given=given
        )
    if kind.startswith("int_"):
        return _("{name} takes a whole number, not {given}.").format(name=name, given=given)
    if kind.startswith("float_"):
        return _("{name} takes a number, not {given}.").format(name=name, given=given)
    return _("{name} doesn't take {given}.").format(name=name, given=given)


def _of_words(error: Any) -> str | None:
    """A command that is missing or isn't there, or more words than it takes."""
    message = str(getattr(error, "message", ""))
    context = getattr(error, "ctx", None)
    known = sorted(getattr(context.command, "commands", ())) if context else []
    if message.startswith("Missing command"):
        return _("A command is missing. There are: {known}.").format(known=", ".join(known))
    if message.startswith("No such command") and (found := QUOTED.search(message)):
        if near := get_close_matches(found[1].casefold()[:80], known, n=1, cutoff=0.6):
            return _("There is no command {name}. Did you mean {near}?").format(
                name=clean(found[1]), near=near[0]
            )
        return _("There is no command {name}. There are: {known}.").format(
            name=clean(found[1]), known=", ".join(known)
        )
    if found := EXTRA.search(message):
        return _("More words than the command takes: {words}.").format(words=clean(found[1]))
    return None


def clean(words: str) -> str:
    """What was typed, on one line, cut and without anything that a terminal would obey."""
    plain = "".join(ch if ch.isprintable() else "?" for ch in words)
    return plain if len(plain) <= 60 else f"{plain[:59]}…"


def _as_it_is(error: Any) -> str:
    told = getattr(error, "format_message", lambda: str(error))()
    text = " ".join(told.split())
    return text if text.endswith((".", "?")) else f"{text}."
