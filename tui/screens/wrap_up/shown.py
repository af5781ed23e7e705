"""Values of the form as people read them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tui.languages import _, date_text, number_text, time_text

from .draft import READ_AS


def typed_form(value: Any) -> str:
    """A proposed value as it stands in its field."""
    match value:
        case None:
            return ""
        case datetime():
            return f"{date_text(value.date())} {time_text(value)}"
        case date():
            return date_text(value)
        case Decimal():
            return number_text(f"{value:f}")
        case _:
            return str(value)


def shown(key: str, canonical: str) -> str:
    """What a field's words were understood as, written out in full."""
    kind = READ_AS.get(key)
    try:
        if kind == "date":
            return full_date(date.fromisoformat(canonical))
        if kind == "datetime":
            moment = datetime.fromisoformat(canonical)
            return f"{full_date(moment.date())} {time_text(moment)}"
    except ValueError:
        return canonical
    if kind == "money":
        amount, _space, currency = canonical.partition(" ")
        return f"{number_text(amount)} {currency}".strip()
    return canonical


def full_date(day: date) -> str:
    """A date with its weekday, which is what people check it by."""
    weekdays = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return f"{weekdays[day.weekday()]} {date_text(day)}"
