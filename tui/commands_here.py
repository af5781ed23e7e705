"""What can be done on a screen just now: its commands with their keys, as people have set them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from textual.dom import DOMNode

from tui.commands import Command, key_name, offered
from tui.languages import _
from tui.text import plain

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen


@dataclass(frozen=True)
class Offer:
    """A command that the screen offers."""

    command: Command
    node: DOMNode
    """Who carries it out."""
    keys: tuple[str, ...]
    """Its keys as people write them, the shown one first."""
    enabled: bool
    why_not: str
    """Why it can't be done now, where somebody knows."""

    @property
    def key(self) -> str:
        """The key that is shown, or nothing."""
        return self.keys[0] if self.keys else ""


def offers_on(screen: Screen[Any]) -> list[Offer]:
    """Everything the screen offers with what is in focus, nearest first, the app's own last."""
    found: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        if active.binding.id:
            found.setdefault(active.binding.id, []).append(key)
    chain = [node for node, _bindings in screen._modal_binding_chain]
    if screen.app not in chain:
        chain.append(screen.app)
    offers = []
    for node, command in offered(chain):
        assert isinstance(node, DOMNode)
        state = node.check_action(command.run, ())
        if state is False:
            continue
        offers.append(
            Offer(
                command,
                node,
                in_runs(key_name(key) for key in _in_order(command, found.get(command.id, []))),
                enabled=bool(state),
                why_not="" if state else why_not(node, command.run),
            )
        )
    return offers


def on_key_line(screen: Screen[Any]) -> list[Offer]:
    """The commands that the key line shows.

    A screen on which the keys do something else for a while says so by `keys_now()`: the ids of the
    commands with what they do then, marked with N_(); an empty text keeps the command's own.
    """
    offers = [offer for offer in offers_on(screen) if offer.key]
    tell = getattr(screen, "keys_now", None)
    now: Mapping[str, str] | None = tell() if tell is not None else None
    if now is None:
        return [offer for offer in offers if offer.command.shown]
    found = []
    for offer in offers:
        command = offer.command
        if command.id in now:
            label = now[command.id] or command.label
            first = bool(now[command.id])
            found.append(replace(offer, command=replace(command, label=label, first=first)))
    return [*found, *(offer for offer in offers if offer.command.id == "help")]


def in_runs(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys, with digits that follow one another as one: 1, 2, 3 is 1-3."""
    runs: list[list[str]] = []
    for key in keys:
        last = runs[-1][-1] if runs else ""
        if key.isdigit() and last.isdigit() and int(key) == int(last) + 1:
            runs[-1].append(key)
        else:
            runs.append([key])
    return tuple(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def why_not(node: object, action: str) -> str:
    """The node's own sentence on why it can't be done now."""
    tell = getattr(node, "why_not", None)
    return (tell(action) if tell else None) or _("This can't be done right now.")


async def run_offer(app: App[Any], offer: Offer) -> None:
    """Do it, or say why it can't be done."""
    if offer.enabled:
        await app.run_action(offer.command.run, offer.node)
    else:
        app.notify(str(plain(offer.why_not)), markup=False)


def _in_order(command: Command, keys: list[str]) -> list[str]:
    """The default order where the keys are the default ones, which a dict of keys doesn't keep."""
    order = {key: index for index, key in enumerate(command.all_keys)}
    return sorted(keys, key=lambda key: order.get(key, len(order)))
