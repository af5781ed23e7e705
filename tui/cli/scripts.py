"""`talktrack scripts`: the author's workshop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tui.languages import _, language, ngettext
from tui.problem_words import all_lines, problem_object

from .replaying import play_file
from .session import Session
from .tables import table_lines, terminal_width

OK, FAILED, WRONG = 0, 1, 2


def list_scripts(session: Session, *, as_json: bool) -> int:
    """Print the scripts there are."""
    found = session.library.scripts()
    if as_json:
        session.print_json(
            [
                {
                    "id": info.id,
                    "title": info.title,
                    "version": info.version,
                    "framework": info.framework,
                    "languages": list(info.languages),
                    "file": str(info.file),
                }
                for info in found
            ]
        )
        return OK
    heads = [_("id"), _("languages"), _("framework"), _("version"), _("script")]
    rows = [
        [info.id, " ".join(info.languages), info.framework, info.version,
         info.titles.get(language(), info.title)]
        for info in found
    ]  # fmt: skip
    for line in table_lines(heads, rows, width=terminal_width()):
        session.print(line)
    return OK


def check(session: Session, file: Path | None, *, as_json: bool) -> int:
    """Print every problem of one file, or of all; status 1 where one is an error."""
    problems = session.library.check(file)
    errors = [problem for problem in problems if problem.level == "error"]
    if as_json:
        session.print_json([problem_object(problem) for problem in problems])
    else:
        for line in all_lines(problems):
            session.print(line)
        warnings = len(problems) - len(errors)
        session.print(
            ngettext("{n} error", "{n} errors", len(errors)).format(n=len(errors))
            + ", "
            + ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings)
        )
    return FAILED if errors else OK


def test(session: Session, *, as_json: bool) -> int:
    """Play every transcript; status 1 where one differs from what it expects."""
    results: list[dict[str, Any]] = []
    for file in session.library.transcripts():
        played = play_file(session, file)
        results.append({"file": str(file), "differences": played.troubles})
        if not as_json:
            session.print(f"{'✗' if played.troubles else '✓'} {file.name}")
            for trouble in played.troubles:
                session.print(f"    {trouble}")
    failed = sum(1 for result in results if result["differences"])
    if as_json:
        session.print_json(results)
    else:
        count = len(results)
        session.print(
            ngettext("{n} transcript", "{n} transcripts", count).format(n=count)
            + ", "
            + ngettext("{n} failed", "{n} failed", failed).format(n=failed)
        )
    return FAILED if failed else OK


def schema(session: Session, kind: str) -> int:
    """Print the JSON Schema of one kind of file, or of all by kind."""
    from tui.cli.words import WordsError
    from tui.scripts.reading import schema as schemas

    every = schemas()
    if kind and kind not in every:
        raise WordsError(
            _("there is no kind {kind}; there are {known}").format(
                kind=kind[:40], known=", ".join(sorted(every))
            )
        )
    session.print_json(every[kind] if kind else every)
    return OK
