"""`talktrack leads score`, `events`, `accept`, `return`: how leads stand, without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.languages import _, date_text, language, ngettext, say
from tui.leads.standing_words import (
    ago_text,
    contribution_lines,
    event_words,
    score_line,
    segment_words,
    stage_line,
    step_words,
    titled,
    track_words,
)

from .session import Session
from .words import WordsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.scoring.events_in import EventsIn
    from data.scoring.rows import LeadStanding
    from data.store import Store
    from tui.scripts.model.scoring import Scoring

OK, FAILED = 0, 1


def score(session: Session, lead_id: int | None, *, limit: int, as_json: bool) -> int:
    """Print what a lead's score is made of, or the leads with the highest scores."""
    with _store(session) as store:
        if lead_id is None:
            return _best(session, store, limit=limit, as_json=as_json)
        standing, scoring = store.standings.of(lead_id), store.standings.scorer.scoring
    if as_json:
        session.print_json(_object(standing, scoring))
        return OK
    for line in lines_of(standing, scoring, session):
        session.print(line)
    return OK


def lines_of(standing: LeadStanding, scoring: Scoring, session: Session) -> list[str]:
    """A lead's standing as lines for a terminal or a screen reader."""
    who = " · ".join(part for part in (standing.name, standing.company_name) if part)
    segment, play = segment_words(standing.segment, scoring)
    now = session.services.clock.local()
    lines = [
        f"{standing.lead_id} · {who}",
        _("score: {score}").format(score=score_line(standing)),
        *(f"  {line}" for line in contribution_lines(standing.contributions, scoring)),
        _("way to sales: {stage}").format(stage=stage_line(standing)),
        *(
            f"  {date_text(row.at.astimezone(now.tzinfo).date())} · {step_words(row, scoring)}"
            for row in standing.stages
        ),
    ]
    if segment:
        told = f"{segment}. {play}" if play else segment
        lines.append(_("segment: {segment}").format(segment=told))
    if standing.track:
        lines.append(_("track: {track}").format(track=track_words(standing.track, scoring)))
    if standing.events:
        lines.append(_("what they did:"))
    for event in standing.events:
        day = event.at.astimezone(now.tzinfo).date()
        parts = (ago_text((now.date() - day).days), event_words(event.kind, scoring), event.note)
        lines.append("  " + " · ".join(part for part in parts if part))
    return lines


def accept(session: Session, lead_id: int) -> int:
    """Take a lead."""
    with _store(session) as store:
        store.standings.accept(lead_id, by=session.services.settings.rep_name)
        standing = store.standings.of(lead_id)
    session.print(
        _("{name} is accepted.").format(name=standing.name or standing.company_name or lead_id)
    )
    return OK


def give_back(session: Session, lead_id: int, *, reason: str, note: str) -> int:
    """Give a lead back to marketing."""
    with _store(session) as store:
        scoring = store.standings.scorer.scoring
        wanted = _reason(reason, scoring)
        store.standings.give_back(
            lead_id, reason=wanted, note=note, by=session.services.settings.rep_name
        )
        standing = store.standings.of(lead_id)
    name = standing.name or standing.company_name or lead_id
    session.print(_("{name} is back with marketing.").format(name=name))
    return OK


def take_events(
    session: Session,
    file: Path,
    maps: Sequence[str],
    *,
    read_as: tuple[str, str, str],
    dry_run: bool,
    as_json: bool,
) -> int:
    """Bring in what leads did, from a file; what can't be matched goes beside it."""
    from data.importing.errors import WrongWords
    from data.importing.refusals import RefusalFile
    from data.importing.tables import open_table
    from data.scoring.event_columns import event_columns, read_pairs
    from data.scoring.events_in import take_events_in

    encoding, delimiter, sheet = read_as
    try:
        table = open_table(file, encoding=encoding, delimiter=delimiter, sheet=sheet)
        told = read_pairs(maps)
        columns = event_columns(table.header, told, session.services.scripts_folder)
    except WrongWords as error:
        raise WordsError(say(error.saying)) from None
    refusals = None if dry_run else RefusalFile(table.path)
    try:
        with _store(session) as store:
            done = take_events_in(
                store, table, columns, now=session.services.clock.local(), lang=language(),
                by=session.services.settings.rep_name, dry_run=dry_run,
            )  # fmt: skip
            scoring = store.standings.scorer.scoring
        place = None
        if refusals is not None and done.refused:
            reason = _("Why it was not taken")
            place = refusals.write(table.header, done.refused, reason=reason, say=say)
    finally:
        if refusals is not None:
            refusals.drop()
    _tell_events(session, done, scoring, place, dry_run=dry_run, as_json=as_json)
    return FAILED if done.rows and len(done.refused) == done.rows else OK


def _tell_events(
    session: Session,
    done: EventsIn,
    scoring: Scoring,
    place: Path | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    if as_json:
        session.print_json(
            {
                "rows": done.rows, "added": 0 if dry_run else done.added, "there": done.there,
                "would_add": done.added if dry_run else 0, "leads": len(done.leads),
                "interested": done.interested, "kinds": dict(done.kinds),
                "refused": len(done.refused), "refused_file": str(place) if place else None,
            }
        )  # fmt: skip
        return
    count = done.added
    if dry_run:
        text = ngettext("{n} event would come in.", "{n} events would come in.", count)
    else:
        text = ngettext("{n} event is in.", "{n} events are in.", count)
    session.print(text.format(n=count))
    for kind, number in done.kinds.most_common():
        session.print(f"  {number} · {event_words(kind, scoring)}")
    if done.there:
        text = ngettext("{n} was there already.", "{n} were there already.", done.there)
        session.print(text.format(n=done.there))
    if done.interested:
        text = ngettext("{n} lead shows interest now.", "{n} leads show interest now.",
                        done.interested)  # fmt: skip
        session.print(text.format(n=done.interested))
    refused = len(done.refused)
    if refused:
        text = ngettext("{n} row was not taken.", "{n} rows were not taken.", refused)
        session.print(text.format(n=refused))
        for row in done.refused[:5]:
            session.print("  " + _("line {line}: {why}").format(line=row.line, why=say(row.why)))
    if place is not None:
        session.print(_("They are in {file}, with the reasons.").format(file=place))
    if dry_run:
        session.print(_("Nothing was written."))


def _best(session: Session, store: Store, *, limit: int, as_json: bool) -> int:
    store.standings.refresh_all()
    found = store.standings.best(limit)
    if as_json:
        session.print_json([asdict(row) for row in found])
        return OK
    for row in found:
        parts = (str(row.score), row.band, row.cell, row.name, row.company_name)
        session.print(" · ".join([str(row.id), *(part for part in parts if part)]))
    if not found:
        session.print(_("No lead has a score yet."))
    return OK


def _reason(text: str, scoring: Scoring) -> str:
    """The reason that is meant: by its id or by its title."""
    wanted = text.strip().casefold()
    for each in scoring.returns:
        if wanted in (each.id, *(title.casefold() for title in each.title.values())):
            return each.id
    known = ", ".join(f"{each.id} ({titled(each.title)})" for each in scoring.returns)
    raise WordsError(_("--reason is one of: {known}").format(known=known))


def _object(standing: LeadStanding, scoring: Scoring) -> dict[str, Any]:
    def moment(value: Any) -> str | None:
        return value.isoformat() if value else None

    return {
        "lead": standing.lead_id, "name": standing.name, "company": standing.company_name,
        "score": standing.score, "given": standing.given, "band": standing.band,
        "cell": standing.cell, "coverage": standing.coverage, "fit": standing.fit,
        "engagement": standing.engagement, "segment": standing.segment, "track": standing.track,
        "worth_calling": standing.worth_calling, "after_call": standing.talked,
        "version": standing.version, "stage": standing.stage,
        "contributions": [
            {"about": part.about, "points": round(part.points, 2), "days_ago": part.days_ago,
             "text": line}
            for part, line in zip(
                standing.contributions,
                contribution_lines(standing.contributions, scoring),
                strict=True,
            )
        ],
        "stages": [{**asdict(row), "at": moment(row.at)} for row in standing.stages],
        "events": [{**asdict(row), "at": moment(row.at)} for row in standing.events],
        "hand_raised_at": moment(standing.hand_raised_at),
    }  # fmt: skip


@contextmanager
def _store(session: Session) -> Iterator[Store]:
    store = session.store()
    try:
        yield store
    finally:
        store.close()
