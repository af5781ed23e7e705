"""One slip of the finger: a letter too many, too few, another, or two changed places."""


def slipped(typed: str, word: str) -> bool:
    """Whether `typed` is the beginning of `word` but for one slip."""
    same = 0
    for mine, other in zip(typed, word, strict=False):
        if mine != other:
            break
        same += 1
    mine, other = typed[same:], word[same:]
    if not mine:
        return False
    return (
        other.startswith(mine[1:])  # a letter too many
        or other[1:].startswith(mine)  # one was left out
        or (len(other) > 0 and other[1:].startswith(mine[1:]))  # another letter
        or (len(mine) > 1 and other.startswith(mine[1] + mine[0] + mine[2:]))  # changed places
    )
