"""`make bench`: every figure, or those that are named (`make bench ARGS="start keys"`)."""

import sys
from collections.abc import Callable, Mapping

from . import durable, importing, keys, many_leads, recall, reports, review, start
from .figures import Figure

PARTS: Mapping[str, Callable[[], list[Figure]]] = {
    "start": start.measure,
    "keys": keys.measure,
    "recall": recall.measure,
    "durable": durable.measure,
    "importing": importing.measure,
    "reports": reports.measure,
    "review": review.measure,
    "many_leads": many_leads.measure,
}


def main(names: list[str]) -> int:
    """Measure, and print a line for each figure."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.stderr.write(f"no figure {unknown[0]!r}; there are {', '.join(PARTS)}\n")
        return 2
    for name in names or PARTS:
        for figure in PARTS[name]():
            print(figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
