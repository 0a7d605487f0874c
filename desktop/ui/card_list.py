"""The list view of cards: moves by arrows or J and K, opens by Enter, and stays where it is while rows come and go.

It must not know what a card is about. Letters typed in it are keys of actions, never a search of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from desktop.ui.notification_delegate import NotificationDelegate
from desktop.ui.notification_model import NotificationModel
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_Index = QModelIndex | QPersistentModelIndex
_BATCH: Final = 500
_LEAST: Final = 32
_MOVES: Final = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}


@dataclass(frozen=True, slots=True)
class _Place:
    """Which number stands at the top of what can be seen, and how far above the edge it begins."""

    number: int | None
    offset: int


class CardList(QListView):
    """The list."""

    opened = Signal()
    """Somebody wants to read the chosen one."""
    chosen = Signal(int)
    """The number of the card somebody went to."""

    def __init__(
        self, cards: NotificationModel, letters: Callable[[], bool] = lambda: True, parent: QWidget | None = None
    ) -> None:
        """Show the cards of a model; `letters` says whether J and K move."""
        super().__init__(parent)
        self._cards = cards
        self._letters = letters
        self._quiet = False
        self._left_at = 0
        set_role(self, "flush")
        self.setAccessibleName(tr("Meldungen"))
        self.setModel(cards)
        self.setItemDelegate(NotificationDelegate(self))
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Where there is little room the list gives way, for it scrolls: nothing around it is cut.
        self.setMinimumHeight(theme.current().px(_LEAST))

    def keyboardSearch(self, search: str) -> None:
        """Search nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by J and K as by the arrows; Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in _MOVES and not event.modifiers() and self._letters():
            key = _MOVES[Qt.Key(event.key())]
            super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, event.modifiers()))
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which card somebody went to."""
        super().currentChanged(current, previous)
        number = self._cards.number(current.row())
        if number is not None and not self._quiet:
            self.chosen.emit(number)

    def choose(self, row: int) -> None:
        """Choose a row and bring it into view."""
        index = self._cards.index(row, 0)
        with self._quietly():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def renew(self, refresh: Callable[[], None], row_of_chosen: Callable[[], int]) -> None:
        """Let the model be refreshed; what can be seen stays where it is, and the row that is given then is chosen."""
        place, before = self._place(), self.currentIndex().row()
        self.setAutoScroll(False)
        with self._quietly():
            refresh()
            row = row_of_chosen()
            if row < 0:
                self._choose_none(before)
            elif row != self.currentIndex().row():
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.selectionModel().setCurrentIndex(self._cards.index(row, 0), flags)
        self.setAutoScroll(True)
        self._go_back_to(place)

    def bring_into_view(self) -> None:
        """Scroll to the row that is chosen."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _choose_none(self, before: int) -> None:
        """Have none chosen; the next key goes to where one was."""
        if before >= 0:
            self._left_at = before
        # Said to the view and not to its selection: else it would choose the first itself, once it gets the focus.
        self.setCurrentIndex(QModelIndex())

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go on from the row that is chosen; where none is, to the one that stands where one was."""
        if self.currentIndex().isValid() or not self._cards.rowCount():
            return super().moveCursor(action, modifiers)
        return self._cards.index(min(self._left_at, self._cards.rowCount() - 1), 0)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Move without telling, for whoever asked for it knows."""
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

    def _place(self) -> _Place:
        if not self.verticalScrollBar().value():
            # Who looks at the top wants to see what comes in above.
            return _Place(None, 0)
        top = self.indexAt(QPoint(0, 0))
        return _Place(self._cards.number(top.row()), self.visualRect(top).top())

    def _go_back_to(self, place: _Place) -> None:
        row = self._cards.row_of(place.number)
        if row < 0:
            return
        self.scrollTo(self._cards.index(row, 0), QListView.ScrollHint.PositionAtTop)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - place.offset)
