"""The one way from a lead to a call on the screen and back."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from tui.calling.contact_basis import ask_where_missing
from tui.languages import N_, _, language, say
from tui.leads.home_country import at_home
from tui.leads.phone_words import said_of_number
from tui.practising.before_live import PracticeFirst, offer_practice, refuse_unpractised
from tui.scripts.sayings import SayingError

if TYPE_CHECKING:
    from pathlib import Path

    from data.recorder import EventRecorder
    from data.rows import LeadRow, NewLead
    from data.store import Store
    from tui.app import TalktrackApp
    from tui.calling.live_call import LiveCall
    from tui.scripts.reading import Library
    from tui.services import Ready
    from tui.settings import Settings

LANGUAGE_OF_COUNTRY = {"PL": "pl", "RU": "ru", "BY": "ru", "KZ": "ru"}
"""Whose people are called in which of the bundled languages; everybody else in English."""


@dataclass(frozen=True)
class CallWish:
    """A call that somebody wants to hold."""

    lead_id: int | None = None
    """With this lead …"""
    new: NewLead | None = None
    """… or with one that is not there yet …"""
    draft: int | None = None
    """… or the call that was left …"""
    contact: int | None = None
    """… or with this contact of the records, who need not be a lead yet."""
    script: str = ""
    """Id of the script; the settings' one, or the first there is, where it is empty."""
    lang: str = ""
    """Language of the script; by the lead's country where it is empty."""
    basis_known: bool = False
    """Whether the rep was asked on what basis the lead may be called."""


class NoCall(SayingError):
    """The call can't be held as things stand."""


async def hold_call(app: TalktrackApp, wish: CallWish) -> None:
    """Open the screen of the call that is wished for; its recorder is closed with the screen."""
    ready = await app.services.ready()
    _stop_asking_for_patience(app)
    if wish.contact is not None:
        from data.records.leads_of_contacts import lead_for

        lead_id = await to_thread(lead_for, ready.store, wish.contact)
        wish = replace(wish, contact=None, lead_id=lead_id)
    if wish.lead_id is not None and wish.draft is None and not wish.basis_known:
        again = partial(app.open_call, replace(wish, basis_known=True))
        if await ask_where_missing(app, ready.store, wish.lead_id, again):
            return
    try:
        live = await to_thread(_begin, app, ready, wish)
    except PracticeFirst as error:
        offer_practice(app, error)
        return
    except SayingError as error:
        if wish.new is None or not (known := getattr(error, "matches", ())):
            raise
        _ask_for_the_known(app, wish, error, known[0].id)
        return
    from tui.screens.call import CallScreen

    app.push_screen(CallScreen(live), partial(_ended, app, live))
    lead = live.lead
    if wish.new is not None and (said := said_of_number(lead.phone, lead.phone_e164)):
        app.tell(said, severity="warning")


def _stop_asking_for_patience(app: TalktrackApp) -> None:
    """Take "Getting ready…" off the screen: it is over, and it would cover the call."""
    for each in list(app._notifications):
        if each.message == _("Getting ready…"):
            app._unnotify(each)


def _ended(app: TalktrackApp, live: LiveCall, saved: object) -> None:
    if saved is not None:
        app.services.has_ended(live)
        app.screen.refresh_bindings()
    if app.services.kind == "practice":
        live.recorder.close()
        app.exit()  # back to the person's own list
        return
    app.run_worker(to_thread(live.recorder.close), group="load", exit_on_error=False)


def _ask_for_the_known(app: TalktrackApp, wish: CallWish, error: SayingError, lead: int) -> None:
    """Somebody with this number or address is in the list: offer that lead instead."""
    from tui.screens.confirm import ConfirmScreen

    def answered(yes: bool | None) -> None:
        if yes:
            app.open_call(replace(wish, new=None, lead_id=lead))

    app.push_screen(
        ConfirmScreen(
            _("{reason} Call the one who is there?").format(reason=_known(error)),
            yes=_("Call them"),
            no=_("Go back"),
        ),
        answered,
    )


def _known(error: SayingError) -> str:
    match = error.matches[0]  # type: ignore[attr-defined]
    return _("{name} is in the list already ({why}).").format(name=match.name, why=say(match.why))


def _begin(app: TalktrackApp, ready: Ready, wish: CallWish) -> LiveCall:
    from tui import saving

    store, library = ready
    settings, clock = app.services.settings, app.services.clock
    recorder = partial(_recorder, app.services.places.outbox)
    if wish.draft is not None:
        return saving.resume(
            store, wish.draft, library=library, settings=settings, clock=clock, recorder=recorder
        )
    lead: LeadRow | NewLead
    if wish.new is not None:
        lead = at_home(wish.new, settings)
    elif wish.lead_id is not None:
        lead = store.lead(wish.lead_id)
    else:
        raise NoCall(N_("Choose a lead, or press n for somebody new."))
    script, lang = choose_script(library, settings, wish, lead.country)
    refuse_unpractised(app.services, store, script)
    return saving.begin(
        store,
        lead,
        library.script(script, lang),
        library=library,
        settings=settings,
        clock=clock,
        recorder=recorder,
    )


def _recorder(outbox: Path, store: Store, call_id: int) -> EventRecorder:
    from data.recorder import EventRecorder

    return EventRecorder(store, call_id, outbox=outbox)


def choose_script(
    library: Library, settings: Settings, wish: CallWish, country: str
) -> tuple[str, str]:
    """Which script in which language: what was asked for, then settings, then what there is."""
    ids = list(dict.fromkeys(info.id for info in library.scripts()))
    if not ids:
        raise NoCall(N_("There is no script to call with; talktrack scripts check says why."))
    script = wish.script or settings.default_script
    if script not in ids and not wish.script:
        script = ids[0]
    offered = library.languages(script)
    for lang in (wish.lang, language_for(country, settings.country), language()):
        if lang in offered:
            return script, lang
    return script, offered[0] if offered else ""


def language_for(country: str, home: str) -> str:
    """The language a lead is called in, by its country or else by ours."""
    where = (country or home).strip().upper()
    return LANGUAGE_OF_COUNTRY.get(where, "en") if where else ""
