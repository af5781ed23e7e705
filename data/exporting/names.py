"""A person's name as the two fields that most CRMs have for it."""

import re

_PATRONYMIC = re.compile(r"(вич|вна|ична|ыч|vich|vna|ichna)$", re.IGNORECASE)
_BEFORE_SURNAME = frozenset(
    ["van", "von", "de", "der", "den", "da", "di", "del", "della", "la", "le", "du", "dos", "ter",
     "ten", "zu", "bin", "al", "st."]
)  # fmt: skip


def split_name(name: str) -> tuple[str, str]:
    """First and last name; every word is in one of the two, and a single word is the last name.

    `Whitfield, Dana` and the Russian order with a patronymic at the end begin with the surname.
    """
    before, comma, after = name.partition(",")
    if comma and after.strip():
        return after.strip(), before.strip()
    words = name.split()
    if len(words) < 2:
        return "", name.strip()
    if len(words) == 3 and _PATRONYMIC.search(words[2]):
        return " ".join(words[1:]), words[0]
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _BEFORE_SURNAME:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])
