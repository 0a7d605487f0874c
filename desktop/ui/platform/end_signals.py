"""The system's wish that the program ends, heard in a turn of its own.

Python would call what is told of a signal in the middle of whatever it does just then, in a layout that asks a screen
for its size, say: whoever takes that screen away there ends the process. So nothing is done where the signal is heard;
the system writes it down, and that wakes the window's loop. What the end is made of must not be known here.
"""

from __future__ import annotations

import contextlib
import signal
import socket
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ASKING: Final = (signal.SIGTERM, signal.SIGINT)
_MANY: Final = 64


class EndSignals(QObject):
    """Listens as long as it is not closed; in the main thread alone."""

    wanted = Signal()
    """The system asks the program to end."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin to listen; where the system allows no such thing it ends the program without asking, as it may."""
        super().__init__(parent)
        self._leaving = contextlib.ExitStack()
        with contextlib.suppress(OSError):
            self._told, tells = socket.socketpair()
            self._listen(tells)

    def _listen(self, tells: socket.socket) -> None:
        for end in (self._told, tells):
            end.settimeout(0)
            self._leaving.callback(end.close)
        woken = QSocketNotifier(self._told.fileno(), QSocketNotifier.Type.Read, self)
        woken.activated.connect(self._hear)
        self._leaving.callback(lambda: woken.setEnabled(False))
        # Several may come before they are heard, and one is enough: that no more fit is no trouble.
        before = signal.set_wakeup_fd(tells.fileno(), warn_on_full_buffer=False)
        self._leaving.callback(signal.set_wakeup_fd, before)
        for number in _ASKING:
            # One that Python does not know of cannot be given back.
            handler = signal.signal(number, _written_down) or signal.SIG_DFL
            self._leaving.callback(signal.signal, number, handler)

    def _hear(self) -> None:
        with contextlib.suppress(BlockingIOError):
            if set(self._told.recv(_MANY)) & set(_ASKING):
                self.wanted.emit()

    def close(self) -> None:
        """Leave signals to whom they were left before."""
        self._leaving.close()


def _written_down(_number: int, _frame: object) -> None:
    return
