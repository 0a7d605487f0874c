"""Something done outside Qt's thread for a screen that has no desk, one at a time; its end is heard in Qt's thread.

Somebody may break it off, or begin another one: then nobody hears of the first, which ends by itself. So it is for what
ends within a limit and changes nothing. It must not know what is done.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import RLock, Thread
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desktop.domain.refused import Refused

T = TypeVar("T")


class Beside(QObject):
    """Does things for one user, as long as that is there."""

    _arrived = Signal(object)

    def __init__(self, user: QObject) -> None:
        """Begin with nothing to do."""
        # Not the user's child: with that it would be deleted while another thread hands something over.
        super().__init__(QCoreApplication.instance())
        self._turn = 0
        self._over = False
        self._open = RLock()
        self.busy = False
        """Whether an end is still to be heard of."""
        self._arrived.connect(self._run)
        user.destroyed.connect(self._end)

    def begin(self, task: Callable[[], T], then: Callable[[T], None], refused: Callable[[Refused], None]) -> None:
        """Have something done; `then` gets what it gave, `refused` why it gave nothing."""
        self.break_off()
        self.busy = True
        run = partial(self._do, self._turn, task, then, refused)
        Thread(target=run, name="beside", daemon=True).start()

    def break_off(self) -> None:
        """Hear no more of what is under way."""
        self._turn += 1
        self.busy = False

    def _do(
        self, turn: int, task: Callable[[], T], then: Callable[[T], None], refused: Callable[[Refused], None]
    ) -> None:
        try:
            heard = partial(then, task())
        except Refused as reason:
            heard = partial(refused, reason)
        with self._open:
            if not self._over:
                self._arrived.emit(partial(self._hear, turn, heard))

    def _hear(self, turn: int, heard: Callable[[], None]) -> None:
        if turn == self._turn:
            self.busy = False
            heard()

    @Slot(object)
    def _run(self, function: Callable[[], None]) -> None:
        if not self._over:
            function()

    @Slot()
    def _end(self) -> None:
        with self._open:
            self._over = True
        self.deleteLater()
