"""Settings: a TOML file that people may edit by hand, and a screen for it.

`FIELDS` is the one list they come from: defaults, checks, the settings screen and the docs. Nothing
needs to be set before the first call. A value that can't be used is named in one sentence and
passed over; the file is left as it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from tui.languages import LANGUAGES, N_
from tui.scripts.sayings import Saying
from tui.scripts.working_time import DAYS, HOURS, WorkingTime

TEXT_LIMIT = 200


@dataclass(frozen=True)
class Settings:
    """What a person has chosen."""

    rep: str = ""
    owner: str = ""
    language: str = "auto"
    default_script: str = ""
    scripts_folder: str = ""
    working_hours: str = "09:00-17:00"
    working_days: str = "1-5"
    our_company: str = ""
    product: str = ""
    currency: str = "EUR"
    country: str = ""
    retain_days: str = "90"
    theme: str = "talktrack-dark"
    compact: bool = False
    practice_before_live: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def rep_name(self) -> str:
        """Who calls: the name in settings, or the one they are logged in with."""
        return self.known_rep or "rep"

    @property
    def known_rep(self) -> str:
        """The same, but empty where nobody knows."""
        return self.rep or os.environ.get("USER") or os.environ.get("USERNAME") or ""

    @property
    def owner_name(self) -> str:
        """Who is responsible for new deals, unless the call says otherwise."""
        return self.owner or self.rep_name

    @property
    def working_time(self) -> WorkingTime:
        """When calls are made: the hours and days that callbacks are offered within."""
        return WorkingTime.of(self.working_hours, self.working_days)


@dataclass(frozen=True)
class Overrides:
    """What the command line and the environment say instead of the settings, for this run."""

    db: str | None = None
    scripts: str | None = None
    lang: str | None = None
    rep: str | None = None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Overrides:
        """What TALKTRACK_DB, TALKTRACK_SCRIPTS, TALKTRACK_LANG and TALKTRACK_REP say."""
        environ = os.environ if environ is None else environ
        return cls(
            **{f.name: environ.get(f"TALKTRACK_{f.name.upper()}") or None for f in fields(cls)}
        )

    def over(self, other: Overrides) -> Overrides:
        """These, and the other's where these say nothing: flags over the environment."""
        return Overrides(
            **{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        )

    def applied(self, settings: Settings) -> Settings:
        """The settings with what is overridden."""
        return replace(
            settings,
            language=self.lang or settings.language,
            rep=self.rep or settings.rep,
            scripts_folder=self.scripts or settings.scripts_folder,
        )


@dataclass(frozen=True)
class Field:
    """One setting: how it is called, explained and checked."""

    name: str
    title: str
    help: str
    choices: tuple[str, ...] = ()
    """The only values it may have, where they are few and fixed."""
    check: Callable[[str], bool] | None = None
    wrong: str = ""
    """What to say when the check fails, marked with N_()."""

    def trouble(self, value: Any) -> Saying | None:
        """Why this can't be its value."""
        wanted = type(getattr(Settings(), self.name))
        if not isinstance(value, wanted):
            shape = N_("true or false") if wanted is bool else N_("text in quotes")
            return Saying(
                N_("The setting {name} must be {shape}."),
                {"name": self.name, "shape": Saying(shape)},
            )
        if self.choices and value not in self.choices:
            return Saying(
                N_("The setting {name} is one of {choices}, not “{value}”."),
                {"name": self.name, "choices": ", ".join(self.choices), "value": value[:40]},
            )
        if isinstance(value, str) and len(value) > TEXT_LIMIT:
            return Saying(N_("The setting {name} is too long."), {"name": self.name})
        if value and self.check and not self.check(value):
            return Saying(self.wrong, {"value": value[:40]})
        return None


FIELDS = (
    Field(
        "rep",
        N_("Your name"),
        N_(
            "Stands on your calls, and {rep} in scripts. "
            "Calls left open before it was set are yours."
        ),
    ),
    Field(
        "owner",
        N_("Responsible for deals"),
        N_("Whom new deals are given to. Empty: you."),
    ),
    Field(
        "language",
        N_("Language"),
        N_("Of the interface; auto follows the computer."),
        choices=("auto", *LANGUAGES),
    ),
    Field("our_company", N_("Your company"), N_("Stands for {our_company} in scripts.")),
    Field("product", N_("Your product"), N_("Stands for {product} in scripts.")),
    Field(
        "default_script",
        N_("Default script"),
        N_("Id of the script a new call starts with. Empty: the first one there is."),
        check=lambda value: re.fullmatch(r"[a-z0-9][a-z0-9_-]*", value) is not None,
        wrong=N_("“{value}” is not a script id: small letters, digits, _ and - only."),
    ),
    Field(
        "scripts_folder",
        N_("Scripts folder"),
        N_("Where your team keeps its scripts. Empty: the usual place."),
    ),
    Field(
        "working_hours",
        N_("Working hours"),
        N_("When you call, for example 09:00-17:00; callbacks are offered within them."),
        check=lambda value: HOURS.fullmatch(value.strip()) is not None,
        wrong=N_("“{value}” is not a span of hours; write it like 09:00-17:00."),
    ),
    Field(
        "working_days",
        N_("Working days"),
        N_("When you call, 1 for Monday: 1-5 is Monday to Friday, 1,2,4 three days of the week."),
        check=lambda value: DAYS.fullmatch(value.strip()) is not None,
        wrong=N_("“{value}” are not days of the week; write them like 1-5 or 1,2,4."),
    ),
    Field(
        "currency",
        N_("Currency"),
        N_("For amounts said without one: EUR, PLN, RUB, USD."),
        check=lambda value: re.fullmatch(r"[A-Z]{3}", value) is not None,
        wrong=N_("“{value}” is not a currency; write three capitals like EUR."),
    ),
    Field(
        "country",
        N_("Country"),
        N_("Two letters, for phone numbers written without one: PL, DE, RU."),
        check=lambda value: re.fullmatch(r"[A-Z]{2}", value) is not None,
        wrong=N_("“{value}” is not a country; write two capitals like PL."),
    ),
    Field(
        "retain_days",
        N_("Keep disqualified leads"),
        N_("Days after which `talktrack retain` clears their personal fields."),
        check=lambda value: re.fullmatch(r"[1-9]\d{0,3}", value) is not None,
        wrong=N_("“{value}” is not a number of days; write one like 90."),
    ),
    Field("theme", N_("Colours"), N_("A theme: talktrack-dark, talktrack-light, ansi-dark …")),
    Field(
        "compact", N_("Compact"), N_("Fewer empty lines and frames, for small screens.")
    ),
    Field(
        "practice_before_live",
        N_("Practice before live calls"),
        N_("A script is called live only after a practice call with it was passed."),
    ),
)  # fmt: skip
"""Every setting except the keys, in the order of the settings screen."""


@dataclass(frozen=True)
class Read:
    """Settings as they were read, and what was wrong with the file."""

    settings: Settings
    troubles: tuple[Saying, ...] = ()


def read_settings(path: Path) -> Read:
    """The settings in this file; defaults for what is missing or can't be used."""
    import tomllib

    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Read(Settings())
    except OSError as error:
        return Read(Settings(), (_unreadable(path, error.strerror or ""),))
    try:
        table = tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Read(Settings(), (_unreadable(path, str(error)),))
    return _checked(table)


def _unreadable(path: Path, why: str) -> Saying:
    return Saying(
        N_("The settings in {path} can't be read ({why}); defaults are used until you mend it."),
        {"path": str(path), "why": why},
    )


def _checked(table: Mapping[str, Any]) -> Read:
    known = {one.name: one for one in FIELDS}
    values: dict[str, Any] = {}
    troubles: list[Saying] = []
    for name, value in table.items():
        if name == "keys":
            values["keys"] = _keys(value, troubles)
        elif one := known.get(name):
            if trouble := one.trouble(value):
                troubles.append(trouble)
            else:
                values[name] = value.strip() if isinstance(value, str) else value
        else:
            troubles.append(
                Saying(N_("There is no setting called {name}; it is passed over."), {"name": name})
            )
    return Read(Settings(**values), tuple(troubles))


def _keys(value: Any, troubles: list[Saying]) -> dict[str, str]:
    if isinstance(value, Mapping) and all(isinstance(keys, str) for keys in value.values()):
        return {str(name): str(keys) for name, keys in value.items()}
    troubles.append(
        Saying(N_('Under [keys] write lines like new_call = "f6"; the keys are passed over.'))
    )
    return {}


def write_settings(path: Path, changes: Mapping[str, Any]) -> None:
    """Write these settings and leave everything else in the file, comments too, as it was.

    Raises:
        OSError: the file can't be written.
        ValueError: the file is not TOML, so it is not touched.
    """
    import tomlkit  # takes 30 ms, and most sessions never change a setting

    path = path.resolve()  # a settings file is often a link into somebody's dotfiles
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        document = tomlkit.document()
    document.update({name: value for name, value in changes.items() if name != "keys"})
    if "keys" in changes:
        document["keys"] = dict(changes["keys"])
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_suffix(".new")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(tomlkit.dumps(document))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def remember(path: Path, changes: Mapping[str, Any]) -> Saying | None:
    """Write these settings down; a sentence where that isn't possible. They hold until you quit."""
    try:
        write_settings(path, changes)
    except OSError as error:
        why = error.strerror or ""
    except ValueError as error:  # the file is not TOML: it is somebody's work, so it stays
        why = str(error)
    else:
        return None
    return Saying(
        N_("The settings can't be written to {path} ({why}); they hold until you leave."),
        {"path": str(path), "why": why},
    )
