"""Invented leads for the demo. Addresses are on `.example`, numbers in ranges kept for fiction."""

from typing import NamedTuple


class Person(NamedTuple):
    """Somebody to call."""

    name: str
    title: str
    company: str
    phone: str
    email: str
    country: str
    industry: str
    employees: int
    source: str


PEOPLE = (
    Person("Priya Raman", "Sales director", "Harbour Fixings", "+44 20 7946 0803",
           "priya@harbourfixings.example", "GB", "Wholesale", 64, "webinar"),
    Person("Tom Ashby", "Owner", "Ashby Heating", "+44 20 7946 0831",
           "tom@ashbyheating.example", "GB", "Services", 12, "form"),
    Person("Maeve Doyle", "Operations manager", "Greenline Packaging", "+44 20 7946 0847",
           "maeve@greenline.example", "IE", "Distribution", 140, "e-book"),
    Person("Samuel Okoro", "Head of sales", "Brightwell Tools", "+44 20 7946 0852",
           "samuel@brightwell.example", "GB", "Wholesale", 85, "referral"),
    Person("Helen Marsh", "Managing director", "Marsh & Sons Timber", "+44 20 7946 0866",
           "helen@marshtimber.example", "GB", "Trade", 38, "cold list"),
    Person("Lucas Brandt", "Vertriebsleiter", "Brandt Büromöbel", "+44 20 7946 0878",
           "lucas@brandt-moebel.example", "DE", "Distribution", 55, "LinkedIn"),
    Person("Barbara Łęcka", "Dyrektorka handlowa", "Łęcka Oświetlenie", "+48 22 000 00 14",
           "b.lecka@lecka.example", "PL", "Hurt", 47, "formularz"),
    Person("Paweł Żak", "Właściciel", "Żak Instalacje", "+48 22 000 00 27",
           "pawel@zak-instalacje.example", "PL", "Usługi", 9, "polecenie"),
    Person("Joanna Świątek", "Kierowniczka sprzedaży", "Meble Dąbrowa", "+48 22 000 00 35",
           "j.swiatek@dabrowa.example", "PL", "Produkcja", 210, "webinar"),
    Person("Krzysztof Gołąb", "Prezes", "Gołąb Logistyka", "+48 22 000 00 48",
           "k.golab@golab.example", "PL", "Usługi B2B", 130, "targi"),
    Person("Anna Szczęsna", "Szefowa biura", "Szczęsna Druk", "+48 22 000 00 59",
           "anna@szczesna-druk.example", "PL", "Usługi", 18, "e-book"),
    Person("Сергей Щукин", "Коммерческий директор", "ООО «Щука-Снаб»", "+7 495 000-00-17",
           "s.schukin@schuka.example", "RU", "Опт", 75, "вебинар"),
    Person("Мария Ёлкина", "Руководитель продаж", "«Ёлка и партнёры»", "+7 495 000-00-26",
           "elkina@elka.example", "RU", "Услуги", 22, "форма на сайте"),
    Person("Тимур Гайнутдинов", "Собственник", "«Казань-Крепёж»", "+7 495 000-00-38",
           "timur@krepezh.example", "RU", "Торговля", 41, "рекомендация"),
    Person("Людмила Фёдорова", "Директор по закупкам", "«СеверТара»", "+7 495 000-00-74",
           "l.fedorova@severtara.example", "RU", "Производство", 160, "выставка"),
    Person("Nora Lindqvist", "Finance lead", "Fjordvik Supplies", "+44 20 7946 0884",
           "nora@fjordvik.example", "SE", "Wholesale", 33, "web"),
    Person("Ewa Kłos", "Kierowniczka zakupów", "Kłos i Córki", "+48 22 000 00 63",
           "ewa@klos.example", "PL", "Handel", 26, "formularz"),
    Person("Oliver Penn", "Sales operations", "Penn Catering Supply", "+44 20 7946 0899",
           "oliver@penncatering.example", "GB", "Distribution", 92, "form"),
    Person("Denise Carver", "Head of operations", "Carver Freight", "+1 212 555 0142",
           "denise@carverfreight.example", "US", "Distribution", 180, "webinar"),
    Person("Hana Mori", "Sales planning", "Mori Tools", "+81 3 0000 0126",
           "hana@moritools.example", "JP", "Wholesale", 70, "web"),
)  # fmt: skip
