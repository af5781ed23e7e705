"""How a person is spoken to in a language with manners of its own.

Polish greets in the vocative and says Pan or Pani. Neither can be looked up offline for every name:
where a name tells neither, nobody is greeted by it, and both forms stand for whoever hears the
voice. Russian greets by name and patronymic, never by the surname that lists put first.
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

MENS_ENDINGS = {"sław": "sławie", "mierz": "mierzu", "usz": "uszu", "asz": "aszu", "osz": "oszu"}
"""Ends of names that only men have, and their vocative."""

SHORT_NAMES = frozenset({"ola", "ela", "ula", "ala"})
SOFT_ENDINGS = ("sia", "cia", "zia", "nia")
"""Pet names of women, whose vocative ends in -u."""

FORMS = ("you", "you_gen", "you_acc")
"""Merge fields of Pan and Pani: nominative, genitive, accusative."""

PATRONYMIC = re.compile(r"\w+(?:вич|вна|ьич|мич|нична|кызы|оглы)", re.IGNORECASE)


def terms_of_address(name: str, lang: str) -> Mapping[str, str]:
    """The merge fields by which a script speaks to somebody of this name; none where plain."""
    if lang.startswith("ru"):
        return _by_patronymic(name.split())
    if not lang.startswith("pl") or not name.strip():
        return {}
    first = name.split()[0]
    small = first.casefold()
    of_name = {"contact_gen": f"osoby: {name}"}
    if small.endswith("a") and small not in MEN_IN_A:
        greeting, said = f"Pani {_of_woman(first)}", ("Pani", "Pani", "Panią")
    elif small in MEN_IN_A:
        greeting, said = "proszę Pana", ("Pan", "Pana", "Pana")
    elif vocative := _of_man(first):
        greeting, said = f"Panie {vocative}", ("Pan", "Pana", "Pana")
    else:
        return {**of_name, **dict(zip(FORMS, ("Pan/Pani", "Pana/Pani", "Pana/Panią"), strict=True))}
    return {"contact_voc": greeting, **of_name, **dict(zip(FORMS, said, strict=True))}


def _by_patronymic(parts: list[str]) -> Mapping[str, str]:
    """Name and patronymic of three parts, whichever end the surname stands at."""
    if len(parts) != 3:
        return {}
    for first, second in ((1, 2), (0, 1)):
        if PATRONYMIC.fullmatch(parts[second]):
            return {"contact": f"{parts[first]} {parts[second]}"}
    return {}


def _of_woman(first: str) -> str:
    short = first.casefold()
    soft = short in SHORT_NAMES or (short.endswith(SOFT_ENDINGS) and len(short) <= 5)
    return f"{first[:-1]}{'u' if soft else 'o'}"


def _of_man(first: str) -> str:
    """The vocative of a name that only men have; empty where the name tells nothing."""
    if known := KNOWN_VOCATIVES.get(first.casefold()):
        return known
    for ending, vocative in MENS_ENDINGS.items():
        if first.casefold().endswith(ending) and len(first) > len(ending):
            return f"{first[: -len(ending)]}{vocative}"
    return ""
