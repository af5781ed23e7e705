"""Runs the app on a terminal, from the first frame to the exit status."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tui import terminal
from tui.app import TalktrackApp
from tui.places import Places
from tui.safe_app import fault_sentence
from tui.services import Services

if TYPE_CHECKING:
    from tui.calling.open_call import CallWish


def run_app(services: Services | None = None, wish: CallWish | None = None) -> int:
    """Run the app until it is left, the demo or a practice run too where they are chosen in it.

    Args:
        services: What it works with; the person's own settings and places when None.
        wish: A call to open at once.

    Returns:
        The exit status: 0, or 1 where the program itself was at fault.
    """
    terminal.accept_any_bytes()
    services = services or Services.of_system()
    while True:
        went, status = _run(services, wish)
        if went not in ELSEWHERE or status:
            return status
        status = ELSEWHERE[went](services)
        if status:
            return status
        wish = None
        services = Services.of_system(services.overrides, services.places)


def practise(services: Services) -> int:
    """A call on the bundled script with an invented lead, in a database that is thrown away."""
    from data.rows import NewLead
    from tui.calling.open_call import CallWish
    from tui.languages import _
    from tui.leads.lead_sources import PRACTICE

    lead = NewLead(name=_("Dana Whitfield"), company_name=_("Northgate Supplies"), source=PRACTICE)
    with tempfile.TemporaryDirectory(prefix="talktrack-") as folder:
        there = elsewhere(services, Path(folder), "practice")
        there.settings = replace(there.settings, scripts_folder="", default_script="")
        return _run(there, CallWish(new=lead))[1]


def show_demo(services: Services) -> int:
    """The app on invented data, in a database that is thrown away."""
    from tui.languages import _

    sys.stdout.write(_("Preparing the demo…") + "\n")
    sys.stdout.flush()
    from tui.demo import fill
    from tui.scripts.reading import Library

    with tempfile.TemporaryDirectory(prefix="talktrack-demo-") as folder:
        there = elsewhere(services, Path(folder))
        there.places.make()
        fill(there, Library.load(services.scripts_folder))
        return run_app(there)


ELSEWHERE: dict[str | None, Callable[[Services], int]] = {"practice": practise, "demo": show_demo}


def elsewhere(
    services: Services, folder: Path, kind: Literal["practice", "demo"] = "demo"
) -> Services:
    """The same person's services on a database of its own; their settings stay as they are."""
    return Services(
        settings=services.settings,
        places=Places.under(folder),
        clock=services.clock,
        overrides=replace(services.overrides, db=None, scripts=None),
        kind=kind,
    )


def _run(services: Services, wish: CallWish | None) -> tuple[str | None, int]:
    try:
        app = TalktrackApp(services, wish)
        went = app.run()
        return went, app.return_code or 0
    except Exception as error:
        note = terminal.write_fault(services.places.faults, error)
        sys.stderr.write(f"talktrack: {fault_sentence(note)}\n")
        return None, 1
    finally:
        services.close()
