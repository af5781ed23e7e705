"""Countries as files name them, to their two letters."""

from functools import lru_cache

from tui.scripts.cleaning import folded

LANGUAGES = ("en", "pl", "ru")
ALSO = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "usa": "US", "u.s.a.": "US", "u.s.": "US", "united states of america": "US", "сша": "US",
    "stany zjednoczone ameryki": "US", "рф": "RU", "россииская федерация": "RU",
    "russian federation": "RU", "the netherlands": "NL", "holland": "NL", "holandia": "NL",
    "голландия": "NL", "czech republic": "CZ", "republika czeska": "CZ", "белоруссия": "BY",
    "rzeczpospolita polska": "PL", "republic of poland": "PL", "south korea": "KR",
}  # fmt: skip


@lru_cache(maxsize=2048)
def country_code(name: str) -> str:
    """The two letters of a country; empty where the name is none that is known."""
    wanted = folded(name)
    if not wanted:
        return ""
    return ALSO.get(wanted) or _codes().get(wanted, "")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    from babel import Locale
    from babel.core import get_global

    found: dict[str, str] = {}
    for alias, codes in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(codes) == 1:
            found[alias.lower()] = codes[0]
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("ZZ", "EU", "UN", "XA", "XB"):
                found.setdefault(folded(name), code)
                found[code.lower()] = code
    return found
