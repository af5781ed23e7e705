"""Leads: adding, changing, finding them, and the queue."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from pydantic import ValidationError
from sqlalchemy import and_, bindparam, insert, or_, select, text, update
from sqlalchemy.engine import Connection

from data.errors import NotFound, StoreConflict, StoreRefused, Suppressed
from data.keys import email_key, phone_key, search_text
from data.overturned import of_calls
from data.queue_sql import TOTAL
from data.rows import CallSummary, LeadRow, Match, NewLead
from data.suppression import is_suppressed
from data.tables import LeadCreate
from data.tables.core import call, change, evidence, lead
from tui.scripts.cleaning import folded
from tui.scripts.sayings import Saying

NO_LEAD = "There is no lead {id} any more. Go back to the queue and choose another."
HANDS_OFF = (
    "This person asked not to be contacted, so the number or address is refused. "
    "Choose another lead."
)
KNOWN_ALREADY = "{name} is in the records already ({why}). Open that lead, or add it all the same."
CHANGED_MEANWHILE = "Somebody else changed {name} meanwhile. Look at it again and save again."
BAD_FIELD = "{field} can't be stored as given: {why}. Correct it and save again."
NO_SUCH_FIELD = "A lead has no field {field}. The fields are: {known}."

SAME_PHONE = "the same number {value}"
SAME_EMAIL = "the same e-mail {value}"
SAME_NAME = "the same name and company"

_COLUMNS = [lead.c[name] for name in LeadRow.__dataclass_fields__]
_GET = select(*_COLUMNS).where(lead.c.id == bindparam("_row"))
_ADD = insert(lead)
_SET = update(lead).where(lead.c.id == bindparam("_row"))
_FOLLOWING = ("phone_e164", "email_folded", "search")
_FIELDS = tuple(name for name in LeadCreate.model_fields if name != "phone_e164")


class DuplicateLead(StoreRefused):
    """The lead is there already; `matches` says which and why."""

    def __init__(self, matches: list[Match]) -> None:
        """Keep the matches, the closest first."""
        self.matches = matches
        super().__init__(KNOWN_ALREADY, name=matches[0].name, why=matches[0].why)


def add(
    connection: Connection,
    *,
    new: NewLead,
    now: datetime,
    allow_duplicate: bool,
    by_name: bool = False,
) -> int:
    """Add a lead that is nobody's duplicate and on no list.

    Raises:
        DuplicateLead: It has the number or address of another lead, or (`by_name`) its name and
            company.
        Suppressed: The person asked not to be contacted.
    """
    values = checked(asdict(new))
    if is_suppressed(connection, phone_e164=values["phone_e164"], email_key=values["email_folded"]):
        raise Suppressed(HANDS_OFF)
    if not allow_duplicate:
        known = same_as(
            connection, phone_e164=values["phone_e164"], email_folded=values["email_folded"]
        )
        if by_name and not known:
            known = same_name(connection, name=values["name"], company_name=values["company_name"])
        if known:
            raise DuplicateLead(known)
    added = connection.execute(_ADD, {"created_at": now, **values})
    key = added.inserted_primary_key
    assert key is not None
    return int(key[0])


def checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns for a lead: cleaned, checked, with the keys it is found by.

    Raises:
        StoreRefused: A field can't be stored; the sentence names it.
    """
    try:
        values = LeadCreate.model_validate(dict(given)).model_dump()
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise StoreRefused(BAD_FIELD, field=field, why=first["msg"]) from None
    values["phone_e164"] = phone_key(values["phone"], values["country"])
    values["email_folded"] = email_key(values["email"])
    values["search"] = search_text(
        values["name"], values["company_name"], values["title"], values["email"],
        values["phone_e164"] or values["phone"],
    )  # fmt: skip
    return values


def same_as(connection: Connection, *, phone_e164: str, email_folded: str) -> list[Match]:
    """Leads with the same number or address."""
    reasons = []
    # The indexes leave empty values out; only a condition that says so too may use them.
    if phone_e164:
        reasons.append(and_(lead.c.phone_e164 == phone_e164, text("phone_e164 <> ''")))
    if email_folded:
        reasons.append(and_(lead.c.email_folded == email_folded, text("email_folded <> ''")))
    if not reasons:
        return []
    chosen = select(
        lead.c.id, lead.c.name, lead.c.company_name, lead.c.phone_e164, lead.c.email_folded
    )
    found = connection.execute(chosen.where(or_(*reasons)).order_by(lead.c.id).limit(5)).all()
    return [
        Match(
            table="lead",
            id=row.id,
            name=row.name or row.company_name or row.phone_e164 or row.email_folded,
            why=(
                Saying(SAME_PHONE, {"value": phone_e164})
                if phone_e164 and row.phone_e164 == phone_e164
                else Saying(SAME_EMAIL, {"value": email_folded})
            ),
        )
        for row in found
    ]


def same_name(connection: Connection, *, name: str, company_name: str) -> list[Match]:
    """Leads of the same name at the same company, in whatever case and accents."""
    wanted = (folded(name), folded(company_name))
    if not all(wanted):
        return []
    # What a lead is found by begins with these two; that spares folding every name there is.
    alike = lead.c.search.startswith(" ".join(wanted), autoescape=True)
    chosen = select(lead.c.id, lead.c.name, lead.c.company_name).where(alike).order_by(lead.c.id)
    return [
        Match(table="lead", id=row.id, name=row.name, why=Saying(SAME_NAME))
        for row in connection.execute(chosen)
        if (folded(row.name), folded(row.company_name)) == wanted
    ]


def count(connection: Connection) -> int:
    """How many leads there are in all."""
    return int(connection.execute(text(TOTAL)).scalar_one())


def get(connection: Connection, *, lead_id: int) -> LeadRow:
    """The lead as it is kept.

    Raises:
        NotFound: There is none with this id.
    """
    row = connection.execute(_GET, {"_row": lead_id}).mappings().first()
    if row is None:
        raise NotFound(NO_LEAD, id=lead_id)
    return LeadRow(**row)


def edit(
    connection: Connection,
    *,
    lead_id: int,
    fields: Mapping[str, Any],
    by: str = "",
    version: int | None = None,
    now: datetime | None = None,
) -> LeadRow:
    """Change fields of a lead and note what stood there before.

    Args:
        connection: A transaction that writes.
        lead_id: The lead.
        fields: New values by column.
        by: Who changes it.
        version: The version the person was looking at; None takes whatever is there.
        now: When, for the history.
    """
    strange = next((name for name in fields if name not in _FIELDS), None)
    if strange:
        raise StoreRefused(NO_SUCH_FIELD, field=strange, known=", ".join(_FIELDS))
    old = get(connection, lead_id=lead_id)
    if version is not None and version != old.version:
        raise StoreConflict(CHANGED_MEANWHILE, name=old.name or old.company_name)
    kept = {name: getattr(old, name) for name in _FIELDS}
    values = checked({**kept, **fields})
    changed = {name: values[name] for name in _FIELDS if values[name] != kept[name]}
    if not changed:
        return old
    follow = [lead.c[name] for name in _FOLLOWING]
    found = connection.execute(select(*follow).where(lead.c.id == lead_id)).mappings().one()
    # What follows from a field is noted with it, so that both are taken back.
    kept.update(found)
    changed.update({name: values[name] for name in _FOLLOWING if values[name] != kept[name]})
    values["version"] = old.version + 1
    connection.execute(_SET, {**values, "_row": lead_id})
    at, batch = now or datetime.now(UTC), f"edit-{uuid4().hex}"
    connection.execute(
        insert(change),
        [
            {
                "at": at, "by": by, "call_id": None, "table": "lead", "row_id": lead_id,
                "field": name, "old": as_text(kept[name]), "new": as_text(value), "created": 0,
                "batch": batch,
            }
            for name, value in changed.items()
        ],
    )  # fmt: skip
    return get(connection, lead_id=lead_id)


def as_text(value: Any) -> str | None:
    """A value as the history shows it."""
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.astimezone(UTC)  # as it is read back, so that it can be compared
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def history(connection: Connection, *, lead_id: int) -> list[CallSummary]:
    """The calls with a lead, the latest first, with what was heard in each."""
    apart = ("words", "overturned")
    columns = [call.c[name] for name in CallSummary.__dataclass_fields__ if name not in apart]
    chosen = select(*columns).where(call.c.lead_id == lead_id)
    calls = (
        connection.execute(chosen.order_by(call.c.started_at.desc(), call.c.id.desc()).limit(100))
        .mappings()
        .all()
    )
    heard: dict[int, list[str]] = {}
    said = select(evidence.c.call_id, evidence.c.words).where(
        evidence.c.call_id.in_([row["id"] for row in calls]), evidence.c.words != ""
    )
    for call_id, words in connection.execute(said.order_by(evidence.c.call_id, evidence.c.seq)):
        heard.setdefault(call_id, []).append(words)
    overturned = of_calls(connection, [row["id"] for row in calls if row["reason"]])
    return [
        CallSummary(
            **row, words=tuple(heard.get(row["id"], ())), overturned=overturned.get(row["id"])
        )
        for row in calls
    ]
