"""The clock, in one place so that a test can hold it still."""

import time
from datetime import UTC, date, datetime


class Clock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def local(self) -> datetime:
        """The moment, in the zone the computer is set to."""
        return self.now().astimezone()

    def today(self) -> date:
        """Today's date, where the computer is."""
        return self.local().date()

    def monotonic_ms(self) -> int:
        """Milliseconds that only grow, whatever happens to the date."""
        return time.monotonic_ns() // 1_000_000
