"""A calendar file (RFC 5545) of what was agreed: next steps, callbacks and returns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import or_, select

from data.store import Store
from data.tables.core import call, lead

LINE_OCTETS = 75
LENGTH = timedelta(minutes=30)
PRODUCT = "-//Talktrack//Talktrack//EN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Something agreed for a moment, or for a day."""

    uid: str
    at: datetime | date
    kind: str
    """The kind of next step, `callback` or `return`."""
    person: str
    company: str
    phone: str
    with_whom: str = ""
    client_action: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An appointment in words."""

    uid: str
    at: datetime | date
    summary: str
    description: str


def appointments(
    store: Store, *, since: datetime, owner: str = "", call_id: int | None = None
) -> list[Appointment]:
    """What is due from a moment on, in order: one entry for each thing agreed.

    Args:
        store: The records.
        since: From when on.
        owner: Only of this person's leads and calls.
        call_id: Only what was agreed in this call.
    """
    found: dict[tuple[int, datetime | date], Appointment] = {}
    chosen = (
        select(
            call.c.id, call.c.lead_id, call.c.next_step_type, call.c.next_step_at,
            call.c.next_step_who, call.c.next_step_action, call.c.callback_at, call.c.revisit_at,
            call.c.outcome, call.c.rep, lead.c.owner, lead.c.name, lead.c.company_name,
            lead.c.phone, lead.c.next_call_at, lead.c.status,
        )
        .join(lead, lead.c.id == call.c.lead_id)
        .where(call.c.status == "ended", lead.c.status != "do_not_contact")
        .where(or_(call.c.next_step_at >= since, call.c.callback_at >= since,
                   call.c.revisit_at >= since.date()))
        .order_by(call.c.started_at.desc(), call.c.id.desc())
    )  # fmt: skip
    if call_id is not None:
        chosen = chosen.where(call.c.id == call_id)
    with store.database.reading() as connection:
        for row in connection.execute(chosen):
            if owner and owner not in (row.owner, row.rep):
                continue
            person = {"person": row.name, "company": row.company_name, "phone": row.phone}
            name = f"{store.installation}-{row.id}"
            if row.next_step_at is not None and row.next_step_at >= since:
                found.setdefault(
                    (row.lead_id, row.next_step_at),
                    Appointment(
                        uid=f"step-{name}@talktrack", at=row.next_step_at,
                        kind=row.next_step_type or "", with_whom=row.next_step_who or "",
                        client_action=row.next_step_action or "", owner=row.owner, **person,
                    ),
                )  # fmt: skip
            # A callback that a later call has moved or made needless is not due any more.
            if row.callback_at is not None and row.callback_at == row.next_call_at:
                found.setdefault(
                    (row.lead_id, row.callback_at),
                    Appointment(
                        uid=f"callback-{name}@talktrack", at=row.callback_at, kind="callback",
                        owner=row.owner, **person,
                    ),
                )  # fmt: skip
            comes_back = row.outcome == row.status == "no_deal" and row.revisit_at is not None
            if comes_back and row.revisit_at >= since.date():
                found.setdefault(
                    (row.lead_id, row.revisit_at),
                    Appointment(
                        uid=f"return-{name}@talktrack", at=row.revisit_at, kind="return",
                        owner=row.owner, **person,
                    ),
                )  # fmt: skip
    return sorted(found.values(), key=lambda one: (_moment(one.at), one.uid))


def calendar(entries: Iterable[Entry], *, now: datetime) -> str:
    """The file: lines end with CR LF and are folded at 75 octets, moments are UTC."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH"]  # fmt: skip
    for entry in entries:
        lines += ["BEGIN:VEVENT", f"UID:{entry.uid}", f"DTSTAMP:{_utc(now)}", *_span(entry.at)]
        lines += [f"SUMMARY:{escaped(entry.summary)}"]
        if entry.description:
            lines.append(f"DESCRIPTION:{escaped(entry.description)}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def escaped(text: str) -> str:
    """Text as a value: backslash, semicolon, comma and line breaks behind a backslash."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, no letter cut in two."""
    part, octets = "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LINE_OCTETS:
            yield part
            part, octets = " ", 1
        part += letter
        octets += size
    yield part


def _span(at: datetime | date) -> list[str]:
    if isinstance(at, datetime):
        return [f"DTSTART:{_utc(at)}", f"DTEND:{_utc(at + LENGTH)}"]
    after = at + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{at:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _moment(at: datetime | date) -> datetime:
    return at if isinstance(at, datetime) else datetime(at.year, at.month, at.day, tzinfo=UTC)
