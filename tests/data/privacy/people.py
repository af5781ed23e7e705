"""A person with marks in every place that keeps words, and others who have to stay."""

from dataclasses import replace
from pathlib import Path

from data.rows import NewLead
from data.store import Store
from tests.data.samples import (
    A_DEAL,
    COMPANY,
    CONTACT,
    DEAL,
    NOW,
    RESULT,
    ask,
    begin,
    event,
    saved_call,
)
from tui.scripts.wrap_up.forms import NextStep

MARKS = (
    "Zofia Żurawska-Qwint",
    "zofia.zq@marked.example",
    "48225550177",
    "MARKWORDS they lose the quotes",
    "MARKDRAFT still typing",
)

ZOFIA = NewLead(
    name=MARKS[0], title="MARKTITLE", company_name="Marked Works", email=MARKS[1],
    phone="+48 22 555 01 77", source="web",
)  # fmt: skip
PIOTR = NewLead(
    name="Piotr Other", company_name="Marked Works", email="piotr@other.example",
    phone="+48 22 555 01 78",
)  # fmt: skip


def every_mark() -> tuple[bytes, ...]:
    """The marks as bytes, in the forms in which they are kept."""
    forms = {*MARKS, "+48 22 555 01 77", "MARKTITLE", "Qwint", "zurawska-qwint", "MARKNOTE"}
    return tuple(form.encode() for form in sorted(forms))


def fill(store: Store) -> tuple[int, int]:
    """Zofia with a deal and a draft, and Piotr of the same company, who spoke of her.

    Returns:
        Her lead and his.
    """
    person = replace(
        CONTACT, name=MARKS[0], title="MARKTITLE", email=MARKS[1], phone="+48 22 555 01 77"
    )
    company = replace(COMPANY, name="Marked Works", website="https://marked.example")
    hers = replace(
        A_DEAL,
        contact=person,
        company=company,
        deal=replace(DEAL, name="Zofia Żurawska-Qwint, 14 seats"),
        next_step=NextStep(type="meeting", at=NOW, who=MARKS[0], client_action="MARKNOTE brings"),
    )
    call_id = saved_call(store, hers, ZOFIA)
    lead_id = store.call(call_id).lead_id
    result = replace(
        RESULT, evidence=(replace(RESULT.evidence[0], words=MARKS[3]),), last_words=MARKS[3]
    )
    again = begin(store, lead_id, events=0, at=NOW)
    store.append(again, event(1, "captured", text=MARKS[1], value=MARKS[1]))
    store.append(again, event(2, "noted", text="MARKNOTE said so"))
    no_deal = replace(hers, outcome="no_deal", deal=None, revisit_at=NOW.date())
    known = store.call(call_id)
    store.save(
        again,
        replace(no_deal, contact_id=known.contact_id, company_id=known.company_id),
        result,
        event=event(3, "wrapped_up", outcome="x"),
    )
    draft = begin(store, lead_id, events=1, at=NOW)
    store.save_line(draft, MARKS[4])
    store.edit_lead(lead_id, by="Alex", title="MARKTITLE two")

    his = store.add_lead(PIOTR)
    other = begin(store, his, events=0, at=NOW)
    store.append(other, event(1, "noted", text=f"ask {MARKS[0]}, {MARKS[1]}, +48225550177"))
    his_end = replace(
        hers,
        contact=replace(CONTACT, name="Piotr Other", email="piotr@other.example", phone=""),
        company_id=known.company_id,
        deal=replace(DEAL, name="Marked Works, second deal"),
        next_step=None,
    )
    store.save(other, his_end, RESULT, event=event(2, "wrapped_up", outcome="x"))
    return lead_id, his


def found_in(folder: Path) -> dict[str, list[bytes]]:
    """The marks that are in any file under a folder, by file, as raw bytes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            here = [mark for mark in every_mark() if mark in data]
            if here:
                found[path.name] = here
    return found


def kept(path: Path) -> list[tuple[object, ...]]:
    """What is left of Piotr and of the deals."""
    return [
        *ask(path, "SELECT name, email FROM lead WHERE name = 'Piotr Other'"),
        *ask(path, "SELECT name FROM contact WHERE name = 'Piotr Other'"),
        *ask(path, "SELECT name, amount FROM deal ORDER BY id"),
        *ask(path, "SELECT name FROM company"),
    ]
