"""Keeps the numbers for the lock screen beside a profile while the setting is on, and removes them when it is off."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from desktop.app.locked_numbers import NAME
from desktop.keys.private_files import write_private
from desktop.presenters.numbers_ahead import numbers_ahead
from desktop.ui.desk import Desk
from desktop.ui.freshness import Freshness

_TOGETHER_MS: Final = 2_000
_DAILY_MS: Final = 12 * 3600 * 1000


class LockedNumbersFile(QObject):
    """Follows one unlocked profile after the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with no profile."""
        super().__init__(parent)
        self._desk: Desk | None = None
        self._folder = Path()
        self._wanted = False
        self._fresh = Freshness(self.keep, self, together_ms=_TOGETHER_MS, renew_ms=_DAILY_MS)

    def follow(self, desk: Desk, folder: Path, *, wanted: bool) -> None:
        """Keep the numbers of a profile that was unlocked, as long as they are wanted."""
        self._desk, self._folder, self._wanted = desk, folder, wanted
        desk.changed.connect(self._hear)
        self._fresh.begin()
        self.keep()

    def leave(self) -> None:
        """Let go of a profile that is locked; what was kept of it stays for the lock screen."""
        self._desk = None
        self._fresh.end()

    def want(self, *, wanted: bool) -> None:
        """Switch on or off: what is not wanted any more is gone at once."""
        self._wanted = wanted
        self.keep()

    def keep(self) -> None:
        """Write the numbers as they stand, or remove them."""
        if not self._wanted and self._folder != Path():
            (self._folder / NAME).unlink(missing_ok=True)
        elif self._desk is not None:
            self._desk.look(numbers_ahead, partial(self._take, self._folder))

    def _hear(self, changed: frozenset[bytes]) -> None:
        if self._desk is not None and self._wanted and self._desk.workspace.any_of("duty", changed):
            self._fresh.soon()

    def _take(self, folder: Path, content: bytes) -> None:
        """Write the numbers, if they are wanted still; a disk that takes nothing is as if they were not."""
        if self._wanted:
            with suppress(OSError):
                write_private(folder / NAME, content)
