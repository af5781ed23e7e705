"""A person's own keys: the `[keys]` table of the settings, checked against what can be done.

[keys]
new_call = "f6"
quit = "ctrl+q,f11"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from tui.commands import Command, declared, key_name, split_keys
from tui.keyboard import BY_PLACE
from tui.languages import N_
from tui.screens import everywhere
from tui.scripts.sayings import Saying

MODIFIERS = ("ctrl", "alt", "shift", "super", "meta", "hyper")
TAKEN_BY_TEXT = ("enter", "escape", "tab", "backspace", "delete", "left", "right", "home", "end")


def keys_at_start(wishes: Mapping[str, str]) -> dict[str, str]:
    """The wishes that are keys at all; which commands there are is known once all is loaded."""
    return {
        name: ",".join(keys)
        for name, wish in wishes.items()
        if (keys := [key for one in split_keys(wish) if (key := read_key(one))])
    }


def check_keys(
    wishes: Mapping[str, str], commands: Mapping[str, Mapping[str, Command]] | None = None
) -> tuple[dict[str, str], list[Saying]]:
    """The wishes that can be met, and one sentence for each that can't.

    Args:
        wishes: Command id to comma-separated keys, as the settings have them.
        commands: Where to look commands up: by module, then by id. All of the program's when None.

    Returns:
        What to give to Textual's keymap, and the troubles.
    """
    if not wishes:
        return {}, []
    commands = declared() if commands is None else commands
    keymap: dict[str, str] = {}
    troubles: list[Saying] = []
    homes = {name: (module, one) for module, them in commands.items() for name, one in them.items()}
    for name, wish in wishes.items():
        if name not in homes:
            troubles.append(_unknown(name, homes))
            continue
        module, command = homes[name]
        keys: list[str] = []
        for one in split_keys(wish):
            key = read_key(one)
            if key is None:
                troubles.append(
                    Saying(
                        N_("“{key}” in [keys] is not a key; write it like f6, ctrl+o or n."),
                        {"key": one},
                    )
                )
            elif _is_text(key) and not any(_is_text(default) for default in command.all_keys):
                troubles.append(
                    Saying(
                        N_("{key} can't be the key of “{command}”: it is needed for typing there."),
                        {"key": key_name(key), "command": Saying(command.title)},
                    )
                )
            elif other := _holder(key, module, name, commands, keymap):
                troubles.append(
                    Saying(
                        N_("{key} is the key of “{other}” already; “{command}” keeps its own."),
                        {
                            "key": key_name(key),
                            "other": Saying(other.title),
                            "command": Saying(command.title),
                        },
                    )
                )
            else:
                keys.append(key)
        if keys:
            keymap[name] = ",".join(keys)
    return keymap, troubles


def read_key(text: str) -> str | None:
    """A key as Textual names it, from how people write it: F6, Ctrl+O, /, й. None if it is none."""
    *modifiers, last = text.strip().split("+") if text.strip() != "+" else ["+"]
    modifiers = [modifier.strip().lower() for modifier in modifiers]
    if any(modifier not in MODIFIERS for modifier in modifiers):
        return None
    last = last.strip()
    if last in BY_PLACE:
        last = BY_PLACE[last][0]
    if len(last) == 1:
        from textual.keys import _character_to_key

        last = _character_to_key(last.lower() if modifiers else last)
    elif last.lower() in _names():
        last = last.lower()
    else:
        return None
    return "+".join([*modifiers, last])


@cache
def _names() -> frozenset[str]:
    from textual.keys import Keys

    named = {key.value for key in Keys if "+" not in key.value and "<" not in key.value}
    return frozenset(named | {"slash", "question_mark", "full_stop", "comma", "semicolon", "minus"})


def _is_text(key: str) -> bool:
    """Whether a text field would want this key."""
    return "+" not in key and (
        len(key) == 1
        or key in TAKEN_BY_TEXT
        or key in ("slash", "question_mark", "full_stop", "comma", "semicolon", "minus", "space")
    )


def _holder(
    key: str,
    module: str,
    name: str,
    commands: Mapping[str, Mapping[str, Command]],
    keymap: Mapping[str, str],
) -> Command | None:
    """Another command that has this key on the same screens."""
    everywhere_too = {module, everywhere.__name__}
    rivals: Iterable[str] = commands if module == everywhere.__name__ else everywhere_too
    for rival in rivals:
        for other in commands.get(rival, {}).values():
            held = split_keys(keymap[other.id]) if other.id in keymap else other.all_keys
            if other.id != name and key in held:
                return other
    return None


def _unknown(name: str, homes: Mapping[str, object]) -> Saying:
    from difflib import get_close_matches

    near = get_close_matches(name, homes, n=1)
    if near:
        return Saying(
            N_("There is no command {name} in [keys]; did you mean {near}?"),
            {"name": name, "near": near[0]},
        )
    return Saying(N_("There is no command {name} in [keys]; help (F1) lists them."), {"name": name})
