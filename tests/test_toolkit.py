"""The window's toolkit does not eat what everybody stands on (docs/decisions/004)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rung = Signal(int)


def test_a_signal_takes_no_reference_away() -> None:
    """Emitting a signal leaves the count of references to True as it was, so no process ends by it."""
    bell, truth = Bell(), bool(1)
    before = sys.getrefcount(truth)
    for count in range(100):
        bell.rung.emit(count)
    assert sys.getrefcount(truth) - before > -10
