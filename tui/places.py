"""Where Talktrack keeps its files on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs


@dataclass(frozen=True)
class Places:
    """The folders of one installation."""

    data: Path
    """The database and its backups."""
    config: Path
    """Settings, and the team's own scripts."""
    state: Path
    """Notes about faults, and what could not be written to the database yet."""

    @classmethod
    def of_system(cls) -> Places:
        """The folders this system gives an application, for the person who is logged in."""
        dirs = PlatformDirs("talktrack", appauthor=False)
        return cls(
            data=Path(dirs.user_data_dir),
            config=Path(dirs.user_config_dir),
            state=Path(dirs.user_state_dir),
        )

    @classmethod
    def under(cls, folder: Path) -> Places:
        """All folders inside one, for the demo and for tests."""
        return cls(data=folder / "data", config=folder / "config", state=folder / "state")

    @property
    def database(self) -> Path:
        """The database file, unless another is named."""
        return self.data / "talktrack.db"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def scripts(self) -> Path:
        """The team's own scripts, unless another folder is named."""
        return self.config / "scripts"

    @property
    def faults(self) -> Path:
        """Where a crash leaves its note."""
        return self.state / "faults"

    @property
    def outbox(self) -> Path:
        """Where events wait while the database can't be written."""
        return self.state / "outbox"

    def make(self) -> None:
        """Create the folders, for this person's eyes only."""
        for folder in (self.data, self.config, self.state):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
