"""What the import screen says: fields, how a file is read, what would come in and what came in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from tui.languages import N_, _, day_text, ngettext, number_text, say, time_text
from tui.screens.importing.paths import Offered, as_typed
from tui.text import cut, fitted, one_line, plain, styled

if TYPE_CHECKING:
    from data.importing.plan import Plan
    from data.importing.taking_in import TakenIn
    from tui.leads.leads_file import ForAll, LeadsFile

TITLES = {
    "name": N_("Full name"),
    "first_name": N_("First name"),
    "middle_name": N_("Middle name"),
    "last_name": N_("Last name"),
    "title": N_("Job title"),
    "company_name": N_("Company"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "website": N_("Website"),
    "industry": N_("Industry"),
    "employees": N_("Employees"),
    "country": N_("Country"),
    "source": N_("Source"),
    "contact_basis": N_("Contact basis"),
    "owner": N_("Owner"),
}
BASES = {
    "": N_("not known: a warning before each first call"),
    "consent": N_("they agreed to be called"),
    "inbound": N_("they asked to be called"),
    "customer": N_("they are customers"),
    "public": N_("public business data"),
}
KINDS = {
    "there": N_("in the records already: {count}"),
    "twice": N_("twice in the file: {count}"),
    "suppressed": N_("asked not to be contacted: {count}"),
    "unfit": N_("can't be read as a lead: {count}"),
}
SIGNS = {"\t": N_("tab"), " ": N_("space")}
NAME, CELLS = 26, 40
EXAMPLES = 8
SHOWN = ("name", "title", "company_name", "phone_e164", "phone", "email", "country")


def field_title(field: str) -> str:
    """A field as people call it."""
    return _(TITLES[field]) if field in TITLES else _("left out")


def file_content(each: Offered, width: int, now: datetime) -> Content:
    """A file on the list: its path, and when it was written."""
    if each.is_folder:
        return plain(cut(as_typed(each), width))
    at = datetime.fromtimestamp(each.changed).astimezone()
    when = f"{day_text(at.date(), now.astimezone().date())} {time_text(at)}"
    room = max(10, width - len(when) - 3)
    return styled("$path [dim]$when[/]", path=fitted(as_typed(each), room), when=when)


def column_content(file: LeadsFile, place: int, width: int) -> Content:
    """A column: what the file calls it, what it is, and what stands in it."""
    field = file.columns.fields[place]
    name = one_line(file.table.header[place]) or _("(no name)")
    wide = min(NAME, max(14, width // 3))
    cells = " · ".join(one_line(cell) for cell in file.shown[place])
    room = max(0, width - 2 * wide - 6)
    if field:
        said = styled("[bold]$field[/]", field=fitted(f"→ {field_title(field)}", wide))
    else:
        said = styled("[dim]$field[/]", field=fitted(f"– {_('left out')}", wide))
    return Content.assemble(
        plain(fitted(name, wide)),
        "  ",
        said,
        "  ",
        styled("[dim]$cells[/]", cells=cut(cells, room)),
    )


def how_read(file: LeadsFile, for_all: ForAll) -> Content:
    """How the file is read, and what holds for all of its rows."""
    read = file.table.read
    if read.kind == "excel":
        parts = [_("sheet {sheet}").format(sheet=one_line(read.sheet))]
        if len(read.sheets) > 1:
            parts.append(_("{n} sheets (s)").format(n=len(read.sheets)))
    else:
        sign = _(SIGNS[read.delimiter]) if read.delimiter in SIGNS else read.delimiter
        parts = [_("encoding {encoding}").format(encoding=read.encoding)]
        parts.append(_("delimiter {sign}").format(sign=sign))
    if file.columns.remembered:
        parts.append(_("as you said last time"))
    lines = [styled("[bold]$name[/]  $how", name=file.path.name, how=" · ".join(parts))]
    country = for_all.country or _("none, only numbers with + are read")
    told = _("Numbers without a code: {country}").format(country=country)
    lines.append(styled("[bold]l[/] $told", told=told))
    if "contact_basis" not in file.columns.fields:
        basis = _(BASES.get(for_all.basis, for_all.basis))
        told = _("Contact basis of all: {basis}").format(basis=basis)
        lines.append(styled("[bold]b[/] $told", told=told))
    return Content("\n").join(lines)


def plan_text(plan: Plan) -> Content:
    """What an import would do."""
    lines = [
        plain(_rows(plan)),
        plain(
            ngettext("{count} lead would come in.", "{count} leads would come in.", plan.waiting)
            .format(count=number_text(plan.waiting))
        ).stylize("bold"),
        *_left_out(plan),
        *_remarks(plan),
    ]  # fmt: skip
    if plan.samples:
        lines += [plain(""), plain(_("The first leads as they would be kept:")).stylize("bold")]
    for values in plan.samples:
        parts = [values[name] for name in SHOWN if name != "phone" or not values["phone_e164"]]
        lines.append(plain("  " + one_line(" · ".join(part for part in parts if part))))
    return Content("\n").join([*lines, *_first_left_out(plan)])


def result_text(plan: Plan, done: TakenIn, refused: Path | None) -> Content:
    """What an import has done."""
    if done.cancelled:
        if not done.added:
            return plain(_("Stopped. Nothing of the file was taken in."))
        return plain(
            ngettext(
                "Stopped. {count} lead stays, since somebody has worked with it meanwhile.",
                "Stopped. {count} leads stay, since somebody has worked with them meanwhile.",
                done.added,
            ).format(count=done.added)
        )
    lines = [
        plain(
            ngettext("{count} lead is in.", "{count} leads are in.", done.added)
            .format(count=number_text(done.added))
        ).stylize("bold"),
        plain(_rows(plan)),
        *_left_out(plan),
        *_remarks(plan),
    ]  # fmt: skip
    if plan.as_typed:
        lines.append(plain(_("All of them: talktrack leads numbers")))
    if refused is not None:
        lines += [
            *_first_left_out(plan),
            plain(""),
            plain(_("The rows that were not taken, each with its reason, are in this file:")),
            plain(str(refused)).stylize("bold"),
            plain(_("Correct them there and take that file in.")),
        ]
    return Content("\n").join(lines)


def progress_text(stage: str, done: int, of: int) -> str:
    """How far it is."""
    if stage == "checking":
        text = ngettext("{count} row checked", "{count} rows checked", done)
        return text.format(count=number_text(done))
    return _("{done} of {total} leads written").format(
        done=number_text(done), total=number_text(of)
    )


def _rows(plan: Plan) -> str:
    text = ngettext("{count} row in the file.", "{count} rows in the file.", plan.rows)
    return text.format(count=number_text(plan.rows))


def _left_out(plan: Plan) -> Iterator[Content]:
    for kind, text in KINDS.items():
        if count := plan.refused[kind]:
            yield plain("  " + _(text).format(count=number_text(count)))


def _first_left_out(plan: Plan) -> Iterator[Content]:
    """The first rows that stay out, each with its line and reason."""
    if plan.refused.total():
        yield plain("")
        yield plain(_("Rows that stay out:")).stylize("bold")
    for number, row in enumerate(plan.spool.refused()):
        if number >= EXAMPLES:
            yield plain("  …")
            break
        yield _of_line(row.line, say(row.why))


def _of_line(line: int, words: str) -> Content:
    return plain(f"  {one_line(_('line {line}: {why}').format(line=line, why=words))}")


def _remarks(plan: Plan) -> Iterator[Content]:
    if count := plan.notes["phone"]:
        text = _(
            "Numbers kept as typed, since their country is not known: {count}. "
            "In the step before, l names one for rows without a country."
        )
        yield plain(text.format(count=number_text(count)))
    if count := plan.notes["phone_wrong"]:
        text = _(
            "Numbers kept as typed, since they are none of their country, by their digits or a "
            "letter in them: {count}. Talktrack can't dial or match them until they are corrected."
        )
        yield plain(text.format(count=number_text(count)))
    for line, number in plan.as_typed:
        yield _of_line(line, number)
    if plan.notes.total() > len(plan.as_typed):
        yield plain("  …")
    if plan.hint_count:
        text = _("Worth a look, taken in all the same: {count}")
        yield plain(text.format(count=number_text(plan.hint_count)))
        for hint in plan.hints[:3]:
            yield plain(f"  {one_line(say(hint))}")
