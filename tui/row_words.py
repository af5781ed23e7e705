"""Rows of tables as people count them: "2 calls", not "2 rows of call"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.languages import _, ngettext

_COUNTED: Mapping[str, Callable[[int], str]] = {
    "lead": lambda n: ngettext("{n} lead", "{n} leads", n),
    "contact": lambda n: ngettext("{n} contact", "{n} contacts", n),
    "deal": lambda n: ngettext("{n} deal", "{n} deals", n),
    "call": lambda n: ngettext("{n} call", "{n} calls", n),
    "draft": lambda n: ngettext("{n} unfinished call", "{n} unfinished calls", n),
    "event": lambda n: ngettext("{n} entry of a call", "{n} entries of calls", n),
    "evidence": lambda n: ngettext(
        "{n} thing they said on a call", "{n} things they said on calls", n
    ),
    "review": lambda n: ngettext("{n} comment on a call", "{n} comments on calls", n),
    "change": lambda n: ngettext("{n} change in the history", "{n} changes in the history", n),
    "deal name": lambda n: ngettext("{n} name of a deal", "{n} names of deals", n),
    "mention": lambda n: ngettext("{n} mention elsewhere", "{n} mentions elsewhere", n),
    "engagement": lambda n: ngettext("{n} thing they did", "{n} things they did", n),
    "lead_stage": lambda n: ngettext(
        "{n} step on the way to sales", "{n} steps on the way to sales", n
    ),
    "outbox file": lambda n: ngettext("{n} file of the outbox", "{n} files of the outbox", n),
    "notes on faults": lambda n: ngettext("{n} note on a fault", "{n} notes on faults", n),
}


def counted(name: str, count: int) -> str:
    """So many rows of a table, or of another thing that is counted with them.

    Args:
        name: The table, such as `call` or `calls`; one that is not known is named as it is.
        count: How many.
    """
    said = _COUNTED.get(name) or _COUNTED.get(name.removesuffix("s"))
    text = said(count) if said else ngettext("{n} row of {name}", "{n} rows of {name}", count)
    return text.format(n=count, name=name)


def numbered(row: str) -> str:
    """A row such as lead:6 or contact:5 as people say it, its number last."""
    table, _colon, number = row.partition(":")
    match table:
        case "lead":
            return _("lead {number}").format(number=number)
        case "contact":
            return _("contact {number}").format(number=number)
    return row
