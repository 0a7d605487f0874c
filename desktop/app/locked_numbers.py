"""Keeps the numbers for the lock screen beside a profile while the setting is on, and removes them when it is off.

The one file of a profile that anybody who has the computer can read; its reader takes it for what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject

from desktop.composition import System
from desktop.keys.private_files import read_limited, write_private
from desktop.presenters.locked_numbers import MAX_BYTES, LockedNumber, to_call, to_show
from desktop.ui.desk import Desk
from desktop.ui.freshness import Freshness
from desktop.ui.locked_numbers_row import LockedNumbersRow

NAME: Final = "on-call.json"
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

    def show_on(self, row: LockedNumbersRow, folders: Iterable[Path], *, wanted: bool) -> None:
        """Offer on a lock screen what stands beside its profiles, or remove it; whoever was followed is locked now."""
        self.leave()
        row.offer(numbers_for(folders, System().now(), wanted=wanted))

    def want(self, *, wanted: bool) -> None:
        """Switch on or off: what is not wanted any more is gone at once."""
        self._wanted = wanted
        self.keep()

    def keep(self) -> None:
        """Write the numbers as they stand, or remove them."""
        if not self._wanted and self._folder != Path():
            (self._folder / NAME).unlink(missing_ok=True)
        elif self._desk is not None:
            self._desk.look(to_show, partial(self._take, self._folder))

    def _hear(self, changed: frozenset[bytes]) -> None:
        if self._desk is not None and self._wanted and self._desk.workspace.any_of("duty", changed):
            self._fresh.soon()

    def _take(self, folder: Path, content: bytes) -> None:
        """Write the numbers, if they are wanted still; a disk that takes nothing is as if they were not."""
        if self._wanted:
            with suppress(OSError):
                write_private(folder / NAME, content)


def numbers_for(folders: Iterable[Path], at: int, *, wanted: bool) -> list[LockedNumber]:
    """Give the numbers of a moment that stand beside profiles, each once; where they are not wanted, remove them."""
    found: dict[LockedNumber, LockedNumber] = {}
    for folder in folders:
        path = folder / NAME
        if not wanted:
            path.unlink(missing_ok=True)
        else:
            for one in to_call(_read(path), at):
                same = replace(one, as_of=0)
                found[same] = max(one, found.get(same, one), key=lambda known: known.as_of)
    return list(found.values())


def _read(path: Path) -> bytes:
    try:
        return read_limited(path, MAX_BYTES) or b""
    except (ValueError, OSError):
        return b""
