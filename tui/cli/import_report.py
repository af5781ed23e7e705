"""What is told of an import, to a person and to a program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.languages import N_, _, ngettext, say
from tui.scripts.cleaning import clean

if TYPE_CHECKING:
    from data.importing.columns import Columns
    from data.importing.plan import Plan
    from data.importing.table import Table
    from data.importing.taking_in import TakenIn

EXAMPLES = 5
SHOWN = ("name", "title", "company_name", "phone_e164", "phone", "email", "country", "source")

KINDS = {
    "there": N_("there already: {count}"),
    "twice": N_("twice in the file: {count}"),
    "suppressed": N_("asked not to be contacted: {count}"),
    "unfit": N_("can't be read as a lead: {count}"),
}
DELIMITERS = {",": ",", ";": ";", "\t": "tab", "|": "|"}


def lines_of_plan(table: Table, columns: Columns, plan: Plan, country: str) -> Iterator[str]:
    """What an import would do, for a person to check."""
    yield _how_read(table)
    if country:
        text = _("Numbers without a code are read as in {country}; --country changes it.")
        yield text.format(country=country)
    yield ""
    yield _("Columns:")
    width = min(40, max(len(one_line(name)) for name in table.header))
    for name, field in zip(table.header, columns.fields, strict=True):
        yield f"  {one_line(name)[:40]:{width}}  {field or _('(left out)')}"
    if columns.remembered:
        yield _("Some of it is remembered from an earlier import; --map changes it.")
    yield ""
    yield _("The first leads as they would be kept:")
    for values in plan.samples:
        parts = [values[name] for name in SHOWN if name != "phone" or not values["phone_e164"]]
        yield "  " + " · ".join(part for part in parts if part)
    yield ""
    yield _rows(plan)
    text = ngettext("{count} lead would come in.", "{count} leads would come in.", plan.waiting)
    yield text.format(count=plan.waiting)
    yield from _left_out(plan)
    yield from _first_left_out(plan)
    yield from _remarks(plan)
    yield _("Nothing was written.")


def lines_of_result(plan: Plan, done: TakenIn, refused: Path | None) -> Iterator[str]:
    """What an import has done."""
    if done.cancelled:
        yield stopped_text(done)
        return
    text = ngettext("{count} lead is in.", "{count} leads are in.", done.added)
    yield text.format(count=done.added)
    yield _rows(plan)
    yield from _left_out(plan)
    if refused is not None:
        yield from _first_left_out(plan)
        yield _("Rows that were not taken, with the reasons: {file}").format(file=refused)
    yield from _remarks(plan)
    if plan.as_typed:
        yield _("All of them: talktrack leads numbers")


def stopped_text(done: TakenIn) -> str:
    """What is left of an import that the person has stopped."""
    if not done.added:
        return _("Stopped. Nothing of the file was taken in.")
    text = ngettext(
        "Stopped. {count} lead stays, since somebody has worked with it meanwhile.",
        "Stopped. {count} leads stay, since somebody has worked with them meanwhile.",
        done.added,
    )
    return text.format(count=done.added)


def as_object(
    table: Table,
    columns: Columns,
    plan: Plan,
    *,
    done: TakenIn | None = None,
    refused_file: Path | None = None,
) -> dict[str, Any]:
    """The same for a program."""
    return {
        "file": str(table.path),
        "dry_run": done is None,
        "cancelled": done is not None and done.cancelled,
        "read": table.read._asdict(),
        "columns": [
            {"column": name, "field": field or None}
            for name, field in zip(table.header, columns.fields, strict=True)
        ],
        "rows": plan.rows,
        "added": 0 if done is None else done.added,
        "would_add": plan.waiting,
        "refused": {"all": plan.refused.total(), **{kind: plan.refused[kind] for kind in KINDS}},
        "refused_file": None if refused_file is None else str(refused_file),
        "refused_first": [
            {"line": row.line, "kind": row.kind, "why": say(row.why)}
            for _number, row in zip(range(EXAMPLES), plan.spool.refused(), strict=False)
        ],
        "numbers_first": [{"line": line, "number": number} for line, number in plan.as_typed],
        "numbers_as_typed": plan.notes["phone"] + plan.notes["phone_wrong"],
        "numbers_without_country": plan.notes["phone"],
        "hints": [say(hint) for hint in plan.hints],
        "samples": [
            {name: value for name, value in values.items() if value not in ("", None)}
            for values in plan.samples
        ],
    }


def _how_read(table: Table) -> str:
    read, file = table.read, table.path.name
    if read.kind == "excel":
        text = _("{file}: sheet {sheet}").format(file=file, sheet=one_line(read.sheet))
        others = ", ".join(one_line(name) for name in read.sheets if name != read.sheet)
        more = _("; others with --sheet: {names}").format(names=others) if others else ""
        return text + more
    return _(
        "{file}: encoding {encoding}, delimiter {delimiter} (--encoding and --delimiter change it)"
    ).format(
        file=file,
        encoding=read.encoding,
        delimiter=DELIMITERS.get(read.delimiter, read.delimiter),
    )


def _rows(plan: Plan) -> str:
    text = ngettext("{count} row in the file.", "{count} rows in the file.", plan.rows)
    return text.format(count=plan.rows)


def _left_out(plan: Plan) -> Iterator[str]:
    for kind, text in KINDS.items():
        if count := plan.refused[kind]:
            yield "  " + _(text).format(count=count)


def _first_left_out(plan: Plan) -> Iterator[str]:
    for number, row in enumerate(plan.spool.refused()):
        if number >= EXAMPLES:
            yield "    …"
            break
        yield "    " + _("line {line}: {why}").format(line=row.line, why=say(row.why))


def _remarks(plan: Plan) -> Iterator[str]:
    if count := plan.notes["phone"]:
        yield _(
            "Numbers kept as typed, since their country is not known: {count}. "
            "--country names one for rows without a country."
        ).format(count=count)
    if count := plan.notes["phone_wrong"]:
        yield _(
            "Numbers kept as typed, since they are none of their country, by their digits or a "
            "letter in them: {count}. Talktrack can't dial or match them until they are corrected."
        ).format(count=count)
    for line, number in plan.as_typed:
        yield "    " + _("line {line}: {why}").format(line=line, why=one_line(number))
    if plan.notes.total() > len(plan.as_typed):
        yield "    …"
    if plan.hint_count:
        yield _("Worth a look, taken in all the same: {count}").format(count=plan.hint_count)
        for hint in plan.hints[:EXAMPLES]:
            yield f"  {say(hint)}"


def one_line(text: str) -> str:
    """The text on one line, without anything that a terminal would obey."""
    return " ".join(clean(text).split())
