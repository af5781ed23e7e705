"""Every command and the app with Python's own ear at every socket: nothing leaves the machine.

Run as `python -m torture.no_sockets FOLDER`; prints what was heard, one line each. With `--prove`
it opens a socket on purpose.
"""

from __future__ import annotations

import contextlib
import io
import socket
import sys
from pathlib import Path
from typing import Any

HEARD: list[str] = []
DONE: list[str] = []

WATCHED = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.getnameinfo", "urllib.Request", "http.client.connect",
    "smtplib.connect", "ftplib.connect", "webbrowser.open", "subprocess.Popen", "os.posix_spawn",
    "os.exec", "os.system",
)  # fmt: skip
"""A socket of the machine itself (asyncio wakes itself by one) reaches nobody."""


def listen(event: str, details: tuple[Any, ...]) -> None:
    """Write down what would leave the machine, or start what could."""
    if event in WATCHED or (event == "socket.__new__" and details[1] not in NEAR):
        HEARD.append(f"{event} {details[1:]}")


CERTAIN = {
    "replay", "where", "call", "demo", "scripts list", "scripts check", "scripts test",
    "personas check", "personas simulate",
}  # fmt: skip
"""Commands that must have done their work; what others need may not be there."""

NEAR = (socket.AF_UNIX, -1)


async def hold_a_call(pilot: Any) -> None:
    """A few keys of everything, and out."""
    from tests.tui.reading_screens import settled

    await settled(pilot)
    for keys in (
        ("slash", "d", "escape"),
        ("enter",),
        ("1", "enter", "2", "enter", "w", "o", "r", "d", "enter", "slash", "e", "x", "escape"),
        ("f2", "f2", "f3", "1", "escape", "f4", "escape", "f5", "escape", "f6", "escape"),
        ("f1", "escape", "ctrl+p", "p", "escape", "f9", "f8", "escape"),
        ("f8", "0", "enter", "enter", "enter", "escape"),
    ):
        await pilot.press(*keys)
        await settled(pilot)
    pilot.app.exit()


def every_command(folder: Path) -> dict[str, list[str]]:
    """The words of each command there is; one that is missing here is run without any."""
    transcript = "call_scripts/transcripts/orlica-discovery.no-deal-later.en.yaml"
    found = {
        "": [],
        "--version": ["--version"],
        "--help": ["--help"],
        "replay": ["replay", transcript, "--db", str(folder / "replayed.db")],
        "where": ["where", "--json"],
        "doctor": ["doctor"],
        "call": ["call", "orlica-discovery", "--lead", "1"],
        "demo": ["demo"],
        "scripts list": ["scripts", "list"],
        "scripts check": ["scripts", "check"],
        "scripts test": ["scripts", "test"],
        "scripts schema": ["scripts", "schema", "script"],
        "personas check": ["personas", "check", "tom-brannigan"],  # one does what all of them do
        "personas simulate": ["personas", "simulate", "tom-brannigan"],
        "export calls": ["export", "calls", "--out", str(folder / "calls.csv")],
        "export deals": ["export", "deals", "--for", "hubspot", "--out", str(folder / "deals.csv")],
    }
    return found | {name: name.split() for name in names() if name not in found}


def names() -> list[str]:
    """Every command by its words, as the program itself tells them."""
    import typer

    from tui.cli.program import program

    found = []
    for name, command in typer.main.get_command(program).commands.items():  # type: ignore[attr-defined]
        found += [f"{name} {each}" for each in getattr(command, "commands", ())] or [name]
    return sorted(found)


def run(folder: Path) -> None:
    """Run every command, the app among them, without a terminal."""
    from data.rows import NewLead
    from data.store import Store
    from tests.idle import wait_exactly
    from tui.app import TalktrackApp
    from tui.cli import main
    from tui.run import run_app
    from tui.services import Services

    services = Services.of_system()
    services.places.make()
    store = Store.open(services.database)
    dana = NewLead(
        name="Dana", phone="+48 600 100 200", email="dana@example.com", contact_basis="consent"
    )
    store.add_lead(dana)
    store.close()
    run_for_real = TalktrackApp.run

    def without_a_terminal(app: TalktrackApp, **_given: Any) -> Any:
        return run_for_real(app, headless=True, auto_pilot=hold_a_call, size=(120, 40))

    wait_exactly()
    setattr(TalktrackApp, "run", without_a_terminal)  # noqa: B010
    surely = set(every_command(folder)) - set(names()) | CERTAIN
    for name, words in every_command(folder).items():
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = main(words) if words else run_app()
        DONE.append(f"{name or 'talktrack'}: {status}")
        if status and name in surely:
            HEARD.append(f"{name} ended with {status}: {said.getvalue()[-300:]}")


if __name__ == "__main__":
    sys.addaudithook(listen)
    if "--prove" in sys.argv:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", 9), timeout=0.1)
    else:
        run(Path(sys.argv[1]))
    print(*(f"did {each}" for each in DONE), *(f"heard {each}" for each in HEARD), sep="\n")
