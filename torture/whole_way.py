"""The whole way of a list: other programs' exports in, a day of calls, and files for each CRM out.

What comes out is read back and held against what went in: every link between contact, company and
deal, and every letter.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import text

from data.exporting.formats import known_wizards, wizard
from data.exporting.writing import Export
from data.rows import LeadRow, Saved
from data.store import Store
from tui import saving
from tui.leads.leads_file import ForAll, LeadsFile
from tui.saving.played import TalkClock
from tui.scripts.reading import Library
from tui.scripts.transcripts import drive, judged
from tui.scripts.wrap_up import WrapUp
from tui.scripts.wrap_up.forms import CompanyDraft, ContactDraft
from tui.services import Services

TRANSCRIPTS = (
    "orlica-discovery.deal-comparing.en.yaml",
    "orlica-undecided.deal-meeting.pl.yaml",
    "orlica-discovery.no-deal-later.en.yaml",
    "orlica-undecided.no-answer.pl.yaml",
    "orlica-discovery.deal-quote.ru.yaml",
    "orlica-undecided.no-need.pl.yaml",
)


class Person(NamedTuple):
    """Somebody on a list."""

    first: str
    last: str
    title: str
    company: str
    phone: str
    e164: str
    email: str


class Source(NamedTuple):
    """How another program writes its list."""

    file: str
    encoding: str
    delimiter: str
    header: Sequence[str]
    country: str
    firsts: Sequence[str]
    lasts: Sequence[str]
    companies: Sequence[str]
    titles: Sequence[str]
    phones: Sequence[str]
    """Ways of writing a number, a `d` for each of its last seven digits."""
    code: str


SOURCES = (
    Source(
        "hubspot-crm-exports-all-contacts.csv", "utf-8-sig", ",",
        ("Record ID", "First Name", "Last Name", "Job Title", "Company Name", "Phone Number",
         "Email", "Lifecycle Stage"),
        "GB",
        ("Dana", "Siân", "O’Neil", "Zoë", "François", "Björk"),
        ("Whitfield", "Smith-Jones", "D'Arcy", "Müller", "Ångström", "van der Berg", "Ng", "Łoś"),
        ("Northgate Supplies Ltd.", 'The "Best" Paper, Inc.', "Café Crème", "Smith & Sons"),
        ("Head of Sales", "COO; Operations", "", "Büroleitung"),
        ("020 7ddd dddd", "(020) 7ddd-dddd", "+44 20 7ddd dddd"),
        "+44207",
    ),
    Source(
        "salesforce report.csv", "cp1250", ";",
        ("Identyfikator", "Imię", "Nazwisko", "Stanowisko", "Nazwa firmy", "Telefon",
         "Adres e-mail", "Etap"),
        "PL",
        ("Łucja", "Małgorzata", "Zbigniew", "Święcisława", "Jan", "Ądam"),
        ("Żółć", "Brzęczyszczykiewicz", "Nowak-Źródło", "Kość", "Wiśniewska", "Śliż", "Ćma"),
        ("Hurtownia Żółta sp. z o.o.", "P.P.H.U. „Łoś” s.c.", "Zakład Ślusarski", "ABC; Sp. j."),
        ("Właściciel", "Dyrektor handlowy", "", "Główna księgowa"),
        ("22 ddd dd dd", "(22) ddd-dd-dd", "+48 22 ddd-dd-dd", "0048 22 ddddddd"),
        "+4822",
    ),
    Source(
        "LEAD_export_bitrix.csv", "cp1251", ";",
        ("ID", "Имя", "Фамилия", "Должность", "Название компании", "Рабочий телефон",
         "Рабочий e-mail", "Стадия"),
        "RU",
        ("Пётр", "Алёна", "Юлия", "Олег", "Эльза", "Игорь"),
        ("Королёв", "Щёголева", "Мамин-Сибиряк", "Объедков", "Ёлкина", "Цой", "Жук"),
        ("ООО «Весна»", "ИП Щукин", "ЗАО Тёплый дом", "АО Заря; филиал"),
        ("Директор", "Начальник отдела", "", "Бухгалтер"),
        ("8 (495) ddd-dd-dd", "+7 495 ddd dd dd", "495ddddddd"),
        "+7495",
    ),
)  # fmt: skip


def people(source: Source, count: int) -> Iterator[Person]:
    """So many people, each with a number and an address of their own."""
    names = cycle(product(source.lasts, source.firsts))
    for number, (last, first) in enumerate(islice(names, count)):
        digits = f"{number + 1_000_000:07}"
        written = source.phones[number % len(source.phones)]
        home = iter(digits)
        phone = "".join(next(home) if sign == "d" else sign for sign in written)
        firm = source.companies[number % len(source.companies)]
        yield Person(
            first,
            f"{last} {_roman(number // 30)}".strip(),
            source.titles[number % len(source.titles)],
            f"{firm} {number // 2}",
            phone,
            source.code + digits,
            f"p{number}@{source.country.lower()}{number // 2}.example",
        )


def _roman(number: int) -> str:
    """A number as letters, so that names differ by more than one."""
    letters = "MDCLXVI"
    return "".join(letters[int(digit) % 7] for digit in f"{number:o}") if number else ""


def write_lists(folder: Path, count: int) -> dict[Path, list[Person]]:
    """The exports, each twenty-fifth row twice, and one that is no lead at the end."""
    made = {}
    for source in SOURCES:
        path = folder / source.file
        them = list(people(source, count))
        with path.open("w", encoding=source.encoding, newline="") as file:
            out = csv.writer(file, delimiter=source.delimiter)
            out.writerow(source.header)
            for number, one in enumerate(them):
                for _ in range(2 if number % 25 == 24 else 1):
                    out.writerow([number, *one[:4], one.phone, one.email, "lead"])
            out.writerow(["x", "", "", "", "", "1", "no address", ""])
        made[path] = them
    return made


@dataclass
class Way:
    """What went in, and what was found at the end."""

    rows: int = 0
    leads: int = 0
    calls: dict[str | None, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def take_in(services: Services, store: Store, path: Path, country: str) -> tuple[int, int, int]:
    """Take a list in as the import screen does: leads that came in, twice, unfit."""
    file = LeadsFile(services, path)
    quiet, never = (lambda *_told: None), (lambda: False)
    plan = file.plan(store, ForAll(country=country, basis="public"), quiet, never)
    try:
        done, _refused = file.take_in(store, plan, quiet, never)
        return done.added, plan.refused["twice"], plan.refused["unfit"]
    finally:
        plan.close()


def work(services: Services, store: Store, library: Library, calls: int) -> dict[str | None, int]:
    """Call the queue from its top, each call ended as one of the transcripts ends."""
    outcomes: dict[str | None, int] = {}
    ways = cycle(TRANSCRIPTS)
    while sum(outcomes.values()) < calls:
        waiting = [row for row in store.queue(now=services.clock.now()) if row.section == "new"]
        for row in waiting[: calls - sum(outcomes.values())]:
            saved = hold(services, store, library, store.lead(row.lead_id), next(ways))
            outcome = store.call(saved.call).outcome
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
    return outcomes


FOLDER = Path(__file__).parents[1] / "call_scripts" / "transcripts"


def hold(services: Services, store: Store, library: Library, lead: LeadRow, name: str) -> Saved:
    """One call with a lead, by the way that the app's own screens take."""
    transcript, settings = library.transcript(FOLDER / name), services.settings
    talk = TalkClock(services.clock.now())
    script = library.script(transcript.script, transcript.lang)
    live = saving.begin(
        store, lead, script, library=library, settings=settings, clock=talk,
    )  # fmt: skip
    try:
        now = services.clock.local()
        drive(transcript, live.call, now=now, spend=talk.spend)
        rep, owner = settings.rep_name, settings.owner_name
        end = judged(transcript, live.call, library.rules, now, rep=rep, owner=owner).wrap_up
        assert end is not None
        end = with_lead(end, lead)
        if end.contact is not None:
            end = with_known(store, end, lead)
        return saving.finish(live, end, saving.preview(live, end))
    finally:
        live.recorder.close()


def with_lead(end: WrapUp, lead: LeadRow) -> WrapUp:
    """The end of the call with this lead in the place of the transcript's."""
    if end.contact is None or end.company is None:
        return end
    contact = ContactDraft(
        name=lead.name, title=lead.title, email=lead.email, phone=lead.phone,
        role=end.contact.role, decides=end.contact.decides,
    )  # fmt: skip
    company = CompanyDraft(name=lead.company_name, country=lead.country)
    deal = replace(end.deal, name=f"{lead.company_name}, {lead.name}") if end.deal else None
    return replace(end, contact=contact, company=company, deal=deal)


def with_known(store: Store, end: WrapUp, lead: LeadRow) -> WrapUp:
    """The company that is there already, where it has the same domain."""
    found = store.matches(end.contact, end.company, lead_id=lead.id)
    companies = [each.id for each in found if each.table == "company" and each.closeness == 100]
    return replace(end, company_id=companies[0]) if companies else end


def read_back(store: Store, crm: str, sheet: str) -> list[dict[str, str]]:
    """An exported file as a wizard reads it, its cells by what they were made of."""
    format_ = wizard(crm)
    file = io.StringIO(newline="")
    Export(store, sheet, format_, for_crm=True, plain=True).to_csv(file, on_refusal=lambda _r: None)
    columns = format_.sheet(sheet).columns
    rows = csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=format_.separator)
    next(rows)
    return [
        {column.field: cell for column, cell in zip(columns, row, strict=True) if column.field}
        for row in rows
    ]


def lost(store: Store, crm: str) -> Iterator[str]:
    """The links and letters that are in the records and not in the files for a CRM."""
    sheets = {name: read_back(store, crm, name) for name in ("contacts", "companies", "deals")}
    with store.database.reading() as connection:
        records: dict[str, list[Mapping[str, Any]]] = {
            name: [dict(row) for row in connection.execute(text(sql)).mappings()]
            for name, sql in {
                "contacts": "SELECT id, name, email, title, company_id FROM contact",
                "companies": "SELECT id, name FROM company",
                "deals": "SELECT id, name, contact_id, company_id, amount FROM deal",
            }.items()
        }
    for sheet, one in (("contacts", "contact"), ("companies", "company"), ("deals", "deal")):
        by_id = {row[f"{one}.id"]: row for row in sheets[sheet]}
        if len(by_id) != len(records[sheet]) or len(sheets[sheet]) != len(by_id):
            yield f"{crm} {sheet}: {len(sheets[sheet])} rows for {len(records[sheet])} records"
        for record in records[sheet]:
            row = by_id.get(str(record["id"]), {})
            said = {key: _plain(cell) for key, cell in row.items()}
            for field_, value in record.items():
                wanted = "" if value is None else str(value)
                if field_ == "name" and one == "contact":
                    found = said.get("contact.name") or " ".join(
                        said.get(f"contact.{part}", "") for part in ("first_name", "last_name")
                    )
                    if found.split() != wanted.split():
                        yield f"{crm} {sheet} {record['id']}: {found!r} is not {wanted!r}"
                elif field_.endswith("_id"):
                    key = f"{field_.removesuffix('_id')}.id"
                    if said.get(key) != wanted:
                        yield f"{crm} {sheet} {record['id']}: {key} {said.get(key)!r}, {wanted!r}"
                elif field_ != "amount" and said.get(f"{one}.{field_}", wanted) != wanted:
                    yield f"{crm} {sheet} {record['id']}: {field_} {said[f'{one}.{field_}']!r}"


def _plain(cell: str) -> str:
    return cell.removeprefix("'")


def walk(services: Services, store: Store, library: Library, *, count: int, calls: int) -> Way:
    """Go the whole way.

    Args:
        services: Settings, places and the clock.
        store: The records, empty.
        library: The scripts.
        count: People on each of the three lists.
        calls: Calls of the day.
    """
    way = Way()
    folder = services.places.data / "lists"
    folder.mkdir(parents=True, exist_ok=True)
    wanted: dict[str, Person] = {}
    for source, (path, them) in zip(SOURCES, write_lists(folder, count).items(), strict=True):
        added, twice, unfit = take_in(services, store, path, source.country)
        way.rows += added + twice + unfit
        way.leads += added
        if (added, twice, unfit) != (count, count // 25, 1):
            way.wrong.append(f"{source.file}: {added} in, {twice} twice, {unfit} unfit")
        wanted |= {one.email: one for one in them}
    way.calls = work(services, store, library, calls)
    way.wrong += _of_leads(store, wanted)
    for crm in known_wizards():
        way.wrong += lost(store, crm)
    return way


def _of_leads(store: Store, wanted: Mapping[str, Person]) -> Iterator[str]:
    """Leads and contacts that are not, to the letter, who was on the lists."""
    with store.database.reading() as connection:
        for table in ("lead", "contact"):
            chosen = text(f"SELECT name, title, email, phone, phone_e164 FROM {table}")
            for name, title, email, phone, e164 in connection.execute(chosen):
                one = wanted.get(email)
                if one is None:
                    yield f"{table} {email} was on no list"
                elif (name, title, phone, e164) != (
                    f"{one.first} {one.last}", one.title, one.phone, one.e164,
                ):  # fmt: skip
                    yield f"{table} {email}: {(name, title, phone, e164)} is not {one}"
