from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.scripts.callbacks import presets
from tui.scripts.working_time import WorkingTime

MOMENTS = st.datetimes(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2030-12-31"))
WEEKDAYS = st.sets(st.integers(1, 7), min_size=1).map(lambda days: ",".join(map(str, days)))
HOURS = st.tuples(st.integers(0, 11), st.integers(12, 23)).map(
    lambda span: f"{span[0]:02}:30-{span[1]:02}:45"
)


@given(MOMENTS, HOURS, WEEKDAYS, st.booleans())
def test_every_preset_is_to_come_and_but_for_a_distance_within_working_time(
    now: datetime, hours: str, days: str, days_only: bool
) -> None:
    work = WorkingTime.of(hours, days)
    offered = presets(now, work, days_only=days_only)

    assert {3, 5, 6, 7, 8, 9} <= {each.number for each in offered}
    for each in offered:
        assert each.at > now
        assert work.is_within(each.at) or each.number == 1
        if each.number == 1:
            assert timedelta(hours=2) <= each.at - now.replace(second=0, microsecond=0)
            assert each.at - now <= timedelta(hours=2, minutes=5)


def on(text: str, hours: str = "09:00-17:00", days: str = "1-5") -> dict[int, str]:
    now = datetime.fromisoformat(text)
    return {
        each.number: f"{each.at:%a %d %b %H:%M}"
        for each in presets(now, WorkingTime.of(hours, days))
    }


def test_on_a_wednesday_at_noon() -> None:
    assert on("2026-11-25T12:02") == {
        1: "Wed 25 Nov 14:05",
        2: "Wed 25 Nov 14:00",
        3: "Thu 26 Nov 09:00",
        4: "Thu 26 Nov 14:00",
        5: "Fri 27 Nov 09:00",
        6: "Mon 30 Nov 09:00",
        7: "Wed 09 Dec 09:00",
        8: "Tue 01 Dec 09:00",
        9: "Thu 25 Feb 09:00",
    }


def test_on_a_friday_evening_tomorrow_is_monday_and_this_afternoon_is_over() -> None:
    offered = on("2026-11-27T16:30")

    assert 2 not in offered
    assert offered[1] == "Fri 27 Nov 18:30"
    assert offered[3] == "Mon 30 Nov 09:00"
    assert offered[5] == "Tue 01 Dec 09:00"


def test_a_rep_who_works_at_weekends_from_noon_is_offered_those() -> None:
    offered = on("2026-11-27T16:30", "12:00-20:00", "5-1")

    assert offered[1] == "Fri 27 Nov 18:30"
    assert offered[3] == "Sat 28 Nov 12:00"
    assert offered[5] == "Sun 29 Nov 12:00"


def test_in_two_hours_stays_in_two_hours_on_a_day_off() -> None:
    offered = on("2026-11-28T18:03")

    assert offered[1] == "Sat 28 Nov 20:05"
    assert offered[3] == "Mon 30 Nov 09:00"


@pytest.mark.parametrize(
    ("hours", "days"), [("9-17", "1-5"), ("", ""), ("09:00-17:00", "Monday to Friday")]
)
def test_what_settings_cannot_mean_is_nine_to_five(hours: str, days: str) -> None:
    assert WorkingTime.of(hours, days) == WorkingTime()


def test_a_span_over_midnight_ends_at_midnight() -> None:
    work = WorkingTime.of("22:00-06:00")

    assert work.is_within(datetime.fromisoformat("2026-11-25T23:59"))
    assert not work.is_within(datetime.fromisoformat("2026-11-25T05:00"))


def test_a_saturday_that_was_named_stays_a_saturday() -> None:
    saturday = datetime.fromisoformat("2026-11-28")

    assert WorkingTime().start_of(saturday.date()) == saturday + timedelta(hours=9)
    assert WorkingTime().at(saturday.date(), time(18)) is None
