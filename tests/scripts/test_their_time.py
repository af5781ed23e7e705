"""What time it is where somebody is."""

from datetime import UTC, datetime

import pytest

from tui.scripts.their_time import _areas, _zone, countries_asleep, their_time
from tui.scripts.working_time import WorkingTime

NOON = datetime(2026, 8, 3, 12, tzinfo=UTC)
WORK = WorkingTime()


def at(**known: str) -> str:
    """The time there, as `14:00` or `02:00-08:00`."""
    there = their_time(NOON, **known)
    if there is None:
        return ""
    return "-".join(f"{clock:%H:%M}" for clock in dict.fromkeys((there.early, there.late)))


@pytest.mark.parametrize(
    ("known", "time"),
    [
        ({"country": "PL"}, "14:00"),
        ({"country": "pl"}, "14:00"),
        ({"country": "US"}, "02:00-08:00"),
        ({"country": "IN"}, "17:30"),
        ({"phone": "+48600100200"}, "14:00"),
        ({"phone": "0048 600 100 200"}, "14:00"),
        ({"phone": "+380501234567"}, "15:00"),
        ({"phone": "600 100 200"}, ""),
        ({"country": "GB", "phone": "+48600100200"}, "13:00"),
        ({"country": "Poland", "phone": "+48600100200"}, "14:00"),
        ({"country": "US", "phone": "+1 212 555 0100"}, "08:00"),
        ({"phone": "+16045550100"}, "05:00"),
        ({"country": "CA", "phone": "+17095550100"}, "09:00-09:30"),
        ({"country": "RU", "phone": "+73832001020"}, "19:00"),
        ({"country": "RU", "phone": "8 383 200 10 20"}, "14:00-00:00"),
        ({"country": "RU", "phone": "+79132001020"}, "14:00-00:00"),
        ({"country": "RU", "phone": "+12125550100"}, "14:00-00:00"),
        ({"country": "AU", "phone": "+61893001020"}, "20:00-21:30"),
        ({"country": "BR", "phone": "+5592988887777"}, "08:00"),
        ({"time_zone": "Asia/Tokyo", "country": "PL"}, "21:00"),
        ({"time_zone": "no/zone", "country": "PL"}, "14:00"),
        ({"time_zone": "../../etc/passwd", "country": ""}, ""),
        ({}, ""),
    ],
)
def test_is_told_by_zone_then_country_then_number(known: dict[str, str], time: str) -> None:
    assert at(**known) == time


def test_areas_are_those_of_libphonenumber() -> None:
    from phonenumbers.tzdata import TIMEZONE_DATA

    assert {area: TIMEZONE_DATA.get(area) for area in _areas()} == _areas()
    assert all(_zone(name) is not None for zones in _areas().values() for name in zones)


def test_a_country_of_several_zones_is_at_work_where_any_of_them_is() -> None:
    noon_there = their_time(datetime(2026, 8, 3, 20, tzinfo=UTC), country="US")
    assert noon_there is not None
    assert noon_there.is_within(WORK)
    assert not noon_there.is_sure


def test_who_sleeps_is_who_is_nowhere_at_work() -> None:
    asleep = countries_asleep(NOON, WORK)
    assert "JP" in asleep
    assert "PL" not in asleep
    sunday = datetime(2026, 8, 2, 12, tzinfo=UTC)
    assert "PL" in countries_asleep(sunday, WORK)
