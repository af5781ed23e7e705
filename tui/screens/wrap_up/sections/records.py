"""Contact, company and deal."""

from collections.abc import Iterator

from tui.languages import _, say

from ..fields import Choice, Field
from .asking import Asking, listed

APART = "apart"
"""The choice that makes a new record although a similar one exists."""


def contact(asking: Asking) -> Iterator[Field]:
    """Whom we talked to."""
    section = _("Contact")
    yield asking.field("contact.name", _("Name"), section=section)
    yield from _match(asking, "contact", section)
    decides = listed(asking.outcomes.decides)
    yield asking.choice("contact.decides", _("Who decides"), decides, section=section)
    if asking.draft.everything:
        yield asking.field("contact.title", _("Title"), section=section)
        yield asking.field("contact.email", _("E-mail"), section=section)
        yield asking.field("contact.phone", _("Phone"), section=section)
        roles = listed(asking.outcomes.roles)
        yield asking.choice("contact.role", _("Role"), roles, section=section)


def company(asking: Asking) -> Iterator[Field]:
    """Where they work."""
    section = _("Company")
    yield asking.field("company.name", _("Company name"), section=section)
    yield from _match(asking, "company", section)
    if asking.draft.everything:
        yield asking.field("company.website", _("Website"), section=section)
        yield asking.field("company.industry", _("Industry"), section=section)
        yield asking.field("company.employees", _("Employees"), section=section)
        yield asking.field("company.country", _("Country"), section=section)
        yield asking.field("company.decision_process", _("How they decide"), section=section)


def deal(asking: Asking) -> Iterator[Field]:
    """What may be sold."""
    section = _("Deal")
    yield asking.field("deal.name", _("Deal name"), section=section)
    yield asking.field("deal.amount", _("Amount"), section=section)
    yield asking.field("deal.expected_close", _("Planned close date"), section=section)
    yield asking.field("deal.owner", _("Responsible"), section=section)


def _match(asking: Asking, table: str, section: str) -> Iterator[Field]:
    found = [match for match in asking.matches if match.table == table]
    if not found:
        return
    choices = [Choice(str(match.id), match.name, say(match.why)) for match in found[:5]]
    choices.append(Choice(APART, _("keep apart: a new record")))
    settled = asking.draft.settled
    text = "" if table not in settled else str(settled[table] or APART)
    yield Field(
        key=f"{table}.match",
        label=_("Already known?"),
        kind="choice",
        section=section,
        choices=tuple(choices),
        text=text,
        offered=not text,
        about=_("Only fields that are empty there will be filled."),
    )
