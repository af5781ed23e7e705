"""How a person is spoken to in a language with manners of its own.

Polish greets in the vocative and says Pan or Pani. Neither can be looked up offline for every name,
so this takes the safe form: right for either sex, plain rather than wrong. Russian greets by name
and patronymic, never by the surname that lists put first.
"""

import re
from collections.abc import Mapping

MEN_IN_A = frozenset(
    {"kuba", "barnaba", "kosma", "bonawentura", "jarema", "sasza", "misza", "ilja"}
)
"""Men's names that end in -a, as women's names do."""

KNOWN_VOCATIVES = {
    "adam": "Adamie", "adrian": "Adrianie", "andrzej": "Andrzeju", "artur": "Arturze",
    "bartosz": "Bartoszu", "dariusz": "Dariuszu", "dawid": "Dawidzie", "grzegorz": "Grzegorzu",
    "jacek": "Jacku", "jakub": "Jakubie", "jan": "Janie", "janusz": "Januszu", "jerzy": "Jerzy",
    "józef": "Józefie", "kamil": "Kamilu", "karol": "Karolu", "konrad": "Konradzie",
    "krzysztof": "Krzysztofie", "łukasz": "Łukaszu", "maciej": "Macieju", "marcin": "Marcinie",
    "marek": "Marku", "mariusz": "Mariuszu", "mateusz": "Mateuszu", "michał": "Michale",
    "mikołaj": "Mikołaju", "paweł": "Pawle", "patryk": "Patryku", "piotr": "Piotrze",
    "przemysław": "Przemysławie", "rafał": "Rafale", "robert": "Robercie",
    "sebastian": "Sebastianie",
    "stanisław": "Stanisławie", "szymon": "Szymonie", "tadeusz": "Tadeuszu", "tomasz": "Tomaszu",
    "wojciech": "Wojciechu", "zbigniew": "Zbigniewie",
}  # fmt: skip
"""The usual men's names; their vocative follows no short rule."""

SHORT_NAMES = frozenset({"ola", "ela", "ula", "ala"})
SOFT_ENDINGS = ("sia", "cia", "zia", "nia")
"""Pet names of women, whose vocative ends in -u."""

PATRONYMIC = re.compile(r"\w+(?:вич|вна|ьич|мич|нична|кызы|оглы)", re.IGNORECASE)


def terms_of_address(name: str, lang: str) -> Mapping[str, str]:
    """The merge fields by which a script speaks to somebody of this name; none where plain."""
    if lang.startswith("ru"):
        return _by_patronymic(name.split())
    if not lang.startswith("pl") or not name.strip():
        return {}
    first = name.split()[0]
    woman = first.casefold().endswith("a") and first.casefold() not in MEN_IN_A
    you, genitive, accusative = ("Pani", "Pani", "Panią") if woman else ("Pan", "Pana", "Pana")
    return {
        "contact_voc": _vocative(first, woman),
        "contact_gen": f"osoby: {name}",
        "you": you,
        "you_gen": genitive,
        "you_acc": accusative,
    }


def _by_patronymic(parts: list[str]) -> Mapping[str, str]:
    """Name and patronymic of three parts, whichever end the surname stands at."""
    if len(parts) != 3:
        return {}
    for first, second in ((1, 2), (0, 1)):
        if PATRONYMIC.fullmatch(parts[second]):
            return {"contact": f"{parts[first]} {parts[second]}"}
    return {}


def _vocative(first: str, woman: bool) -> str:
    if woman:
        short = first.casefold()
        soft = short in SHORT_NAMES or (short.endswith(SOFT_ENDINGS) and len(short) <= 5)
        return f"Pani {first[:-1]}{'u' if soft else 'o'}"
    known = KNOWN_VOCATIVES.get(first.casefold())
    return f"Panie {known}" if known else "proszę Pana"
