"""On what basis a lead may be contacted, as other programs' columns say it."""

from functools import lru_cache

REFUSED = "refused"
"""Kept where the list says that they did not agree; a first call is warned of."""

_KNOWN = {
    "consent": "consent", "zgoda": "consent", "согласие": "consent", "inbound": "inbound",
    "customer": "customer", "klient": "customer", "клиент": "customer", "public": "public",
    "freely given consent from contact": "consent", "legitimate interest – existing customer":
    "customer", "legitimate interest - existing customer": "customer", "none": "none",
}  # fmt: skip
_YES = {
    "yes", "y", "true", "1", "x", "✓", "opt-in", "opted in", "granted", "subscribed", "checked",
    "tak", "t", "prawda", "wyrażona", "udzielona", "jest", "да", "д", "истина", "есть", "дано",
    "получено",
}  # fmt: skip
_NO = {
    "no", "n", "false", "0", "opt-out", "opted out", "not granted", "denied", "withdrawn",
    "unsubscribed", "nie", "fałsz", "niewyrażona", "nieudzielona", "odmowa",
    "wycofana", "cofnięta", "brak", "brak zgody", "нет", "н", "ложь", "отказ", "отозвано",
    "не дано", "не получено", "нет согласия",
}  # fmt: skip
"""Most columns of a consent hold a yes or a no; a no must never pass for a basis."""


@lru_cache(maxsize=256)
def basis(text: str) -> str:
    """The basis that a cell names: one of ours, or the team's own words."""
    said = _plain(text)
    if said in _NO:
        return REFUSED
    return "consent" if said in _YES else _KNOWN.get(said, text)


@lru_cache(maxsize=256)
def denies(text: str) -> bool:
    """Whether a cell says that there is no basis, so that no default may stand in for it."""
    return _plain(text) in _NO


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")
