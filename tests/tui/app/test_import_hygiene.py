"""The first frame imports nothing that is slow."""

import subprocess
import sys
import textwrap

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "pydantic",
    "yaml",
    "dateparser",
    "babel",
    "phonenumbers",
    "rapidfuzz",
    "tomlkit",
    "typer",
    "cyclopts",
    "tui.cli",
    "textual.widgets._markdown",
    "textual.widgets._data_table",
    "textual.widgets._text_area",
    "textual.widgets._header",
    "textual.widgets._footer",
)


def loaded(code: str) -> set[str]:
    """What a fresh interpreter has imported after this code."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code) + "\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_the_first_screen_imports_nothing_slow() -> None:
    modules = loaded(
        """
        import tui.__main__, tui.run, tui.screens.today, data.first_look
        from tui.app import TalktrackApp
        from tui.services import Services
        services = Services.of_system()
        services.first_look()
        TalktrackApp(services)
        """
    )

    assert [name for name in HEAVY if name in modules] == []


def test_the_package_itself_imports_nothing() -> None:
    assert not {name for name in loaded("import tui, data") if name.startswith(("textual", "rich"))}
