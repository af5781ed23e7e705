"""What a command works with: the app's services, with scripts and store at once."""

from __future__ import annotations

import json
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.services import Services
from tui.settings import Overrides

if TYPE_CHECKING:
    from data.store import Store
    from tui.scripts.reading import Library


class Session:
    """One run of one command."""

    def __init__(self, services: Services, flags: Overrides | None = None) -> None:
        """Work with these settings, places and clock.

        Args:
            services: Settings, places and clock.
            flags: What the command's own options said, without the environment.
        """
        self.services = services
        self.flags = flags or Overrides()

    @cached_property
    def library(self) -> Library:
        """Everything there is to call with."""
        from tui.scripts.reading import Library

        return Library.load(self.services.scripts_folder)

    def store(self) -> Store:
        """The store, opened; the caller closes it."""
        from data.store import Store

        store = Store.open(self.services.database)
        store.rules_folder = self.services.scripts_folder
        return store

    def print(self, line: str = "") -> None:
        """A line for the person or the pipe."""
        sys.stdout.write(f"{line}\n")

    def print_json(self, what: Any) -> None:
        """An object for a program, readable for a person too."""
        self.print(json.dumps(what, ensure_ascii=False, indent=2))
