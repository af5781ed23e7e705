"""What time it is where somebody is, as far as their zone, country or number tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from tui.scripts.working_time import WorkingTime
from tui.scripts.zones_of_areas import AREAS
from tui.scripts.zones_of_countries import CODES, ZONES

_LONGEST_CODE = 3
_LONGEST_AREA = 5
_WITH_AREAS = ("1", "7", "351", "52", "55", "61", "62")
"""Codes of countries with several zones, in which the area is told by the next digits."""
_SHARED = {"1": ("US", "CA"), "7": ("RU", "KZ")}
"""Countries that share a code; any other belongs to one."""


@dataclass(frozen=True, slots=True)
class TheirTime:
    """The local time of a person; a span where their country has several zones."""

    early: datetime
    """Without a zone, on the clock on their wall."""
    late: datetime
    clocks: tuple[datetime, ...]
    """Every time it may be."""

    @property
    def is_sure(self) -> bool:
        """Whether it is the same all over the country."""
        return self.early == self.late

    def is_within(self, work: WorkingTime) -> bool:
        """Whether they may be at work: somewhere in their country it is working time."""
        return any(work.is_within(clock) for clock in self.clocks)


def their_time(
    now: datetime, *, time_zone: str = "", country: str = "", phone: str = ""
) -> TheirTime | None:
    """The time where somebody is; None where nothing tells.

    Args:
        now: The moment, with its zone.
        time_zone: The name of their zone, such as `Europe/Warsaw`.
        country: Two letters.
        phone: A number in E.164, or as typed with its country's code.
    """
    clocks = tuple(
        sorted(
            now.astimezone(zone).replace(tzinfo=None)
            for zone in zones_of(time_zone, country, code_of(phone))
        )
    )
    return TheirTime(clocks[0], clocks[-1], clocks) if clocks else None


def code_of(phone: str) -> str:
    """The digits that tell the country, and the area where it has several zones.

    Nothing for a number without its country's code.
    """
    bare = phone.strip()
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    if not bare.startswith("+"):
        return ""
    digits = "".join(sign for sign in bare[:12] if sign.isdigit())
    return digits[: _LONGEST_AREA if digits.startswith(_WITH_AREAS) else _LONGEST_CODE]


@lru_cache(maxsize=4096)
def zones_of(time_zone: str, country: str, code: str) -> tuple[ZoneInfo, ...]:
    """The zones somebody may be in: their own, else their country's, else their number's.

    Of a country with several zones the area of the number leaves some, where it lies in there.
    """
    if time_zone and (own := _zone(time_zone)) is not None:
        return (own,)
    where = country.strip().upper()
    listed = _countries().get(where)
    if listed is None and code:
        listed = _countries().get(_country_of(code), ())
    found = tuple(zone for name in listed or () if (zone := _zone(name)) is not None)
    if len(found) > 1 and _may_be_in(where, code):
        return narrowed(_zones_of_area(code), found)
    return found


def narrowed(names: Sequence[str], listed: Sequence[ZoneInfo]) -> tuple[ZoneInfo, ...]:
    """The zones that a number's area leaves of a country's, all of them where it tells nothing."""
    left = tuple(zone for name in names if (zone := _zone(name)) is not None)
    return left if left and len(left) < len(listed) else tuple(listed)


def _may_be_in(country: str, code: str) -> bool:
    """Whether a number with this code belongs to the country, as far as one is named."""
    if not code or not country or country not in _countries():
        return bool(code)
    shared = next((lands for start, lands in _SHARED.items() if code.startswith(start)), ())
    return country in shared if shared else _country_of(code) == country


def _zones_of_area(code: str) -> tuple[str, ...]:
    """The zones of the longest beginning of these digits that is known; none where none is."""
    areas = _areas()
    for length in range(len(code), 1, -1):
        if zones := areas.get(code[:length]):
            return zones
    return ()


@lru_cache(maxsize=1)
def _areas() -> dict[str, tuple[str, ...]]:
    found = {}
    for entry in _entries(AREAS):
        zones = tuple(part for part in entry if not part.isdigit())
        found.update(dict.fromkeys(entry[len(zones) :], zones))
    return found


def _country_of(code: str) -> str:
    codes = _codes()
    for length in range(_LONGEST_CODE, 0, -1):
        if country := codes.get(code[:length]):
            return country
    return ""


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, ...]]:
    return {country: tuple(zones) for country, *zones in _entries(ZONES)}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return dict(_entries(CODES))


def _entries(text: str) -> list[list[str]]:
    return [entry.split() for entry in text.split(";")]


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None  # a computer without the database of zones, or a zone that is none


def countries_asleep(now: datetime, work: WorkingTime) -> list[str]:
    """The countries in which it is nowhere working time."""
    return [
        country
        for country in _countries()
        if (there := their_time(now, country=country)) is not None and not there.is_within(work)
    ]
