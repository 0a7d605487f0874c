"""Collects garbage in the window's own thread, and nowhere else.

What Python collects it also destroys, in whatever thread happens to collect; a widget destroyed in the worker's thread
ends the process. So collecting by itself is switched off, and done here as often as Python would have. What has been
let go of goes back to the system: what a long list took for a moment would else stay with the program for ever.
"""

from __future__ import annotations

import ctypes
import gc
import os
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 500
_RETURN_MS: Final = 5_000


class Collector(QObject):
    """Collects as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over from Python."""
        super().__init__(parent)
        gc.disable()
        # What the program is made of never goes, and looking through it each time would hold the window up.
        gc.collect()
        gc.freeze()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._give_back = giving_back()
        self._returns = QTimer(self, interval=_RETURN_MS)
        self._returns.timeout.connect(self._return)
        self._returns.start()

    def look(self) -> None:
        """Collect the generations that Python would have collected by now, the oldest of them with all before it."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > threshold
        ]
        if due:
            gc.collect(due[-1])

    def _return(self) -> None:
        """Give back what is free: a fifth of a millisecond where there is little, a few where there is much."""
        self._give_back(0)

    def close(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        self._returns.stop()
        gc.unfreeze()
        gc.enable()


def giving_back() -> Callable[[int], object]:
    """Give what hands free memory back to the system; nothing where its C library has no such thing or needs none."""
    library = ctypes.CDLL(None) if os.name == "posix" else None
    found: Callable[[int], object] = getattr(library, "malloc_trim", _nothing)
    return found


def _nothing(_left: int) -> object:
    return None
