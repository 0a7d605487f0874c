"""Keeps count of what is to be done now, for whoever shows it: asked outside Qt's thread, as things change and by time.

It must not know where the count is shown.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.presenters import to_do
from desktop.ui.asking import Asking
from desktop.ui.desk import Desk
from desktop.ui.freshness import Freshness
from desktop.workspace.workspace import Workspace


def _to_do(workspace: Workspace) -> int:
    return len(to_do.numbers(workspace))


class ToDoCount(QObject):
    """Counts for one unlocked profile."""

    def __init__(
        self, desk: Desk, show: Callable[[int], None], parent: QObject, count: Callable[[Workspace], int] = _to_do
    ) -> None:
        """Take who is told the count each time it is another one, and what is counted: usually what is to be done."""
        super().__init__(parent)
        self._count = count
        self._asking = Asking(desk)
        self._show = show
        self._shown = 0
        fresh = Freshness(self.ask, self)
        # A method of its own: Qt lets go of it together with this.
        desk.changed.connect(fresh.soon)
        fresh.begin()
        fresh.soon()

    def ask(self) -> None:
        """Count now."""
        self._asking.ask("count", self._count, self._take)

    def _take(self, count: int) -> None:
        if count != self._shown:
            self._shown = count
            self._show(count)
