"""A call and its lead as the end of the call finds them: read once, for all that is written then.

A save is as fast as it has few questions to ask, so that the call, who is in it and its lead are
one row.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from data.calls import NO_CALL
from data.errors import NotFound
from data.holding import Held
from data.rows import CallRow, LeadRow
from data.scoring.known import LastTalk, did_of, facts_of, last_talk
from data.tables.core import call, lead
from tui.scripts.scoring.facts import LeadFacts

_CALL = tuple(CallRow.__dataclass_fields__)
_HELD = Held._fields
_LEAD = tuple(LeadRow.__dataclass_fields__)
_READ = (
    select(
        *(call.c[name] for name in (*_CALL, *_HELD)),
        *(lead.c[name].label(f"lead_{name}") for name in (*_LEAD, "scoring_version")),
    )
    .join(lead, lead.c.id == call.c.lead_id)
    .where(call.c.id == bindparam("_row"))
)


@dataclass(frozen=True, slots=True)
class AtHand:
    """A call, its lead, and what the lead's score depends on."""

    call: CallRow
    held: Held
    """Who is in the call."""
    lead: LeadRow
    scored_by: str
    """The rules that the lead's score is by."""
    facts: LeadFacts
    """What is known of the lead, its talks left out."""
    talk: LastTalk | None
    """Its last finished talk so far."""


def at_hand(connection: Connection, *, call_id: int) -> AtHand:
    """The call with this id, and its lead.

    Raises:
        NotFound: There is none.
    """
    row: Any = connection.execute(_READ, {"_row": call_id}).first()
    if row is None:
        raise NotFound(NO_CALL, id=call_id)
    values = iter(row)  # in the order of the columns
    of_call = CallRow(**dict(zip(_CALL, values, strict=False)))
    held = Held(*(next(values) for _ in _HELD))
    of_lead = LeadRow(**{name: next(values) for name in _LEAD})
    return AtHand(
        call=of_call,
        held=held,
        lead=of_lead,
        scored_by=next(values),
        facts=facts_of(of_lead, did_of(connection, of_lead.id), None),
        talk=last_talk(connection, of_lead.id),
    )
