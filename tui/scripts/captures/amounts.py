"""Numbers, percentages and money as people type them."""

import re
from decimal import Decimal

from tui.scripts.cleaning import folded

from .canonical import Money, plain, rounded
from .currencies import taken_out
from .digits import decimal
from .errors import Refusal
from .number_words import COUNTS, HALVES, MULTIPLES, ORDINALS, SHARES, counted

LARGEST = 10**12
"""Nobody sells for more on the telephone; a figure above it is a slip of the finger."""

_TOKEN = re.compile(r"\d+(?:[ .,'’]\d+)*|[^\W\d_]+\.?|\S")
_ABOUT = re.compile(
    r"^(?:(?:about|around|roughly|approx|approximately|some|up to|circa|ca|almost|over|ok|okolo|"
    r"jakies|mniej wiecej|do|prawie|ponad|около|примерно|где-то|порядка|до|почти|больше)\b\.?"
    r"|[~≈<>])\s*"
)
_RANGE = re.compile(r"\d\s*(?:-|–|—|\.\.+|to|do|до)\s*\d|^(?:from|od|от) .* (?:to|do|до) ")
_PER_CENT = re.compile(r"%|\b(?:per ?cent|pct|procent\w*|proc|процент\w*|проц)\b\.?")
_OF = re.compile(r"^(.+?)\s*(?:/|\b(?:out of|of|in|on|ze|z|na|из|на|от)\b)\s*(.+)$")
_EVERY = re.compile(r"^(?:co|every|кажд\w+) (\w+)$")
_THING = re.compile(r"^(.*\d.*?)\s+[^\W\d_]{3,}\.?$")
"""What is counted, as one last word: people, osób, человек."""
_JOINING = {"a", "an", "of", "and", "i", "и"}

_ODD = "“{typed}” is not a number that can be read. Type it as in {example}."
_NOT_MONEY = "“{typed}” is not an amount of money. Type it as in {example}."
_NOT_SHARE = "“{typed}” is not a percentage. Type it as in {example}."


def number(text: str, lang: str) -> str:
    """A number, `2,5`, `12 tys.` or `25 people`, as it is kept."""
    bare = folded(text)
    try:
        quantity = _quantity(bare, lang, _ODD)
    except Refusal:
        counted_thing = _THING.match(bare)
        if counted_thing is None:
            raise
        quantity = _quantity(counted_thing[1], lang, _ODD)
    return plain(_bounded(quantity))


def money(text: str, lang: str, currency: str) -> str:
    """A sum of money as it is kept; `currency` where the text names none."""
    rest, named = taken_out(folded(text))
    amount = _bounded(_quantity(rest, lang, _NOT_MONEY, sure=True))
    return str(Money(amount, named or currency))


def percent(text: str, lang: str) -> str:
    """A percentage as it is kept: `12,5 %`, `41 of 120`, `co trzecia`, `половина`."""
    bare = folded(text)
    if bare in SHARES:
        return plain(rounded(SHARES[bare] * 100))
    if (every := _EVERY.match(bare)) and every[1] in ORDINALS:
        return plain(rounded(Decimal(100) / ORDINALS[every[1]]))
    rest = _PER_CENT.sub(" ", bare).strip()
    if rest == bare and (of := _OF.match(bare)):
        return _share(of[1], of[2], lang)
    value = _bounded(_quantity(rest, lang, _NOT_SHARE))
    if value > 1000:
        raise Refusal("“{typed}” is too much for a percentage. Type it as in {example}.")
    return plain(value)


def _share(part: str, whole: str, lang: str) -> str:
    of = [_bounded(_quantity(text, lang, _NOT_SHARE)) for text in (part, whole)]
    if not of[1] or of[0] > of[1]:
        raise Refusal("“{typed}” is not a part of a whole. Type it as in {example}.")
    return plain(rounded(of[0] / of[1] * 100))


def _bounded(value: Decimal) -> Decimal:
    if value >= LARGEST:
        raise Refusal("“{typed}” is too large to be meant. Check the zeros.")
    return value


def _quantity(text: str, lang: str, odd: str, *, sure: bool = False) -> Decimal:
    """The one quantity that a folded text says, in digits, words or both."""
    text = _ABOUT.sub("", text.strip())
    if re.match(r"[-−–]\s*\d|(?:minus|минус)\b", text):
        raise Refusal("“{typed}” is below zero. Type it as in {example}.")
    if _RANGE.search(text):
        raise Refusal("“{typed}” is a range. Type one figure, as in {example}.")
    tokens = [token.rstrip(".") for token in _TOKEN.findall(text)]
    parts = _parts([token for token in tokens if token not in _JOINING], lang, odd, sure=sure)
    total, above = Decimal(0), Decimal("Infinity")
    for value, unit in parts:
        if value * unit >= above:
            raise Refusal(odd)
        total, above = total + value * unit, Decimal(unit)
    if not parts:
        raise Refusal(odd)
    return total


def _parts(tokens: list[str], lang: str, odd: str, *, sure: bool) -> list[tuple[Decimal, int]]:
    """The tokens as quantities with their units: `1 mln 200 tys.` is two of them."""
    parts: list[tuple[Decimal, int]] = []
    pending: Decimal | None = None
    words: list[str] = []
    for place, token in enumerate(tokens):
        last = place + 1 == len(tokens)
        unit = MULTIPLES.get(token)
        if token[0].isdigit() and pending is None and not words:
            followed = not last and tokens[place + 1] in MULTIPLES
            pending = decimal(token, lang, sure=sure and not followed)
        elif token in COUNTS and pending is None:
            words.append(token)
        elif token in HALVES and pending is None and not words:
            pending = HALVES[token]
        elif unit is not None:
            parts.append(
                (_said(pending, words, odd) if pending is not None or words else Decimal(1), unit)
            )
            pending, words = None, []
        elif token.startswith("пол") and token[3:] in MULTIPLES and not words and pending is None:
            parts.append((Decimal("0.5"), MULTIPLES[token[3:]]))
        else:
            raise Refusal(odd)
    if pending is not None or words:
        parts.append((_said(pending, words, odd), 1))
    return parts


def _said(pending: Decimal | None, words: list[str], odd: str) -> Decimal:
    value = counted(words) if pending is None else pending
    if value is None:
        raise Refusal(odd)
    return value
