"""Which leads of the queue are wanted, as conditions in plain SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """What leads must be to be shown; nothing given shows all that wait.

    Of several values of one kind one is enough, of several kinds each must hold.
    """

    sections: frozenset[str] = frozenset()
    """Parts of the queue, as `data.queue_rows.SECTIONS` names them."""
    stages: frozenset[str] = frozenset()
    bands: frozenset[str] = frozenset()
    tracks: frozenset[str] = frozenset()
    segments: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    """Names; an empty one is nobody."""
    countries: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    has_phone: bool = False
    callable_now: bool = False
    """Only those for whom it is working time, or of whom it isn't known."""
    low: bool = False
    """Those below the threshold, too."""

    @property
    def is_empty(self) -> bool:
        """Whether it lets everybody pass whom the queue shows by itself."""
        return self == QueueFilter()

    @property
    def hides_low(self) -> bool:
        """Whether leads below the threshold stay away: not where one asks for such leads."""
        return not (self.low or self.bands or self.tracks or self.statuses or self.stages)

    @property
    def looks_beyond(self) -> bool:
        """Whether leads count that wait for no call: one asks for a status or a stage."""
        return bool(self.statuses or self.stages)


_COLUMNS: Mapping[str, str] = {
    "stages": "stage",
    "bands": "band",
    "tracks": "track",
    "segments": "segment",
    "sources": "source",
    "owners": "owner",
    "countries": "country",
    "statuses": "status",
}

_KINDS = tuple(field.name for field in fields(QueueFilter) if field.name in _COLUMNS)


def conditions(chosen: QueueFilter, *, asleep: str) -> tuple[str, dict[str, Any]]:
    """The filter as ` AND ...` on the table `lead l`, and the values to bind.

    Args:
        chosen: The filter.
        asleep: The condition under which it is not working time where a lead is.
    """
    rules: list[str] = []
    values: dict[str, Any] = {}
    for kind in _KINDS:
        wanted = sorted(getattr(chosen, kind))
        if wanted:
            names = [f"{kind}{number}" for number in range(len(wanted))]
            listed = ", ".join(f":{name}" for name in names)
            rules.append(f"l.{_COLUMNS[kind]} IN ({listed})")
            values.update(zip(names, wanted, strict=True))
    if chosen.has_phone:
        rules.append("l.phone <> ''")
    if chosen.callable_now:
        rules.append(f"NOT ({asleep})")
    return "".join(f" AND {rule}" for rule in rules), values
