"""Kinds of events, sources and days as files and people name them."""

from datetime import date, datetime

import pytest

from tests.scripts.judgement.judged import rules
from tui.scripts.captures import CaptureError
from tui.scripts.scoring.naming import kind_of_event, kind_of_source, source_points
from tui.scripts.scoring.past_days import past_day

SCORING = rules().scoring
MONDAY = datetime(2026, 11, 23, 14)  # noqa: DTZ001 - on the clock on the wall


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("E-book download", "download"), ("pobrał e-booka", "download"),
        ("Скачал книгу", "download"),
        ("Webinar registration", "webinar"), ("Вебинар", "webinar"),
        ("Contact Form", "form"), ("Formularz kontaktowy", "form"), ("Заявка с сайта", "form"),
        ("prośba o ofertę", "price_request"), ("запрос КП", "price_request"),
        ("Zadzwonił do nas", "hand_raised"), ("price_request", "price_request"),
        ("odwiedził stronę produktu", "visit"), ("unsubscribed", "unsubscribed"),
        ("", ""), ("danced", ""), ("...", ""),
    ],
)  # fmt: skip
def test_an_event_is_known_in_three_languages(said: str, kind: str) -> None:
    assert kind_of_event(said, SCORING) == kind


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("web form", "form"), ("Facebook Ads", "ads"), ("LinkedIn Sales Navigator", "linkedin"),
        ("polecenie klienta", "referral"), ("Холодная база", "cold"), ("targi Poznań", "event"),
        ("Webinar", "webinar"), ("cold mail", "cold_mail"), ("Former customer", ""),
    ],
)  # fmt: skip
def test_a_source_is_known_in_three_languages(said: str, source: str) -> None:
    assert kind_of_source(said, SCORING) == source


def test_an_unknown_source_has_the_points_of_the_default() -> None:
    assert source_points("a friend of a friend", SCORING) == SCORING.source_default


def test_every_kind_has_titles_in_three_languages() -> None:
    titles = [each.title for each in SCORING.events.values()]
    titles += [each.title for each in SCORING.sources.values()]
    titles += [each.title for each in SCORING.returns] + [each.title for each in SCORING.profile]
    assert all(title.keys() == {"en", "pl", "ru"} for title in titles)


def test_every_kind_of_event_has_a_key_of_its_own() -> None:
    keys = [kind.key for kind in SCORING.events.values()]
    assert all(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("lang", "said", "day"),
    [
        ("en", "today", date(2026, 11, 23)), ("en", "yesterday", date(2026, 11, 22)),
        ("en", "3 days ago", date(2026, 11, 20)), ("en", "2 weeks ago", date(2026, 11, 9)),
        ("en", "friday", date(2026, 11, 20)), ("en", "last Monday", date(2026, 11, 16)),
        ("en", "15 Nov", date(2026, 11, 15)), ("en", "24 Nov", date(2025, 11, 24)),
        ("en", "2025-03-01", date(2025, 3, 1)),
        ("pl", "wczoraj", date(2026, 11, 22)), ("pl", "3 dni temu", date(2026, 11, 20)),
        ("pl", "w piątek", date(2026, 11, 20)), ("pl", "15.11", date(2026, 11, 15)),
        ("pl", "w zeszłą środę", date(2026, 11, 18)), ("pl", "12.03.2024", date(2024, 3, 12)),
        ("ru", "вчера", date(2026, 11, 22)), ("ru", "5 дней назад", date(2026, 11, 18)),
        ("ru", "в пятницу", date(2026, 11, 20)), ("ru", "15 ноября", date(2026, 11, 15)),
        ("ru", "в прошлую среду", date(2026, 11, 18)),
    ],
)  # fmt: skip
def test_a_day_that_is_over_is_read(lang: str, said: str, day: date) -> None:
    assert past_day(said, lang=lang, now=MONDAY) == day


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "tomorrow"), ("en", "in 3 days"), ("en", "2027-01-01"), ("pl", "pojutrze"),
     ("ru", "завтра"), ("en", "blah"), ("en", "99999 days")],
)  # fmt: skip
def test_a_day_to_come_or_no_day_is_refused(lang: str, said: str) -> None:
    with pytest.raises(CaptureError):
        past_day(said, lang=lang, now=MONDAY)
