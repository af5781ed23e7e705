"""Which column of a file says what a lead did, when, and who it was."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from data.importing.columns import NOTHING, Columns, bare, known_names, map_columns
from data.importing.errors import ImportRefused, WrongWords
from tui.scripts.sayings import SayingError

FIELDS = (
    "lead", "email", "phone", "name", "first_name", "last_name", "company_name", "country", "kind",
    "at", "note",
)  # fmt: skip
SHORT = {"company": "company_name", "date": "at", "e-mail": "email", "event": "kind"}

_NAMES: Mapping[str, tuple[str, ...]] = {
    "lead": ("Lead number", "Talktrack lead", "Nr leada", "Номер лида"),
    "kind": (
        "Kind", "Event", "Event type", "Event name", "Type", "Activity", "Activity type", "Action",
        "Interaction", "Engagement", "What", "Conversion", "Zdarzenie", "Typ zdarzenia",
        "Typ aktywności", "Aktywność", "Rodzaj", "Typ", "Działanie", "Co", "Событие",
        "Тип события", "Активность", "Тип активности", "Действие", "Тип", "Вид", "Что",
    ),
    "at": (
        "Date", "Event date", "Activity date", "Time", "Timestamp", "When", "Occurred",
        "Occurred at", "Created", "Created at", "Date and time", "Submitted", "Submitted at",
        "Data", "Kiedy",
        "Data zdarzenia", "Data aktywności", "Data i czas", "Data i godzina", "Czas", "Дата",
        "Когда", "Дата события", "Дата и время", "Время", "Дата активности",
    ),
    "note": (
        "Note", "Notes", "Comment", "Description", "Details", "Title", "Page", "Subject", "Asset",
        "Notatka", "Notatki", "Uwagi", "Opis", "Komentarz", "Strona", "Temat", "Заметка",
        "Заметки", "Комментарий", "Описание", "Страница", "Тема",
    ),
}  # fmt: skip

NOT_A_PAIR = "--map takes COLUMN=FIELD, as in --map 'What they did=kind', not {given}."
NO_FIELD = "There is no field {field}. The fields are {known}, and - to leave a column out."
NO_KIND = "No column says what the leads did. Say which, as in --map '{first}=kind'."
NO_DATE = "No column says when it was. Say which, as in --map '{first}=date'."
NO_WHO = "No column says who it was: an e-mail, a phone number or a company."


def read_pairs(pairs: Iterable[str]) -> dict[str, str]:
    """What was said by `--map COLUMN=FIELD`, by column.

    Raises:
        WrongWords: It is no pair, or there is no such field.
    """
    found = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not equals or not column.strip():
            raise WrongWords(NOT_A_PAIR, given=pair)
        wanted = SHORT.get(field.strip().casefold(), field.strip().casefold())
        if wanted not in (*FIELDS, NOTHING):
            raise WrongWords(NO_FIELD, field=field, known=", ".join(FIELDS))
        found[column.strip()] = wanted
    return found


def event_columns(header: list[str], told: Mapping[str, str], folder: Path | None) -> Columns:
    """What each column of a file of events is.

    Raises:
        ImportRefused: Nothing says who it was, what they did, or when.
    """
    names = {name: field for name, field in known_names(folder).items() if field in FIELDS} | {
        bare(name): field for field, listed in _NAMES.items() for name in listed
    }
    columns = map_columns(header, names, told=told)
    missing: SayingError | None = None
    if not columns.places("kind"):
        missing = ImportRefused(NO_KIND, first=header[0])
    elif not columns.places("at"):
        missing = ImportRefused(NO_DATE, first=header[0])
    elif not any(columns.places(field) for field in ("lead", "email", "phone", "company_name")):
        missing = ImportRefused(NO_WHO)
    if missing is not None:
        raise missing
    return columns
