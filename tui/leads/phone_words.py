"""What to know of a number that is kept as it was typed."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tui.languages import _
from tui.text import cut

if TYPE_CHECKING:
    from data.rows import LeadRow

DIALLED_BY = frozenset({"phone", "country"})
"""The fields of a lead that its number is dialled by."""


def said_of_number(typed: str, e164: str) -> str:
    """That a number can't be dialled; empty where it can, or where there is none.

    Args:
        typed: The number as it is kept.
        e164: The number as it is dialled; empty where it can't be.
    """
    if not typed.strip() or e164:
        return ""
    text = _(
        "“{typed}” is kept, but it is no whole number, so it can't be dialled. Type it with its "
        "country code, as in +48 600 100 200."
    )
    return text.format(typed=cut(typed.strip(), 40))


def said_of_lead(lead: LeadRow, changed: Collection[str]) -> str:
    """The same of a lead, where one of the fields that were changed has to do with its number."""
    return "" if DIALLED_BY.isdisjoint(changed) else said_of_number(lead.phone, lead.phone_e164)
