"""`python -m benchmarks.world FILE --calls 1000000`: a file to look at reports with."""

import argparse
import time
from pathlib import Path

from .writing import write


def main() -> None:
    """Make the file and say how long it took."""
    reading = argparse.ArgumentParser(description="An invented team's records, with known rates.")
    reading.add_argument("file", type=Path)
    reading.add_argument("--calls", type=int, default=100_000)
    reading.add_argument("--days", type=int, default=500)
    reading.add_argument("--seed", type=int, default=1)
    reading.add_argument("--events", type=int, default=20_000, help="of how many last calls")
    words = reading.parse_args()
    begun = time.perf_counter()
    write(
        words.file, calls=words.calls, days=words.days, seed=words.seed, events=words.events
    ).close()
    print(f"{words.file}: {words.calls:,} calls in {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
