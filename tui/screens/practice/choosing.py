"""Whom to practise on: the buyers, their seeds, and how it went so far."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import getters, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.app import TalktrackApp
from tui.commands import bindings
from tui.languages import N_, _, date_text, ngettext, say, time_text
from tui.practising.cut_off import throw_away
from tui.practising.wish import PracticeWish, can_be_passed, next_seed
from tui.practising.words import task_text
from tui.services import Services
from tui.text import cut, fitted, plain
from tui.when import local
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

from .commands import COMMANDS
from .entries import ORDER, Entry, Known, entries, read_known
from .lines import Lines
from .words import LEVELS

if TYPE_CHECKING:
    from data.practice import RunRow
    from tui.scripts.model.persona import Difficulty, Persona
    from tui.scripts.model.persona import Lines as SpokenLines
    from tui.scripts.model.script import Script
    from tui.scripts.practice.personas import Personas

CHANGING = ("practice_level", "practice_seed", "practice_seed_back")
"""What chooses another buyer than the one that stands there."""


class PracticeScreen(Screen[PracticeWish | str | None]):
    """Choosing a buyer; returns the wish, `script` for a call without a buyer, or None."""

    CSS_PATH = "practice.tcss"
    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "Buyers to practise on. Each has a lesson that is told afterwards. A seed is one buyer of "
        "many: the same for everybody, so that two people can be compared. Nothing of a practice "
        "call is mixed with real ones."
    )
    AUTO_FOCUS = "OptionList"

    app = getters.app(TalktrackApp)
    options = getters.query_one(OptionList)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._personas: Personas | None = None
        self._entries: list[Entry] = []
        self._runs: Sequence[RunRow] = ()
        self._levels: dict[str, Difficulty] = {}
        self._passed: dict[tuple[str, Difficulty, int], bool] = {}
        self._seeds: dict[tuple[str, Difficulty], int | None] = {}

    def compose(self) -> ComposeResult:
        """Title, the buyers, the chosen one, keys."""
        yield TitleLine(left=_("PRACTICE · choose a buyer"))
        yield Lines(markup=False)
        yield Static(id="practice-card", classes="practice-below", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read them."""
        self._read()

    def on_resize(self) -> None:
        """Divide the width anew."""
        if self._entries:
            self._show()

    def on_screen_resume(self) -> None:
        """Back from a look back."""
        if self._entries:
            self._read()

    @work(exclusive=True, exit_on_error=False, group="practice")
    async def _read(self) -> None:
        try:
            store, library = await self._services.ready()
            services = self._services
            trainee = services.settings.rep_name
            found = await to_thread(read_known, store, library, services.places, trainee)
        except Exception as error:
            self.app.tell_failure(error)
        else:
            self.post_message(found)

    @on(Known)
    def _read_them(self, event: Known) -> None:
        self._personas, self._runs = event.personas, event.runs
        self._entries = entries(event)
        for problem in event.personas.problems[:1]:
            words = _("{file}:{line}: {what} `talktrack personas check` shows everything.")
            told = words.format(file=problem.file, line=problem.line, what=say(problem.told))
            self.app.tell(told, severity="warning")
        self._show()

    # What is shown

    @property
    def chosen(self) -> Entry | None:
        """The line under the cursor."""
        at = self.options.highlighted
        return self._entries[at] if at is not None and at < len(self._entries) else None

    def _level(self, entry: Entry) -> Difficulty:
        if entry.cut_off is not None:
            return entry.cut_off.wish.difficulty
        if entry.task is not None:
            return cast("Difficulty", entry.task.difficulty)
        return self._levels.get(entry.persona.id, entry.persona.difficulty)

    def _of(self, persona: Persona) -> list[RunRow]:
        return [run for run in self._runs if run.persona == persona.id]

    def _seed(self, entry: Entry) -> int | None:
        """The seed that would be called; None where nobody passes any of them."""
        if entry.cut_off is not None:
            return entry.cut_off.wish.seed
        if entry.task is not None:
            return entry.task.seed
        place = (entry.persona.id, self._level(entry))
        if place not in self._seeds:
            played = [run.seed for run in self._of(entry.persona) if run.difficulty == place[1]]
            self._seeds[place] = next_seed(*self._whom(entry), played)
        return self._seeds[place]

    def _whom(self, entry: Entry) -> tuple[Persona, Script, SpokenLines, Difficulty]:
        assert self._personas is not None
        assert self._services.library is not None
        persona = entry.persona
        script = self._services.library.script(persona.script, persona.lang)
        return persona, script, self._personas.lines(persona), self._level(entry)

    def _passable(self, entry: Entry, seed: int) -> bool:
        place = (entry.persona.id, self._level(entry), seed)
        if place not in self._passed:
            self._passed[place] = can_be_passed(*self._whom(entry), seed)
        return self._passed[place]

    def _trouble(self, entry: Entry) -> str:
        """Why this buyer can't be called; empty where they can."""
        seed = self._seed(entry)
        if seed is None:
            return _("Nobody passes this buyer at this difficulty; d chooses another.")
        if entry.task is not None and not self._passable(entry, seed):
            return _("Nobody passes this seed any more: ask the trainer for another.")
        return ""

    def _show(self) -> None:
        at = self.options.highlighted
        made = [Option(self._row(entry)) for entry in self._entries]
        if not made:
            made = [Option(plain(_("There is no buyer to practise on.")), disabled=True)]
        with self.prevent(OptionList.OptionHighlighted):
            self.options.clear_options()
            self.options.add_options(made)
            self.options.highlighted = min(at or 0, len(made) - 1) if self._entries else None
        self._show_card()

    def _row(self, entry: Entry) -> Content:
        persona = entry.persona
        width = max(40, self.size.width - 6)
        if entry.cut_off is not None:
            words = _("{lang} CUT OFF {name}, {date}")
            at = local(entry.cut_off.started_at)
            when = f"{date_text(at.date())} {time_text(at)}"
            told = words.format(lang=persona.lang, name=persona.card.name, date=when)
            return plain(cut(told, width))
        if entry.task is not None:
            told = task_text(entry.task, persona.card.name)
            return plain(cut(_("{lang} TASK {task}").format(lang=persona.lang, task=told), width))
        runs = self._of(persona)
        marks = [run.normalised for run in runs[:5] if run.normalised is not None]
        told = " ".join(str(mark) for mark in reversed(marks))
        count = ngettext("{n} call", "{n} calls", len(runs)).format(n=len(runs)) if runs else ""
        card = persona.card
        who = fitted(f"{card.name}, {card.role}", width * 2 // 5)
        company = fitted(card.company, width - width * 2 // 5 - 28)
        return plain(f"{persona.lang} {who} {company} {fitted(count, 9)} {fitted(told, 14)}")

    def _show_card(self) -> None:
        entry = self.chosen
        words = self._card(entry) if entry else []
        room = max(20, self.size.width * 2 - 6)
        self.query_one("#practice-card", Static).update(
            plain("\n".join(cut(w, room) for w in words))
        )
        self.refresh_bindings()

    def _card(self, entry: Entry) -> list[str]:
        persona = entry.persona
        card, level = persona.card, self._level(entry)
        words = [
            ", ".join(part for part in (card.name, card.role, card.company) if part),
            " · ".join(part for part in (card.source, card.mood) if part),
            "",
            _("Difficulty: {level}   Seed: {seed}").format(
                level=_(LEVELS[level]), seed=self._seed(entry) or "–"
            ),
        ]
        if trouble := self._trouble(entry):
            words.append(trouble)
        if entry.cut_off is not None:
            said = len(entry.cut_off.said)
            told = ngettext("Enter goes on after {n} move.", "Enter goes on after {n} moves.", said)
            words.append(told.format(n=said) + " " + _("Delete throws it away."))
        if entry.task is not None:
            words.append(_("Asked for by {who}.").format(who=entry.task.by or "–"))
        runs = self._of(persona)
        if runs:
            last = runs[0]
            mark = "–" if last.normalised is None else str(last.normalised)
            told = _("Last time, {date}: {level}, seed {seed}, mark {mark}.")
            words.append(
                told.format(
                    date=date_text(local(last.started_at).date()),
                    level=_(LEVELS.get(last.difficulty, last.difficulty)),
                    seed=last.seed,
                    mark=mark,
                )
            )
        return words

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_card()

    @on(OptionList.OptionSelected)
    def _opened(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_practice_begin()

    # What can be done

    def why_not(self, action: str) -> str | None:
        """Why a command makes no sense now."""
        if not self.is_mounted:
            return None
        entry = self.chosen
        if action == "practice_throw_away" and (entry is None or entry.cut_off is None):
            return _("Only a call that was cut off can be thrown away.")
        if action == "practice_look_back" and (entry is None or not self._of(entry.persona)):
            return _("There is no call with this buyer yet.")
        if action not in ("practice_begin", *CHANGING):
            return None
        if entry is None:
            return _("There is no buyer to practise on.")
        return self._trouble(entry) or None if action == "practice_begin" else self._settled(entry)

    @staticmethod
    def _settled(entry: Entry) -> str | None:
        """Why neither difficulty nor seed can be chosen."""
        if entry.cut_off is not None:
            return _("This call is under way: its difficulty and its seed are settled.")
        if entry.task is not None:
            return _("The trainer has chosen the difficulty and the seed of a task.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey what makes no sense now."""
        return None if self.why_not(action) else True

    def action_practice_begin(self) -> None:
        """Call the chosen buyer."""
        entry = self.chosen
        if entry is None:
            return
        if entry.cut_off is not None:
            self.dismiss(replace(entry.cut_off.wish, cut_off=entry.cut_off.folder))
            return
        seed = self._seed(entry)
        if seed is not None and not self._trouble(entry):
            self.dismiss(PracticeWish(entry.persona.id, seed, self._level(entry)))

    def action_practice_throw_away(self) -> None:
        """Throw a call away that was cut off."""
        entry = self.chosen
        if entry is not None and entry.cut_off is not None:
            throw_away(entry.cut_off)
            self._read()

    def action_practice_level(self) -> None:
        """The next difficulty."""
        entry = self.chosen
        if entry is not None:
            level = ORDER[(ORDER.index(self._level(entry)) + 1) % len(ORDER)]
            self._levels[entry.persona.id] = level
            self._show_card()

    def action_practice_seed(self) -> None:
        """The next buyer."""
        self._move_seed(down=False)

    def action_practice_seed_back(self) -> None:
        """The buyer before."""
        self._move_seed(down=True)

    def _move_seed(self, *, down: bool) -> None:
        """To the next seed that somebody passes; others are handed out to nobody."""
        entry = self.chosen
        seed = self._seed(entry) if entry is not None else None
        if entry is None or seed is None:
            return
        found = next_seed(*self._whom(entry), after=seed, down=down)
        if found is not None:
            self._seeds[entry.persona.id, self._level(entry)] = found
            self._show_card()

    def action_practice_look_back(self) -> None:
        """Open the last call with this buyer."""
        from tui.practising.looking import looked_at

        from .look_back import LookBackScreen

        entry, library = self.chosen, self._services.library
        if entry is not None and library is not None and (runs := self._of(entry.persona)):
            assert self._personas is not None
            look = looked_at(runs[0], self._personas, library)
            self.app.push_screen(LookBackScreen(look), self._looked_back)

    def _looked_back(self, wish: PracticeWish | None) -> None:
        if wish is not None:
            self.dismiss(wish)

    def action_practice_progress(self) -> None:
        """Show how people get on."""
        from .progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self._services), self._looked_back)

    def action_practice_script(self) -> None:
        """A call without a buyer."""
        self.dismiss("script")

    def action_practice_up(self) -> None:
        """The buyer above."""
        self.options.action_cursor_up()

    def action_practice_down(self) -> None:
        """The buyer below."""
        self.options.action_cursor_down()

    def action_practice_leave(self) -> None:
        """Back to Today."""
        self.dismiss(None)
