"""Keeps count of what is to be done now, for whoever shows it: asked outside Qt's thread, as things change and by time.

It must not know where the count is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop.presenters import to_do
from desktop.ui.desk import Desk
from desktop.workspace.workspace import Workspace

_TOGETHER_MS: Final = 400
_RENEW_MS: Final = 30_000


def _to_do(workspace: Workspace) -> int:
    return len(to_do.numbers(workspace))


class ToDoCount(QObject):
    """Counts for one unlocked profile."""

    def __init__(
        self, desk: Desk, show: Callable[[int], None], parent: QObject, count: Callable[[Workspace], int] = _to_do
    ) -> None:
        """Take who is told the count each time it is another one, and what is counted: usually what is to be done."""
        super().__init__(parent)
        self._ask = count
        self._desk = desk
        self._show = show
        self._shown = 0
        self._together = QTimer(self, interval=_TOGETHER_MS, singleShot=True)
        self._together.timeout.connect(self.ask)
        self._renew = QTimer(self, interval=_RENEW_MS)
        self._renew.timeout.connect(self.ask)
        self._renew.start()
        # A method of its own: Qt lets go of it together with this.
        desk.changed.connect(self._soon)
        self._together.start()

    def ask(self) -> None:
        """Count now."""
        self._desk.look(self._ask, self._take)

    def _soon(self, _ids: object) -> None:
        """Count once what changes together has changed."""
        self._together.start()

    def _take(self, count: int) -> None:
        if count != self._shown:
            self._shown = count
            self._show(count)
