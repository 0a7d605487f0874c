"""Parts below each other of which the first stand there at once and all others follow in turns.

Between two turns somebody can be heard, so of a long page nobody waits for the end. What is shown anew keeps the parts
that are made of the same. It must not know what the parts are, nor change their order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.parts import box, let_go

SLICE_MS: Final = 8
"""So long a turn may build; what it built is laid out after that, which takes about as long again."""


class Growing(QWidget):
    """Parts, each made of something that says all there is to show of it."""

    grown = Signal()
    """All of it stands there."""

    def __init__(self, make: Callable[[Any], QWidget], space: int) -> None:
        """Take what makes a part of what it is made of, and the space between two parts (px at 100 %)."""
        super().__init__()
        self._make = make
        self._layout = box(self, space=space)
        self._shown: list[tuple[object, QWidget]] = []
        self._coming: list[object] = []
        self._place = 0
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._take_turn)

    @property
    def whole(self) -> bool:
        """Say whether all of it stands there."""
        return not self._coming

    def show_parts(self, wanted: Sequence[object], at_once: int) -> None:
        """Show parts of these: what stands there already stays, so many more are made now, the others in turns.

        With none at once it waits until somebody lets it `go_on`.
        """
        self._turns.stop()
        before = [part for part, _ in self._shown]
        first = _alike(before, wanted)
        last = _alike(before[first:][::-1], wanted[first:][::-1]) if self.whole else 0
        for _, made in self._shown[first : len(before) - last]:
            let_go(made)
        del self._shown[first : len(before) - last]
        self._place, self._coming = first, list(wanted[first : len(wanted) - last])
        for _ in range(min(at_once, len(self._coming))):
            self._add()
        if at_once:
            self.go_on()

    def go_on(self) -> None:
        """Let the others follow in turns."""
        if self._coming:
            self._turns.start()
        else:
            self._turns.stop()
            self.grown.emit()

    def finish(self) -> None:
        """Show all of it now."""
        while self._coming:
            self._add()
        self.go_on()

    def _take_turn(self) -> None:
        """Make some more, for a moment."""
        since = QElapsedTimer()
        since.start()
        while self._coming and since.elapsed() < SLICE_MS:
            self._add()
        self.go_on()

    def _add(self) -> None:
        part = self._coming.pop(0)
        made = self._make(part)
        self._layout.insertWidget(self._place, made)
        # Qt would show it a moment later, and until then it has no height.
        made.show()
        self._shown.insert(self._place, (part, made))
        self._place += 1


def _alike(some: Sequence[object], others: Sequence[object]) -> int:
    """Count with how many of the same both begin."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(some, others, strict=False)))
