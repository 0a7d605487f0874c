"""What changes in the list of notifications: heard of, gathered for a moment, and asked about outside Qt's thread.

Beside a worker that writes it takes its time to ask what stands in a list, and so it does in a long one: its first rows
are asked for in Qt's thread, all of it here. What was asked for in Qt's thread meanwhile is newer and is not
overwritten; what is still to be read for what somebody no longer looks at is not read. This must not know how a list
is shown.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop.presenters import notification_list
from desktop.presenters.notification_list import Filter
from desktop.ui.asking import Asking
from desktop.ui.desk import Desk
from desktop.ui.notification_model import Changed
from desktop.workspace.workspace import Workspace

Wanted = tuple[Filter, str]
"""Which filter and search the list shows."""
_TOGETHER_MS: Final = 400
_RENEW_MS: Final = 20_000
_COUNTED: Final = (Filter.TO_DO, Filter.OPEN, Filter.OVERDUE)


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands in the list, and how many wait under the filters that say so."""

    numbers: Sequence[int]
    counts: dict[Filter, int]


class ListNews(QObject):
    """Keeps one list up to date as things change and time passes."""

    def __init__(
        self,
        desk: Desk,
        wanted: Callable[[], Wanted],
        show: Callable[[Sequence[int], Changed], None],
        count: Callable[[dict[Filter, int]], None],
        parent: QObject,
    ) -> None:
        """Take what says what the list shows now, and what is told the list's numbers and how many wait."""
        super().__init__(parent)
        self._desk = desk
        self._wanted, self._show, self._count = wanted, show, count
        self._asking = Asking(desk)
        self._news: frozenset[bytes] = frozenset()
        self._untold: Changed = frozenset()
        self._together = QTimer(self, interval=_TOGETHER_MS, singleShot=True)
        self._together.timeout.connect(self._catch_up)
        self._all = QTimer(self, interval=0, singleShot=True)
        self._all.timeout.connect(partial(self.ask, frozenset()))
        self._renew = QTimer(self, interval=_RENEW_MS)
        self._renew.timeout.connect(self.ask)
        self._renew.start()
        desk.changed.connect(self._hear)

    def overtake(self) -> None:
        """Take note that the first rows are asked for in Qt's thread now: what is under way is older.

        All of the list is asked for here, once those stand painted.
        """
        self._asking.overtake()
        self._all.start()

    def ask(self, changed: Changed = None) -> None:
        """Ask elsewhere what stands in the list now; what changed is told with the next answer that is shown."""
        self._untold = None if changed is None or self._untold is None else self._untold | changed
        wanted = self._wanted()
        self._asking.ask(wanted, partial(_look, *wanted), partial(self._show_found, wanted))

    def _hear(self, ids: frozenset[bytes]) -> None:
        """Ask about the first news at once, about what follows it a little later and together."""
        self._news |= ids
        if not self._together.isActive():
            self._catch_up()

    def _catch_up(self) -> None:
        news, self._news = self._news, frozenset()
        if news:
            self._together.start()
            self.ask(news)

    def _show_found(self, wanted: Wanted, found: _Found) -> None:
        """Show what was found; where the list shows something else by now, ask again for its sake."""
        self._count(found.counts)
        if wanted == self._wanted():
            changed, self._untold = self._untold, frozenset()
            self._show(found.numbers, changed)
        else:
            self.ask(frozenset())


def _look(chosen: Filter, text: str, workspace: Workspace) -> _Found:
    found = notification_list.numbers(workspace, chosen, text)
    return _Found(array("q", found), _counts(workspace, {} if text else {chosen: len(found)}))


def _counts(workspace: Workspace, known: dict[Filter, int]) -> dict[Filter, int]:
    counted = notification_list.count
    return {chosen: known[chosen] if chosen in known else counted(workspace, chosen) for chosen in _COUNTED}
