"""Several values in one column: `need=met size=mid`."""

from collections.abc import Mapping


def write_words(values: Mapping[str, str]) -> str:
    """Values by name as one text, in the order of the alphabet."""
    return " ".join(f"{name}={value}" for name, value in sorted(values.items()))


def read_words(words: str) -> Mapping[str, str]:
    """`need=met size=mid` as values by name."""
    pairs = (pair.partition("=") for pair in words.split())
    return {name: value for name, _, value in pairs}
