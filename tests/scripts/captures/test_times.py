import pytest

from tests.scripts.captures.typing_at_the_desk import refusal, typed

SAID = {
    "en": [
        ("tomorrow at 10", "2026-11-26T10:00"),
        ("2026-12-02 10:00", "2026-12-02T10:00"),
        ("2026-12-02T10:00", "2026-12-02T10:00"),
        ("2 December 14:30", "2026-12-02T14:30"),
        ("Friday at 3", "2026-11-27T15:00"),
        ("Friday at 03:00", "2026-11-27T03:00"),
        ("Friday 10am", "2026-11-27T10:00"),
        ("next Friday 3 pm", "2026-12-04T15:00"),
        ("half past ten tomorrow", "2026-11-26T10:30"),
        ("Thursday after two", "2026-11-26T14:00"),
        ("in an hour", "2026-11-25T10:30"),
        ("in half an hour", "2026-11-25T10:00"),
        ("at 11", "2026-11-25T11:00"),
        ("at 8", "2026-11-26T08:00"),
        ("tomorrow morning", "2026-11-26T09:00"),
        ("tomorrow", "2026-11-26T09:00"),
        ("noon on Friday", "2026-11-27T12:00"),
        ("tomorrow before ten", "2026-11-26T09:00"),
        ("between 10 and 11 tomorrow", "2026-11-26T10:00"),
        ("quarter to three on Monday", "2026-11-30T14:45"),
        ("this afternoon", "2026-11-25T14:00"),
        ("at 10 December", "2026-12-10T09:00"),
    ],
    "pl": [
        ("w piątek o 10", "2026-11-27T10:00"),
        ("w piątek o dziesiątej", "2026-11-27T10:00"),
        ("jutro o 14:30", "2026-11-26T14:30"),
        ("za dwa tygodnie o 10", "2026-12-09T10:00"),
        ("za godzinę", "2026-11-25T10:30"),
        ("za pół godziny", "2026-11-25T10:00"),
        ("za 1,5 godziny", "2026-11-25T11:00"),
        ("za 2h", "2026-11-25T11:30"),
        ("za parę godzin", "2026-11-25T11:30"),
        ("w czwartek po 14", "2026-11-26T14:00"),
        ("15.03 o 10.30", "2027-03-15T10:30"),
        ("jutro o wpół do dziesiątej", "2026-11-26T09:30"),
        ("pojutrze po południu", "2026-11-27T14:00"),
        ("3 grudnia godz. 12.00", "2026-12-03T12:00"),
        ("jutro przed dziesiątą", "2026-11-26T09:00"),
        ("między 10 a 11", "2026-11-25T10:00"),
        ("kwadrans po dziesiątej jutro", "2026-11-26T10:15"),
        ("10 stycznia o 10", "2027-01-10T10:00"),
        ("za kwadrans", "2026-11-25T09:45"),
    ],
    "ru": [
        ("в пятницу в 10", "2026-11-27T10:00"),
        ("в пятницу в десять", "2026-11-27T10:00"),
        ("завтра в 10 утра", "2026-11-26T10:00"),
        ("в 3 часа дня в пятницу", "2026-11-27T15:00"),
        ("через час", "2026-11-25T10:30"),
        ("через 2,5 часа", "2026-11-25T12:00"),
        ("через 45мин", "2026-11-25T10:15"),
        ("через неделю в 11", "2026-12-02T11:00"),
        ("послезавтра в 15:30", "2026-11-27T15:30"),
        ("в четверг после двух", "2026-11-26T14:00"),
        ("завтра после обеда", "2026-11-26T14:00"),
        ("в пт в 14-30", "2026-11-27T14:30"),
        ("завтра до десяти", "2026-11-26T09:00"),
        ("в половине одиннадцатого завтра", "2026-11-26T10:30"),
        ("в час дня завтра", "2026-11-26T13:00"),
        ("завтра около 10", "2026-11-26T10:00"),
    ],
}


@pytest.mark.parametrize(
    ("lang", "text", "moment"), [(lang, *said) for lang, table in SAID.items() for said in table]
)
def test_moments_are_read_as_people_say_them(lang: str, text: str, moment: str) -> None:
    assert typed("datetime", text, lang) == moment


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("today", "needs a time"),
        ("today at 8", "is over"),
        ("2025-12-02 10:00", "is over"),
        ("tomorrow at 25:00", "no such time"),
        ("whenever", "not a date"),
    ],
)
def test_a_moment_that_cannot_be_kept_is_refused_with_the_reason(text: str, why: str) -> None:
    assert why in refusal("datetime", text)


def test_a_replayed_call_may_name_a_moment_that_is_over() -> None:
    assert typed("datetime", "2025-12-02 10:00", past=True) == "2025-12-02T10:00"


def test_a_day_with_a_time_is_still_a_day() -> None:
    assert typed("date", "w piątek o 10", "pl") == "2026-11-27"
