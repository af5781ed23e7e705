"""What records are matched and searched by: numbers, addresses and names without their dress."""

import re

from data.phone_shapes import by_library, by_shape, is_whole
from tui.scripts.cleaning import folded
from tui.scripts.phone_writing import bare_number

_SIGNS = re.compile(r"[^\w\s&+]|_")
_DOTTED = re.compile(r"(?<=\w)\.(?=\w)|(?<=\b\w)\.(?=\s|$)")

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://")
_HOST_ENDS = re.compile(r"[/?#:]")
_DRESS = re.compile(r"[\s()./\u00a0-]")
_WHOLE_NUMBER = re.compile(r"\+\d{8,15}")
_NUMBER_WITHIN = re.compile(r"\d[\d\s()+./-]{4,}\d")
_NO_DIGIT = re.compile(r"\D")

_LEGAL_FORMS = (
    "spolka z ograniczona odpowiedzialnoscia", "spolka akcyjna", "spolka jawna",
    "spolka komandytowa", "общество с ограниченнои ответственностью", "акционерное общество",
    "индивидуальныи предприниматель", "sp z oo", "sp z o o", "sp zoo", "sp k", "sp j", "spk", "spj",
    "psa", "gmbh & co kg", "gmbh", "mbh", "ag", "kg", "ohg", "ug", "ev", "ltd", "limited", "llc",
    "llp", "lp", "inc", "incorporated", "corp", "corporation", "company", "co", "plc", "pte", "pty",
    "ооо", "оао", "зао", "пао", "ао", "ип", "тоо", "чп", "тов", "ooo", "oao", "zao", "pao",
    "sa", "s a", "sas", "sarl", "srl", "spa", "snc", "bv", "nv", "ab", "as", "asa", "oy", "oyj",
    "aps", "sro", "kft", "zrt", "doo", "ood", "eood", "lda", "sl",
)  # fmt: skip

_FORM = "|".join(re.escape(form) for form in sorted(_LEGAL_FORMS, key=len, reverse=True))
_AT_THE_END = re.compile(rf"\s+(?:{_FORM})$")
_AT_THE_START = re.compile(
    r"^(?:общество с ограниченнои ответственностью|индивидуальныи предприниматель|"
    r"акционерное общество|ооо|оао|зао|пао|ао|ип|тоо|чп|тов|ooo|oao|zao|pao)\s+"
)

FREE_MAIL = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "yahoo.com",
        "ymail.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "aol.com",
        "proton.me",
        "protonmail.com",
        "pm.me",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "web.de",
        "t-online.de",
        "mail.com",
        "zoho.com",
        "fastmail.com",
        "hey.com",
        "wp.pl",
        "o2.pl",
        "onet.pl",
        "op.pl",
        "interia.pl",
        "gazeta.pl",
        "poczta.onet.pl",
        "tlen.pl",
        "vp.pl",
        "mail.ru",
        "bk.ru",
        "inbox.ru",
        "list.ru",
        "internet.ru",
        "yandex.ru",
        "yandex.com",
        "ya.ru",
        "rambler.ru",
        "ukr.net",
        "seznam.cz",
        "centrum.cz",
        "free.fr",
        "orange.fr",
        "laposte.net",
        "libero.it",
        "qq.com",
        "163.com",
        "126.com",
    ]
)
"""Domains of mailboxes for everyone: they say nothing about a company."""


def email_key(email: str) -> str:
    """The address as it is compared."""
    return folded(email).replace(" ", "")


def company_key(name: str) -> str:
    """A company's name folded, without signs and without its legal form."""
    bare = _SIGNS.sub(" ", _DOTTED.sub("", folded(name)))
    bare = " ".join(bare.split())
    shorter = _AT_THE_START.sub("", bare)
    while True:
        cut = _AT_THE_END.sub("", shorter)
        if cut == shorter:
            return shorter or bare
        shorter = cut


def person_key(name: str) -> str:
    """A person's name folded, its words in one order, so that a swapped surname still matches."""
    return words_in_order(folded(name))


def words_in_order(name: str) -> str:
    """The same for a name that is folded already."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return " ".join(sorted(name.split()))
    return " ".join(sorted(_SIGNS.sub(" ", name).split()))


def domain_of(website: str, email: str = "") -> str:
    """The company's domain: of its site, else of the address, but for mailboxes for everyone."""
    site = folded(website).replace(" ", "")
    site = _SCHEME.sub("", site)
    site = _HOST_ENDS.split(site.rsplit("@", 1)[-1], maxsplit=1)[0]
    for found in (site, email_key(email).rpartition("@")[2]):
        bare = found.removeprefix("www.").strip(".")
        if "." in bare and bare not in FREE_MAIL:
            return bare
    return ""


def phone_key(phone: str, country: str = "") -> str:
    """The number in E.164; empty where it can't be told, or is none of its country.

    Args:
        phone: As typed or imported.
        country: Two letters, for numbers without a country code.
    """
    typed = phone.strip()
    digits = _DRESS.sub("", typed)
    if _WHOLE_NUMBER.fullmatch(digits) and "(0" not in typed and is_whole(digits):
        return digits
    region = country.strip().upper() if len(country.strip()) == 2 else ""
    if region and (found := by_shape(typed, region)):
        return found
    bare = bare_number(typed)
    if sum(sign.isdigit() for sign in bare) < 5:
        return ""
    return by_library(bare, region)


def search_text(*parts: str) -> str:
    """Everything a record may be found by, folded, digits of a number together."""
    kept = [folded(part) for part in parts if part]
    return " ".join([*kept, *filter(None, map(digits_within, parts))])


def digits_within(part: str) -> str:
    """The digits of a text that has a number in it, together; empty where it has none."""
    return _NO_DIGIT.sub("", part) if _NUMBER_WITHIN.search(part) else ""
