"""A clock that moves only when the call says so."""


class PlayedClock:
    """Milliseconds that pass as the played call spends them, so that every run is alike."""

    def __init__(self) -> None:
        self._ms = 0

    def __call__(self) -> int:
        """Milliseconds so far."""
        return self._ms

    def spend(self, seconds: float) -> None:
        """Let time pass."""
        self._ms += round(seconds * 1000)
