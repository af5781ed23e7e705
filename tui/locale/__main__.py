"""`make translations`: collect the texts, bring the catalogues up to date, compile them."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from .texts import texts

FOLDER = Path(__file__).parent
LANGUAGES = ("pl", "ru")
HEADER = "# The interface of Talktrack. Texts come from the code: make translations"
SAME_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""In every header, so that a catalogue changes only where a text does."""


def template() -> Catalog:
    """All texts, each once."""
    catalog = Catalog(project="talktrack")
    for found in texts():
        message = (found.text, found.plural) if found.plural else found.text
        catalog.add(message, locations=[(found.module, 0)])
    return catalog


def renewed(language: str, wanted: Catalog) -> Catalog:
    """The catalogue of a language with exactly the texts there are."""
    path = place(language).with_suffix(".po")
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    else:
        catalog = Catalog(locale=language)
    catalog.update(wanted, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = HEADER
    catalog.fuzzy = False
    catalog.project, catalog.version = "talktrack", "1"
    catalog.creation_date = catalog.revision_date = SAME_DATE
    return catalog


def place(language: str) -> Path:
    """A catalogue's file, without its suffix."""
    return FOLDER / language / "LC_MESSAGES" / "talktrack"


def main(languages: Sequence[str]) -> int:
    """Write the catalogues; says how many texts have no translation yet."""
    wanted = template()
    for language in languages or LANGUAGES:
        catalog = renewed(language, wanted)
        path = place(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_suffix(".po").open("wb") as file:
            write_po(file, catalog, width=100, include_lineno=False, omit_header=False)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)
        missing = sum(1 for message in catalog if message.id and not _translated(message.string))
        sys.stdout.write(f"{language}: {len(catalog)} texts, {missing} without translation\n")
    return 0


def _translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
