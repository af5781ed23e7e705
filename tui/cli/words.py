"""The options that every command takes, before or after its name."""

from collections.abc import Sequence

from tui.languages import _
from tui.settings import Overrides

SHARED = {"--db": "db", "--scripts": "scripts", "--lang": "lang", "--rep": "rep"}
"""Option and the field of `Overrides` that it fills."""

EXAMPLES = {"--db": "my.db", "--scripts": "my_scripts", "--lang": "pl", "--rep": "Anna"}
LANGUAGES = ("en", "pl", "ru", "auto")


class WordsError(Exception):
    """The words of the command are off; the message says how to put them."""


def split(argv: Sequence[str]) -> tuple[Overrides, list[str]]:
    """The shared options of a command line, and the words that are left.

    Raises:
        WordsError: an option has no value, or one that it can't have.
    """
    given: dict[str, str] = {}
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        option, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif option not in SHARED:
            rest.append(word)
        else:
            value = value if equals else next(words, "")
            if not value or (not equals and value.startswith("--")):
                raise WordsError(
                    _("{option} needs a value, as in: talktrack {option} {value}").format(
                        option=option, value=EXAMPLES[option]
                    )
                )
            given[SHARED[option]] = value
    if given.get("lang", "auto") not in LANGUAGES:
        raise WordsError(
            _("--lang is one of {known}, not {given}").format(
                known=", ".join(LANGUAGES), given=given["lang"]
            )
        )
    return Overrides(**given), rest
