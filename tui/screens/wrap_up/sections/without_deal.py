"""No deal yet: when to come back and why not now."""

from collections.abc import Iterator

from tui.languages import _

from ..fields import Choice, Field
from .asking import Asking, in_words


def without_deal(asking: Asking) -> Iterator[Field]:
    """The return date first: without one it can't be saved."""
    section = _("Return")
    yield asking.field("revisit_at", _("Return date"), section=section)
    paths = [
        Choice(path.id, in_words(path.title), in_words(path.do)) for path in asking.outcomes.paths
    ]
    yield asking.choice("path", _("Why not now"), paths, section=section)
