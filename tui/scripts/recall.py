"""Recall: two or three letters of what was just heard, and what the script has to say to it.

Every card, step, pain, case and question is kept as its folded words in the language of the call
and in English. A query word matches at the start of a word, anywhere inside one, with one slip of
the finger, or, where nothing else is found, by its stem: `drożej` finds `drogo`.

As good a match is worth most in a title, which is what the list shows and what was heard; next come
words that the prospect may say instead of it, and last what only mentions it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from .cleaning import folded
from .typing_slips import slipped

if TYPE_CHECKING:
    from .model.framework import CriteriaLibrary
    from .model.objections import ObjectionCard
    from .model.script import Script, Step

Kind = Literal["objection", "pain", "question", "case", "step"]

ORDER: tuple[Kind, ...] = ("objection", "pain", "question", "case", "step")
"""What comes first where the match is as good, and in as good a place."""

_WORD = re.compile(r"[^\W_]+")
_PREFIX, _INSIDE, _SLIP, _STEM = 0, 1, 2, 3
"""How a word was found, best first."""
_TITLE, _HEARD, _REST = 0, 1, 2
"""Where it was found, best first."""
_NOWHERE = (_STEM + 1, _REST + 1)
_VOWELS = "aeiouyаеиоуыэюя"
"""Letters, as folding leaves them, on which a word ends that has other forms."""


class Hit(NamedTuple):
    """Something that was found."""

    kind: Kind
    id: str
    title: str
    """What was heard or asked, in one line."""
    text: str
    """What to say."""
    step: str | None = None
    """The step to jump to, where there is one."""


class _Entry(NamedTuple):
    hit: Hit
    title: str
    """Folded words of what the list shows, each after a space."""
    heard: str
    """Folded words that the prospect may say as well."""
    rest: str
    """Folded words of everything else."""


class Index:
    """Everything in a call that can be recalled."""

    def __init__(self, entries: Iterable[tuple[Hit, Sequence[str], Sequence[str]]]) -> None:
        """Take hits, each with other texts that may be heard, and the texts that go with them."""
        self._entries = [
            _Entry(hit, _words(_shown(hit)), _words(heard), _words(others))
            for hit, heard, others in entries
        ]
        self._entries.sort(key=lambda entry: ORDER.index(entry.hit.kind))
        self._by_letter: dict[str, set[str]] = {}
        for entry in self._entries:
            for word in f"{entry.title}{entry.heard}{entry.rest}".split():
                self._by_letter.setdefault(word[0], set()).add(word)

    def find(self, query: str, limit: int = 20) -> list[Hit]:
        """The best hits for a query, best first; all of them, in order, for an empty one."""
        wanted = _WORD.findall(folded(query))[:8]
        if not wanted:
            return [entry.hit for entry in self._entries[:limit]]
        found = self._matching([self._patterns(word) for word in wanted])
        if not found:
            found = self._matching([self._slips(word) for word in wanted])
        longest = max(len(word) for word in wanted)
        for cut in range(1, longest // 2 + 1):
            if not found:
                found = self._matching([[(_STEM, f" {_stem(word, cut)}")] for word in wanted])
        found.sort(key=lambda ranked: ranked[0])
        return [hit for _, hit in found[:limit]]

    def _matching(
        self, wanted: list[list[tuple[int, str]]]
    ) -> list[tuple[tuple[int, bool, int, int, int], Hit]]:
        """The entries that hold every query word in one of its patterns, with their rank."""
        found = []
        for place, (hit, title, heard, rest) in enumerate(self._entries):
            worst_way, worst_where = _PREFIX, _TITLE
            for patterns in wanted:
                way, where = _NOWHERE
                for as_good, pattern in patterns:
                    if as_good > way or where == _TITLE:
                        break
                    if pattern in title:
                        way, where = as_good, _TITLE
                    elif where > _HEARD and pattern in heard:
                        way, where = as_good, _HEARD
                    elif where > _REST and pattern in rest:
                        way, where = as_good, _REST
                if (way, where) == _NOWHERE:
                    break
                worst_way, worst_where = max(worst_way, way), max(worst_where, where)
            else:
                kind, mentioned = ORDER.index(hit.kind), worst_where == _REST
                found.append(((worst_way, mentioned, kind, worst_where, place), hit))
        return found

    def _patterns(self, word: str) -> list[tuple[int, str]]:
        """The word itself and its other forms (cena: cenę, ceny), then the middle of a word."""
        forms: list[str] = []
        if len(word) > 3 and word[-1] in _VOWELS:
            stem, longest = word[:-1], len(word) + 1
            forms = [
                other
                for other in sorted(self._by_letter.get(word[0], ()))
                if other.startswith(stem) and len(other) <= longest and not other.startswith(word)
            ]
        return [(_PREFIX, f" {each}") for each in (word, *forms)] + [(_INSIDE, word)]

    def _slips(self, word: str) -> list[tuple[int, str]]:
        """The word itself, and the words of the index that a slip may have made into it."""
        patterns = self._patterns(word)
        if len(word) > 3:
            near = self._by_letter.get(word[0], set()) | self._by_letter.get(word[1], set())
            patterns += [(_SLIP, f" {other}") for other in sorted(near) if slipped(word, other)]
        return patterns


def _stem(word: str, cut: int) -> str:
    """The word without `cut` letters of its ending, of which at least half must stay."""
    return word[: max(3, (len(word) + 1) // 2, len(word) - cut)]


def build(
    script: "Script",
    cards: Sequence["ObjectionCard"],
    criteria: "CriteriaLibrary | None",
    lang: str = "",
) -> Index:
    """The index of a script with its cards and the questions of the criteria."""
    lang = lang or script.lang
    return Index(
        [
            *(_card(card, lang) for card in cards),
            *(_step(step) for step in script.steps),
            *(
                (Hit("case", case.id, _first_sentence(case.text), case.text), [], [case.text])
                for case in script.cases
            ),
            *_questions(script, criteria, lang),
        ]
    )


def _card(card: "ObjectionCard", lang: str) -> tuple[Hit, list[str], list[str]]:
    hit = Hit("objection", card.id, card.text("says", lang), card.text("reply", lang))
    languages = (lang, "en")
    heard = [card.says.get(one, "") for one in languages]
    heard += [word for one in languages for word in card.words.get(one, ())]
    others = [
        getattr(card, which).get(one, "") for which in ("means", "reply") for one in languages
    ]
    return hit, heard, others


def _step(step: "Step") -> tuple[Hit, list[str], list[str]]:
    kind: Kind = "pain" if step.kind == "pain" or step.stage == "pain" else "step"
    title = _first_sentence(step.text) or step.id.replace("_", " ")
    answers = [answer.label for answer in step.answers]
    hit = Hit(kind, step.id, title, step.text, step.id)
    return hit, answers, [step.id.replace("_", " "), step.text, step.hint or "", *step.probes]


def _questions(
    script: "Script", criteria: "CriteriaLibrary | None", lang: str
) -> Iterable[tuple[Hit, list[str], list[str]]]:
    asked = {step.criterion: step.id for step in reversed(script.steps) if step.criterion}
    for kind in criteria.criteria if criteria else ():
        title = kind.title.get(lang) or kind.title.get("en", kind.id)
        questions = kind.questions.get(lang) or kind.questions.get("en", ())
        for place, question in enumerate(questions, 1):
            hit = Hit("question", f"{kind.id}:{place}", title, question, asked.get(kind.id))
            yield hit, [kind.title.get("en", "")], []


def _first_sentence(text: str) -> str:
    found = re.match(r".+?[.?!](?=\s|$)", text)
    return found[0] if found else text


def _shown(hit: Hit) -> list[str]:
    """What the list shows of it: questions stand there behind the name that they share."""
    return [hit.title, hit.text] if hit.kind == "question" else [hit.title]


def _words(texts: Iterable[str]) -> str:
    return "".join(f" {word}" for text in texts for word in _WORD.findall(folded(text)))
