"""Records with every letter and sign that a file may stumble over."""

from dataclasses import replace

from data.rows import NewLead
from data.store import Store
from tests.data.samples import A_DEAL, COMPANY, CONTACT, DEAL, NO_DEAL, saved_call
from tui.scripts.wrap_up.forms import WrapUp

PEOPLE = (
    ("Zażółć Gęślą-Jaźń", "Łódź „Świerk”; Sp. z o.o.", "zazolc@swierk.example", "+48 22 555 01 01"),
    ("Щукина Ёлка Юрьевна", "ООО «Съёмка, объём»", "elka@syomka.example", "+7 495 555-01-02"),
    ('Ann "Quote" O\'Neil', 'Semi;colon, "Comma" & Sons\nsecond line', "ann@semi.example", ""),
    ("=HYPERLINK(1)", "@SUM(1+1)", "evil@formula.example", "+44 20 7946 0103"),
    ("李 小龍", "株式会社 テスト", "li@test.example", "+81 3 5550 0104"),
)


def fill(store: Store) -> None:
    """Five people, every second with a deal, in companies of their own."""
    for at, (name, firm, email, phone) in enumerate(PEOPLE):
        person = replace(CONTACT, name=name, email=email, phone=phone)
        company = replace(
            COMPANY, name=firm, website=f"https://{email.partition('@')[2]}", employees="40"
        )
        end: WrapUp = A_DEAL if at % 2 == 0 else NO_DEAL
        if end.outcome == "deal":
            end = replace(end, deal=replace(DEAL, name=f"{firm}: 14 места, żółte"))
        end = replace(end, contact=person, company=company)
        saved_call(store, end, NewLead(name=name, company_name=firm, email=email, phone=phone))
