"""What cannot be understood, said with an example in the habit of the script's language."""

from typing import TYPE_CHECKING

from tui.scripts.sayings import Saying, SayingError

if TYPE_CHECKING:
    from tui.scripts.model.names import CaptureType

EXAMPLES: dict[str, dict[str, str]] = {
    "en": {
        "number": "120",
        "percent": "12.5 % or 41 of 120",
        "money": "4,800 EUR or 4.8k",
        "date": "next Friday, in two weeks or 15 March",
        "datetime": "tomorrow at 10 or 2 December 14:30",
        "yes_no": "yes or no",
        "phone": "+44 20 7946 0101",
        "email": "dana@northgate.example",
        "person": "Dana Whitfield",
        "text": "their words",
    },
    "pl": {
        "number": "120",
        "percent": "12,5 % albo 41 z 120",
        "money": "12 tys. albo 18 000,00 zł",
        "date": "w przyszły piątek, za dwa tygodnie albo 15 marca",
        "datetime": "jutro o 10 albo 2 grudnia 14:30",
        "yes_no": "tak albo nie",
        "phone": "600 100 200",
        "email": "marek@hurtbud.example",
        "person": "Marek Zieliński",
        "text": "ich słowa",
    },
    "ru": {
        "number": "120",
        "percent": "12,5 % или 41 из 120",
        "money": "300 тыс. руб. или 1,5 млн",
        "date": "в пятницу, через две недели или 15 марта",
        "datetime": "завтра в 10 или 2 декабря 14:30",
        "yes_no": "да или нет",
        "phone": "+7 495 123-45-67",
        "email": "ivan@torgsnab.example",
        "person": "Иван Петров",
        "text": "их слова",
    },
}
"""What an answer of each type looks like, by language."""


def example(type: "CaptureType", lang: str) -> str:
    """How a value of this type is typed in `lang`; English stands in for other languages."""
    return EXAMPLES.get(lang.split("-")[0], EXAMPLES["en"])[type]


class CaptureError(SayingError):
    """A value that was typed and not understood, with what to type instead."""


class Refusal(Exception):
    """A reason within a reader; the door adds the words typed and the example."""

    def __init__(self, text: str, **values: str) -> None:
        """Keep a sentence that may name {typed} and {example}."""
        self.saying = Saying(text, values)
        super().__init__(text)
