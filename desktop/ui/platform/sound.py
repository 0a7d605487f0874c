"""The alarm sound: finds what can play it here, plays it without holding up the window, and says so when nothing can.

Whether and how often to ring is not decided here. Nobody shall believe in an alarm that cannot sound:
`available` tells at the start, `failed` when it turns out later.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QSignalBlocker, QTimer, Signal

from desktop.ui.platform.tone import ALARM

if sys.platform == "win32":
    import winsound

    WINDOWS: Final = True

    def _sound_on_windows(tone: Path) -> bool:
        try:
            winsound.PlaySound(str(tone), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError:
            return False
        return True

    def _hush_on_windows() -> None:
        winsound.PlaySound(None, winsound.SND_PURGE)
else:
    WINDOWS: Final = False

    def _sound_on_windows(tone: Path) -> bool:
        del tone
        return False

    def _hush_on_windows() -> None:
        """Do nothing: programs sound here, and they are ended."""


Finder = Callable[[str], str | None]

PLAYERS: Final = (("pw-play",), ("paplay",), ("aplay", "-q"))
# The tone lasts little more than a second; a player that hangs on a dead sound server is as good as none.
PATIENCE_MS: Final = 10_000
_END_MS: Final = 1_000


class AlarmSound(QObject):
    """Plays the alarm tone with the first player that works."""

    failed = Signal()

    def __init__(
        self, tone: Path = ALARM, find: Finder = shutil.which, *, windows: bool = WINDOWS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._windows = windows
        self._players = [] if windows else _found(find)
        self._untried: list[list[str]] = []
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._refused)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._process.kill)

    @property
    def available(self) -> bool:
        """Tells whether something was found that can play."""
        return self._windows or bool(self._players)

    @property
    def sounding(self) -> bool:
        """Tells whether a player is at work."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def play(self) -> None:
        """Sounds the tone once and returns at once; while it sounds, another call changes nothing."""
        if self._windows:
            if not _sound_on_windows(self._tone):
                self.failed.emit()
        elif not self.sounding:
            self._untried = list(self._players)
            self._next()

    def close(self) -> None:
        """Ends what still sounds."""
        self._patience.stop()
        if self._windows:
            _hush_on_windows()
        with QSignalBlocker(self._process):
            self._process.kill()
            self._process.waitForFinished(_END_MS)

    def _next(self) -> None:
        if not self._untried:
            self.failed.emit()
            return
        program, *options = self._untried.pop(0)
        self._patience.start()
        self._process.start(program, [*options, str(self._tone)])

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._patience.stop()
        if code != 0 or status is not QProcess.ExitStatus.NormalExit:
            self._next()

    def _refused(self, error: QProcess.ProcessError) -> None:
        # Every other error is followed by `finished`.
        if error is QProcess.ProcessError.FailedToStart:
            self._patience.stop()
            self._next()


def _found(find: Finder) -> list[list[str]]:
    return [[path, *options] for name, *options in PLAYERS if (path := find(name)) is not None]
