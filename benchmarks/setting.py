"""A throw-away home for a measured program: settings, leads, a long script."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

STEPS = 500
SCRIPT = "bench-long"
MODULE = [sys.executable, "-m", "tui"]
FLOOR = [sys.executable, "-m", "benchmarks.floor_app"]


def lead_name(number: int) -> str:
    """The invented name of a lead."""
    return f"Lead-{number:05} Example"


@contextmanager
def home(*, leads: int) -> Iterator[dict[str, str]]:
    """The environment of a program whose home holds `leads` leads and a script of 500 steps."""
    from data.rows import NewLead
    from data.store import Store
    from tui.places import Places

    with TemporaryDirectory(prefix="talktrack-bench-") as folder:
        environ = dict(os.environ)
        environ.update(
            HOME=folder,
            XDG_DATA_HOME=f"{folder}/data",
            XDG_CONFIG_HOME=f"{folder}/config",
            XDG_STATE_HOME=f"{folder}/state",
            XDG_CACHE_HOME=f"{folder}/cache",
            TALKTRACK_SCRIPTS=f"{folder}/scripts",
            TERM="xterm-256color",
            LANG="C.UTF-8",
            PYTHONDONTWRITEBYTECODE="",
        )
        environ.pop("TALKTRACK_DB", None)
        Path(folder, "scripts").mkdir()
        Path(folder, "scripts", f"{SCRIPT}.yaml").write_text(long_script(), encoding="utf-8")
        database = Places.under(Path(folder)).database
        environ["TALKTRACK_DB"] = str(database)
        database.parent.mkdir(parents=True, mode=0o700)
        store = Store.open(database)
        for number in range(leads):
            store.add_lead(
                NewLead(
                    name=lead_name(number),
                    company_name=f"Company {number:05}",
                    email=f"lead{number}@company{number}.example",
                    contact_basis="consent",
                    score=100 - number % 100,
                )
            )
        store.close()
        yield environ


def long_script() -> str:
    """A script of `STEPS` questions with three answers each, as YAML."""
    criteria = ("need", "authority", "budget", "timing")
    return yaml.safe_dump(
        {
            "schema": 1,
            "id": SCRIPT,
            "lang": "en",
            "version": "1",
            "title": "A long script for measuring",
            "framework": "bant",
            "captures": {},
            "steps": [
                {
                    "id": f"s{number:03}",
                    "stage": "diagnosis",
                    "kind": "ask",
                    "text": f"Question-{number:03}: what made you start looking at this now?",
                    "hint": "let them talk; ask for the last example",
                    "answers": [
                        {
                            "id": "yes",
                            "label": "Names a concrete problem of their own",
                            "marks": {criteria[number % 4]: "met"},
                        },
                        {
                            "id": "some",
                            "label": "Something general",
                            "marks": {criteria[number % 4]: "partly"},
                        },
                        {
                            "id": "no",
                            "label": "Nothing",
                            "marks": {criteria[number % 4]: "not_met"},
                        },
                    ],
                }
                for number in range(STEPS)
            ]
            + [
                {
                    "id": "end",
                    "stage": "wrap",
                    "kind": "outcome",
                    "outcome": "deal",
                    "text": "Thank you.",
                }
            ],
        },
        sort_keys=False,
        allow_unicode=True,
    )
