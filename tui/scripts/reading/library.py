"""The library: every script, framework, card and rule there is to call with."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

from ..model.framework import CriteriaLibrary, Framework
from ..model.objections import ObjectionCard
from ..model.overlay import Overlay
from ..model.script import Script
from ..sayings import Saying
from ..scoring.naming import OWN_SOURCES
from .checks import Surroundings, check_script
from .checks.cards import check_cards
from .checks.rules import check_criteria, check_framework
from .folders import BUNDLED, ScriptFile, files, shown
from .loading import Loaded, load_any, load_file
from .offered import Entry, ScriptInfo
from .problems import (
    Problem,
    ScriptProblems,
    UnknownFramework,
    UnknownScript,
    in_order,
    listed,
    nearest,
)
from .translating import translated

if TYPE_CHECKING:
    from ..model.costs import CostRules
    from ..model.deals import DealRules
    from ..model.outcomes import OutcomeRules
    from ..model.persona import SharedLines
    from ..model.scoring import Scoring
    from ..model.transcript import Transcript
    from ..rules import Rules


class Library:
    """Everything there is to call with, from the program's own folder and the user's."""

    def __init__(self, folders: list[Path], extra: tuple[ScriptFile, ...] = ()) -> None:
        """Read the folders and the extra files; what comes later wins where ids are the same."""
        self._folders = folders
        self._problems: list[Problem] = []
        self._files: dict[str, list[Loaded]] = {}
        self._paths: dict[str, dict[str, Path]] = {"persona": {}, "transcript": {}}
        for folder in folders:
            for file in files(folder, self._problems):
                self._take(file)
        for file in extra:
            self._take(file)
        self._criteria = self._single("criteria")
        self._outcomes = self._single("outcomes")
        self._scoring = self._single("scoring")
        self._deals = self._single("deals")
        self._frameworks = self._by_id("framework")
        self._objections = self._by_id("objections")
        self._check_shared()
        self._broken: set[str] = set()
        self._entries = self._scripts()
        self._translate()

    @classmethod
    def load(cls, user_folder: Path | None = None) -> Self:
        """Read what comes with the program and what is in the user's folder.

        Never fails because of a file: what cannot be used is left out and told in `problems`.
        """
        return cls([BUNDLED, user_folder] if user_folder is not None else [BUNDLED])

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong or doubtful in the folders, in the order of files and lines."""
        return in_order(self._problems)

    def scripts(self) -> list[ScriptInfo]:
        """The scripts that can be called with, by id."""
        return [self._info(entry) for _, entry in sorted(self._entries.items())]

    def languages(self, script_id: str) -> list[str]:
        """The languages of a script, its own first."""
        entry = self._entry(script_id)
        return [entry.script.lang, *sorted(entry.translations)]

    def script(self, script_id: str, lang: str | None = None) -> Script:
        """A script in one language: `pl` also stands in for `pl-PL`, and the other way round.

        Raises:
            UnknownScript: There is no such script, or not in this language.
        """
        entry = self._entry(script_id)
        wanted = lang or entry.script.lang
        known = self.languages(script_id)
        short = wanted.split("-")[0]
        found = next((tag for tag in known if tag.lower() == wanted.lower()), None) or next(
            (tag for tag in known if tag.split("-")[0] == short), None
        )
        if found is None:
            raise UnknownScript(
                "The script {script} is not there in {lang}: it is in {known}.",
                script=script_id,
                lang=wanted,
                known=listed(known),
            )
        return entry.script if found == entry.script.lang else entry.translations[found].script

    def framework(self, framework_id: str) -> Framework:
        """A framework by id.

        Raises:
            UnknownFramework: There is no such framework.
        """
        loaded = self._frameworks.get(framework_id)
        if loaded is None:
            close = nearest(framework_id, self._frameworks)
            raise UnknownFramework(
                "There is no framework {framework}: there are {known}.",
                framework=framework_id,
                known=close or listed(self._frameworks),
            )
        framework: Framework = loaded.model
        return framework

    @cached_property
    def frameworks(self) -> Mapping[str, Framework]:
        """All frameworks by id."""
        return MappingProxyType({name: item.model for name, item in self._frameworks.items()})

    @property
    def criteria(self) -> CriteriaLibrary:
        """The criteria that frameworks share."""
        library: CriteriaLibrary = self._needed(self._criteria, "frameworks/criteria.yaml")
        return library

    @property
    def outcomes(self) -> "OutcomeRules":
        """How calls end."""
        rules: OutcomeRules = self._needed(self._outcomes, "outcomes.yaml")
        return rules

    @property
    def scoring(self) -> "Scoring":
        """How leads are scored."""
        scoring: Scoring = self._needed(self._scoring, "scoring.yaml")
        return scoring

    @property
    def deals(self) -> "DealRules":
        """How deals go on after the call."""
        rules: DealRules = self._needed(self._deals, "deals.yaml")
        return rules

    @property
    def costs(self) -> "CostRules | None":
        """What leads and calls cost; None where the team has not written it down."""
        found = self._single("costs")
        return found.model if found else None

    @cached_property
    def rules(self) -> "Rules":
        """Everything that calls are judged by."""
        from ..rules import Rules

        return Rules(
            criteria=self.criteria,
            frameworks=self.frameworks,
            outcomes=self.outcomes,
            scoring=self.scoring,
        )

    @property
    def practice(self) -> "SharedLines":
        """What practice buyers say whatever the subject."""
        lines: SharedLines = self._needed(self._single("practice"), "practice.yaml")
        return lines

    def cards(self, script: Script) -> tuple[ObjectionCard, ...]:
        """The objection cards that go with a script."""
        return tuple(self.around.cards(script))

    def personas(self) -> list[Path]:
        """Files of practice buyers."""
        return [path for _, path in sorted(self._paths["persona"].items())]

    def transcripts(self) -> list[Path]:
        """Files of transcripts, a user's in the place of a bundled one of the same name."""
        return [path for _, path in sorted(self._paths["transcript"].items())]

    def transcript(self, path: Path) -> "Transcript":
        """A transcript, from wherever it lies.

        Raises:
            ScriptProblems: Everything that is wrong with it.
        """
        loaded = load_file(ScriptFile("transcript", path, shown(path)))
        if loaded.broken:
            raise ScriptProblems(loaded.problems)
        transcript: Transcript = loaded.model
        return transcript

    def check(self, path: Path | None = None) -> list[Problem]:
        """Everything that is wrong with a file, or with all files, transcripts among them."""
        if path is not None:
            return self._check_file(path)
        found = list(self._problems)
        for file in self.transcripts():
            found += load_file(ScriptFile("transcript", file, shown(file))).problems
        return in_order(found)

    def _check_file(self, path: Path) -> list[Problem]:
        """The problems of one file, wherever it lies, among everything else there is."""
        try:
            known = shown(path.resolve())
        except (OSError, RuntimeError, ValueError):
            known = ""
        inside = {loaded.file.name for found in self._files.values() for loaded in found}
        if known in inside:
            mine = (problem for problem in self.problems if problem.file == known)
            return [problem._replace(file=shown(path)) for problem in mine]
        loaded = load_any(path)
        if loaded.broken or loaded.file.kind == "transcript":
            return in_order(loaded.problems)
        extra = [loaded.file]
        if isinstance(loaded.model, Overlay) and loaded.model.extends not in self._entries:
            beside = (ScriptFile("script", other, shown(other)) for other in _beside(path))
            extra = [file for file in beside if load_file(file).named == loaded.model.extends]
            extra.append(loaded.file)
        problems = Library(self._folders, tuple(extra)).problems
        return [problem for problem in problems if problem.file == loaded.file.name]

    @cached_property
    def around(self) -> Surroundings:
        """What scripts may refer to."""
        return Surroundings(
            criteria=self._criteria.model if self._criteria else None,
            frameworks=self.frameworks,
            outcomes=self._outcomes.model if self._outcomes else None,
            objections={name: item.model.cards for name, item in self._objections.items()},
            sources={*OWN_SOURCES, *self._scoring.model.sources} if self._scoring else None,
        )

    def _take(self, file: ScriptFile) -> None:
        if file.kind in self._paths:
            self._paths[file.kind][file.path.stem] = file.path
            return
        loaded = load_file(file)
        self._problems += loaded.problems
        self._files.setdefault(file.kind, []).append(loaded)

    def _single(self, kind: str) -> Loaded | None:
        found = [loaded for loaded in self._files.get(kind, []) if not loaded.broken]
        return found[-1] if found else None

    def _by_id(self, kind: str) -> dict[str, Loaded]:
        found: dict[str, Loaded] = {}
        for loaded in self._files.get(kind, []):
            if not loaded.broken:
                self._place(found, loaded.model.id, loaded)
        return found

    def _place(self, shelf: dict[str, Loaded], name: str, loaded: Loaded) -> None:
        """Put a file on its shelf; within one folder the first of two with the same id stays."""
        before = shelf.get(name)
        if before is None or before.file.path.parent != loaded.file.path.parent:
            shelf[name] = loaded
            return
        assert loaded.source is not None
        message = Saying(
            "The id `{name}` is taken by {file}: choose another.",
            {"name": name, "file": before.file.path.name},
        )
        self._problems.append(loaded.source.problem(("id",), message))

    def _check_shared(self) -> None:
        criteria = self._criteria.model if self._criteria else None
        if criteria and self._criteria and self._criteria.source:
            self._problems += check_criteria(criteria, self._criteria.source)
        for loaded in self._frameworks.values():
            assert loaded.source is not None
            self._problems += check_framework(loaded.model, loaded.source, criteria)
        for loaded in self._objections.values():
            assert loaded.source is not None
            self._problems += check_cards(loaded.model.cards, loaded.source, ("cards",))

    def _scripts(self) -> dict[str, Entry]:
        """The scripts whose checks find no error; a bundled one stands in for a broken user's."""
        entries: dict[str, Entry] = {}
        seen: dict[str, Loaded] = {}
        for loaded in self._files.get("script", []):
            if loaded.broken:
                self._broken.add(loaded.named)
            if not isinstance(loaded.model, Script) or loaded.source is None:
                continue
            name = loaded.model.id
            self._place(seen, name, loaded)
            if seen[name] is not loaded:
                continue
            problems = check_script(loaded.model, loaded.source, self.around)
            self._problems += problems
            if any(problem.level == "error" for problem in problems):
                self._broken.add(name)
            else:
                entries[name] = Entry(loaded.model, loaded)
        return entries

    def _translate(self) -> None:
        for loaded in self._files.get("script", []):
            if isinstance(loaded.model, Overlay):
                self._problems += self._add_translation(loaded)

    def _add_translation(self, loaded: Loaded) -> Iterator[Problem]:
        overlay: Overlay = loaded.model
        assert loaded.source is not None
        entry = self._entries.get(overlay.extends)
        if entry is None:
            close = nearest(overlay.extends, self._entries)
            message = Saying(
                "There is no script `{extends}` to extend, or it has mistakes.",
                {"extends": overlay.extends},
            )
            fix = loaded.source.replaced(("extends",), overlay.extends, close) if close else None
            yield loaded.source.problem(("extends",), message, fix)
            return
        if overlay.lang == entry.script.lang:
            message = Saying(
                "The script `{extends}` is in {lang} itself.",
                {"extends": overlay.extends, "lang": overlay.lang},
            )
            yield loaded.source.problem(("lang",), message)
            return
        before = entry.translations.get(overlay.lang)
        if before is not None and before.loaded.file.path.parent == loaded.file.path.parent:
            message = Saying(
                "{file} is in {lang} already.",
                {"file": before.loaded.file.path.name, "lang": overlay.lang},
            )
            yield loaded.source.problem(("lang",), message)
            return
        assert entry.loaded.source is not None
        made = translated(entry.script, entry.loaded.source, loaded, self.around)
        yield from made.problems
        if made.usable:
            entry.translations[overlay.lang] = made

    def _info(self, entry: Entry) -> ScriptInfo:
        script = entry.script
        languages = [script.lang, *sorted(entry.translations)]
        file = entry.loaded.file.name
        titles = {lang: made.script.title for lang, made in entry.translations.items()}
        return ScriptInfo(
            id=script.id,
            lang=script.lang,
            languages=languages,
            title=script.title,
            framework=script.framework,
            version=script.version,
            file=file,
            titles={script.lang: script.title, **titles},
        )

    def _entry(self, script_id: str) -> Entry:
        entry = self._entries.get(script_id)
        if entry is not None:
            return entry
        if script_id in self._broken:
            raise UnknownScript(
                "The script {script} has mistakes: `talktrack scripts check` shows them.",
                script=script_id,
            )
        close = nearest(script_id, self._entries)
        if close:
            raise UnknownScript(
                "There is no script {script}. Did you mean {close}?", script=script_id, close=close
            )
        raise UnknownScript(
            "There is no script {script}: there are {known}.",
            script=script_id,
            known=listed(sorted(self._entries)),
        )

    def _needed(self, loaded: Loaded | None, name: str) -> Any:
        if loaded is None:
            file = shown(BUNDLED / name)
            raise ScriptProblems(
                [Problem(file, 0, 0, Saying("The file is missing or has mistakes."))]
            )
        return loaded.model


def _beside(path: Path) -> list[Path]:
    """The other files of a folder."""
    return [other for other in sorted(path.parent.glob("*.yaml")) if other != path]
