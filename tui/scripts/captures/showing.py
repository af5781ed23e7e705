"""Kept values as people of each language write them.

The three languages of the program are written here, so that a frame of the call screen never waits
for babel (70 ms to import, 20 ms for its first figure); other languages go through it. What
`show()` writes, `parse()` reads back to the same value.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from .canonical import read_money, read_number

if TYPE_CHECKING:
    from tui.scripts.model.names import CaptureType

_OWN = ("en", "pl", "ru")
_NBSP = "\u00a0"
_SIGNS = {
    "en": {"EUR": "€", "USD": "$", "GBP": "£"},
    "pl": {"EUR": "€", "PLN": "zł"},
    "ru": {"EUR": "€", "RUB": "₽", "USD": "$", "GBP": "£", "UAH": "₴"},
}
_YES_NO = {"en": ("yes", "no"), "pl": ("tak", "nie"), "ru": ("да", "нет")}
_WEEKDAYS = {
    "en": "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday",
    "pl": "poniedziałek,wtorek,środa,czwartek,piątek,sobota,niedziela",
    "ru": "понедельник,вторник,среда,четверг,пятница,суббота,воскресенье",
}
_MONTHS = {
    "en": "January,February,March,April,May,June,July,August,September,October,November,December",
    "pl": "stycznia,lutego,marca,kwietnia,maja,czerwca,lipca,sierpnia,września,października,"
    "listopada,grudnia",
    "ru": "января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря",
}


def show(type: "CaptureType", value: str, *, lang: str) -> str:
    """A kept value in words and figures of `lang`; what is not of its type, as it is."""
    writer = _WRITERS.get(type)
    try:
        return writer(value, lang.split("-")[0]) if writer else value
    except ValueError:
        return value


def show_result(value: str, *, lang: str) -> str:
    """The result of a `calc`, which is money or a number."""
    return show("money" if read_money(value) else "number", value, lang=lang)


def _number(value: str, lang: str) -> str:
    number = read_number(value)
    return value if number is None else _figure(number, lang)


def _percent(value: str, lang: str) -> str:
    share = read_number(value)
    gap = "" if lang == "en" else _NBSP
    return value if share is None else f"{_figure(share, lang)}{gap}%"


def _figure(value: Decimal, lang: str) -> str:
    if lang not in _OWN:
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=lang, decimal_quantization=False))
    text = f"{value:,f}"
    return text if lang == "en" else text.translate({44: _NBSP, 46: ","})


def _money(value: str, lang: str) -> str:
    money = read_money(value)
    if money is None:
        return value
    amount = money.amount
    if amount == amount.to_integral_value():
        amount = amount.quantize(Decimal(1))
    if lang not in _OWN:
        from babel.numbers import format_currency

        return str(format_currency(amount, money.currency, locale=lang))
    figure, sign = _figure(amount, lang), _SIGNS[lang].get(money.currency)
    if lang == "en":
        return f"{sign}{figure}" if sign else f"{money.currency}{_NBSP}{figure}"
    return f"{figure}{_NBSP}{sign or money.currency}"


def _date(value: str, lang: str) -> str:
    return _day(date.fromisoformat(value), lang)


def _datetime(value: str, lang: str) -> str:
    when = datetime.fromisoformat(value)
    return f"{_day(when.date(), lang)}, {when:%H:%M}"


def _day(day: date, lang: str) -> str:
    if lang not in _OWN:
        from babel.dates import format_date

        return str(format_date(day, "full", locale=lang))
    weekday = _WEEKDAYS[lang].split(",")[day.weekday()]
    month = _MONTHS[lang].split(",")[day.month - 1]
    return f"{weekday}, {day.day} {month} {day.year}" + (" г." if lang == "ru" else "")


def _yes_no(value: str, lang: str) -> str:
    words = _YES_NO.get(lang, _YES_NO["en"])
    return words[value == "no"] if value in ("yes", "no") else value


def _phone(value: str, _lang: str) -> str:
    if not value.startswith("+"):
        return value
    import phonenumbers

    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


_WRITERS: Mapping[str, Callable[[str, str], str]] = {
    "money": _money,
    "number": _number,
    "percent": _percent,
    "date": _date,
    "datetime": _datetime,
    "yes_no": _yes_no,
    "phone": _phone,
}
