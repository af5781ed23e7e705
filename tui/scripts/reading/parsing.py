"""Text to data: YAML without its surprises.

Walks the events of the parser with a stack of its own: the composer of the C library would crash
the process on deep nesting, and composing would take most of the time.
"""

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ..sayings import Saying
from .characters import code, decoded, forbidden, invisible
from .problems import Problem, ScriptProblems, quoted
from .source import Marks, Source
from .syntax import explained

MAX_DEPTH = 16
MAX_EVENTS = 150_000
MAX_TEXT = 20_000

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(data: bytes, file: str) -> Source:
    """What a file says, every scalar as text, with the place of everything.

    Raises:
        ScriptProblems: The file is not UTF-8, is not YAML, or uses what scripts do without.
    """
    return parse(decoded(data, file), file)


def parse(text: str, file: str) -> Source:
    """The same for text whose lines end with a line feed."""
    lines = text.split("\n")
    try:
        return _Walk(text, lines, file).walk()
    except yaml.YAMLError as error:
        raise ScriptProblems([explained(error, lines, file)]) from None


class _Walk:
    """One pass over the events of one file."""

    def __init__(self, text: str, lines: list[str], file: str) -> None:
        self.text = text
        self.lines = lines
        self.file = file
        self.problems: list[Problem] = []
        # Few lines need a closer look, and most files have none.
        self.escapes = {at for at, line in enumerate(lines) if "\\" in line}
        self.comments = {at for at, line in enumerate(lines) if " #" in line}
        self.sound: set[str] = set()

    # One loop with everything in it: a call per event would double the time of a large script.
    def walk(self) -> Source:  # noqa: PLR0912, PLR0915
        """Data and marks of the only document."""
        next_event = _Parser(self.text).get_event
        root: list[Any] = []
        marks: list[Any] = []
        # The open collection: its values, their marks, the key that waits for a value.
        values: Any = root
        places: Any = Marks((0, 0), False, marks)
        key: str | None = None
        outer: list[tuple[Any, Any, str | None]] = []
        count = documents = 0
        comments, escapes, sound = self.comments, self.escapes, self.sound
        while True:
            event = next_event()
            kind = type(event)
            count += 1
            if count > MAX_EVENTS:
                self._stop(event, Saying("The file has too many entries: split it up."))
            if kind is ScalarEvent:
                mark = event.start_mark
                spot = (mark.line, mark.column)
                value = event.value
                if event.anchor is not None or event.tag is not None:
                    self._refuse_special(event)
                if key is None and type(values) is dict:
                    key = value
                    if value not in sound or value in places.keys:
                        self._check_key(value, spot, places)
                    places.keys[value] = spot
                    continue
                if not event.style:
                    if value == "~":
                        value = ""
                    elif spot[0] in comments:
                        self._check_comment(event, outer, key)
                elif (spot[0] in escapes or event.end_mark.line != spot[0]) and (
                    bad := forbidden(value)
                ):
                    self._note(
                        spot,
                        Saying(
                            "The character {sign} is not allowed: delete it.", {"sign": code(bad)}
                        ),
                    )
                if len(value) > MAX_TEXT:
                    self._stop(event, Saying("The text is too long: at most 20,000 characters."))
                done_value: Any = value
                done_mark: Any = spot
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                if event.anchor is not None or event.tag is not None:
                    self._refuse_special(event)
                if type(values) is dict and key is None:
                    self._stop(event, Saying("A key has to be plain text."))
                if len(outer) >= MAX_DEPTH:
                    self._stop(
                        event,
                        Saying("Nested too deep: at most {most} levels.", {"most": MAX_DEPTH}),
                    )
                outer.append((values, places, key))
                is_map = kind is MappingStartEvent
                values = {} if is_map else []
                places = Marks(
                    (mark.line, mark.column), bool(event.flow_style), {} if is_map else []
                )
                key = None
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                done_value, done_mark = values, places
                values, places, key = outer.pop()
            elif kind is AliasEvent:
                self._refuse_special(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._stop(
                        event, Saying("A second document (`---`): one file holds one thing.")
                    )
                continue
            elif kind is StreamEndEvent:
                break
            else:
                continue
            if type(values) is dict:
                values[key] = done_value
                places.items[key] = done_mark
                key = None
            else:
                values.append(done_value)
                places.items.append(done_mark)
        if not root or root[0] == "":
            raise ScriptProblems([Problem(self.file, 1, 1, Saying("The file is empty."))])
        return Source(self.file, self.lines, root[0], marks[0], self.problems)

    def _check_key(self, key: str, spot: tuple[int, int], places: Marks) -> None:
        if key in places.keys:
            first = places.keys[key][0] + 1
            name = quoted(key)
            self._note(
                spot,
                Saying(
                    "The key {name} is given twice (first on line {first}): keep one.",
                    {"name": name, "first": first},
                ),
            )
            return
        if bad := forbidden(key):
            self._note(
                spot, Saying("The character {sign} is not allowed: delete it.", {"sign": code(bad)})
            )
        elif bad := invisible(key):
            raw = self.lines[spot[0]].replace(bad, "")
            self._note(
                spot,
                Saying(
                    "A key with the invisible character {sign}: delete it.", {"sign": code(bad)}
                ),
                raw,
            )
        else:
            self.sound.add(key)

    def _check_comment(self, event: Any, outer: list[Any], key: str | None) -> None:
        """Note a plain text that goes on after ` #`: YAML drops the rest without a word."""
        end = event.end_mark
        raw = self.lines[end.line] if end.line < len(self.lines) else ""
        rest = raw[end.column :]
        if not rest.lstrip().startswith("#") or len(rest) == len(rest.lstrip()):
            return
        above = [name for _, _, name in outer[-2:]]
        spoken = key in _SPOKEN or above[-1:] in _SPOKEN_MAPS or above[:1] == ["icp"]
        if not spoken:
            return
        start = event.start_mark
        fix = None
        if start.line == end.line:
            text = raw[start.column :].rstrip().replace("\\", "\\\\").replace('"', '\\"')
            fix = f'{raw[: start.column]}"{text}"'
        name = quoted(rest.strip())
        message = Saying(
            "Everything from {name} on is a comment and will not be shown: quote the text.",
            {"name": name},
        )
        self.problems.append(
            Problem(self.file, end.line + 1, end.column + 1, message, fix, "warning")
        )

    def _refuse_special(self, event: Any) -> None:
        """Anchors, aliases and tags: usually a text that should have been quoted."""
        mark = event.start_mark
        raw = self.lines[mark.line]
        sign = raw[mark.column : mark.column + 1]
        if sign not in ("&", "*", "!"):
            sign = "&" if getattr(event, "anchor", None) else "!"
        what = _SPECIAL[sign]
        text = raw[mark.column :].rstrip().replace("\\", "\\\\").replace('"', '\\"')
        message = Saying(
            "Quotes are missing: a text that starts with {sign} has to be quoted "
            "(YAML takes it for one of its {what}, which scripts do without).",
            {"sign": sign, "what": what},
        )
        self._stop(event, message, f'{raw[: mark.column]}"{text}"')

    def _note(self, spot: tuple[int, int], message: Saying, fix: str | None = None) -> None:
        if len(self.problems) < 200:
            self.problems.append(Problem(self.file, spot[0] + 1, spot[1] + 1, message, fix))

    def _stop(self, event: Any, message: Saying, fix: str | None = None) -> None:
        mark = event.start_mark
        problem = Problem(self.file, mark.line + 1, mark.column + 1, message, fix)
        raise ScriptProblems([*self.problems, problem])


_SPECIAL = {"&": Saying("anchors"), "*": Saying("aliases"), "!": Saying("tags")}
_SPOKEN = frozenset(
    {
        "text", "label", "hint", "then", "title", "default", "means", "says", "reply", "probes",
        "source", "method", "about", "note", "say", "en", "pl", "ru",
    }
)  # fmt: skip
"""Keys whose text people read."""
_SPOKEN_MAPS = (["answers"], ["then"], ["probes"], ["cases"], ["captures"], ["lines"])
"""Keys right above texts, in overlays and lists."""
