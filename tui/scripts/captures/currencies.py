"""Currencies as people write them: `€`, `zł`, `руб.`, `dollars`, `PLN`."""

import re

from tui.scripts.cleaning import folded

from .errors import Refusal
from .number_words import by_word

CODES = by_word(
    {
        1: "AED AMD AUD AZN BGN BRL BYN CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL HKD HUF IDR "
        "ILS INR ISK JPY KGS KRW KZT MDL MXN MYR NOK NZD PHP PLN RON RSD RUB SAR SEK SGD THB TJS "
        "TMT TRY TWD UAH USD UZS VND ZAR"
    }
).keys()
_NAMES = {
    "EUR": r"€|euros?|евро",
    "PLN": r"zl|zlotych|zlote|zloty(?:ch)?|zlotow(?:ki|ek)|злот\w*",
    "RUB": r"₽|руб\w*|р|rubli|rubles?|roubles?",
    "USD": r"us\$|\$|dollars?|bucks|dolar\w*|доллар\w*|бакс\w*",
    "GBP": r"£|pounds?|quid|funt\w*|фунт\w*",
    "UAH": r"₴|грн|гривн\w*|гривен|hrywn\w*",
    "KZT": r"₸|тенге|tenge",
    "CZK": r"kc|koron czeskich|крон чешских",
    "CHF": r"frank\w*|francs?|франк\w*",
    "JPY": r"¥|yen|jen\w*|иен\w*",
    "BYN": r"br",
}
_LETTER = r"[^\W\d_]"
_NAMED = re.compile(
    "|".join(
        rf"(?P<{code}>(?:(?<!{_LETTER})|(?=[€₽$£₴₸¥]))(?:{names})(?!{_LETTER})\.?)"
        for code, names in _NAMES.items()
    )
)
_CODE = re.compile(rf"(?<!{_LETTER})[a-z]{{3}}(?!{_LETTER})")
_THOUSAND_ROUBLES = re.compile(r"(?<=[\d ])т\.? ?р\.?(?!\w)")


def taken_out(text: str) -> tuple[str, str | None]:
    """The folded text without its currency, and the currency's code where there is one."""
    text = _THOUSAND_ROUBLES.sub(" тыс руб", text)
    found: set[str] = set()

    def by_name(match: re.Match[str]) -> str:
        found.add(match.lastgroup or "")
        return " "

    def by_code(match: re.Match[str]) -> str:
        if match[0] not in CODES:
            return match[0]
        found.add(match[0].upper())
        return " "

    rest = _CODE.sub(by_code, _NAMED.sub(by_name, text))
    if len(found) > 1:
        raise Refusal("“{typed}” names two currencies. Type it as in {example}.")
    return folded(rest), found.pop() if found else None
