"""Collects garbage in the window's own thread, and nowhere else.

What Python collects it also destroys, in whatever thread happens to collect; a widget destroyed in the worker's thread
ends the process. So collecting by itself is switched off, and done here as often as Python would have. What has been
let go of goes back to the system: what a long list took for a moment would else stay with the program for ever. That
takes time, more where much lies scattered, so it is done once after much was taken, and never while nothing happens.
"""

from __future__ import annotations

import ctypes
import gc
import linecache
import os
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 500
_OLDEST: Final = 2
"""The generation with which all are collected."""
_RETURN_MS: Final = 5_000
_MUCH: Final = 16 * 2**20
"""So many bytes more than before are worth looking for what is free."""
_STILL: Final = 2**20
"""What takes no more than this between two looks has come to rest."""
_RESIDENT: Final = 1
"""Where in the kernel's words on a process its resident pages are counted."""


class Collector(QObject):
    """Collects as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over from Python; nothing is collected before `settle`."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._returning = Returning(giving_back(), resident)
        self._returns = QTimer(self, interval=_RETURN_MS)
        self._returns.timeout.connect(self._returning.look)

    def settle(self) -> None:
        """Take what there is now for what the program is made of, and collect from now on: once all of it is loaded.

        That never goes, and looking through it each time would hold the window up. It is not looked through here
        either, nor while it is loaded: next to nothing of it is garbage, and somebody waits for it.
        """
        linecache.clearcache()
        gc.freeze()
        self._timer.start()
        self._returns.start()

    def look(self) -> None:
        """Collect the generations that Python would have collected by now, the oldest of them with all before it."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > threshold
        ]
        if due:
            _collect(due[-1])

    def close(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        self._returns.stop()
        gc.unfreeze()
        # Else whichever thread collects first destroys what was never looked through.
        _collect()
        gc.enable()


def _collect(generation: int = _OLDEST) -> None:
    """Collect, and let go of the source that PySide reads of every imported module, where there is any (27 MiB).

    It looks whether itself is named in there, once; what it read would stay.
    """
    linecache.clearcache()
    gc.collect(generation)


class Returning:
    """Gives free memory back once much more is taken than before and no more is being taken."""

    def __init__(self, give_back: Callable[[int], object], taken: Callable[[], int]) -> None:
        """Take what gives it back, and what says how much the program has taken (bytes)."""
        self._give_back, self._taken = give_back, taken
        self._least = self._last = taken()

    def look(self) -> None:
        """Give back what is free, if that is worth it now: it holds up whoever waits for the window."""
        taken = self._taken()
        if taken > self._least + _MUCH and taken < self._last + _STILL:
            self._give_back(0)
            taken = self._least = self._taken()
        self._last, self._least = taken, min(self._least, taken)


def resident() -> int:
    """Give how many bytes this program holds in memory, 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as said:
            return int(said.read().split()[_RESIDENT]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def giving_back() -> Callable[[int], object]:
    """Give what hands free memory back to the system; nothing where its C library has no such thing or needs none."""
    library = ctypes.CDLL(None) if os.name == "posix" else None
    found: Callable[[int], object] = getattr(library, "malloc_trim", _nothing)
    return found


def _nothing(_left: int) -> object:
    return None
