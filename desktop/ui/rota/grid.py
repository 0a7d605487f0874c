"""The month as a table that is walked by the arrow keys; beyond its edge the next month comes.

Enter opens a day, Del cancels what stands there alone; what that means is whoever listens's.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.presenters.rota import Month
from desktop.ui.rota.delegate import RotaDelegate
from desktop.ui.rota.model import RotaModel
from desktop.ui.tab_walk import show_whole
from desktop.ui.theme import theme
from desktop.ui.words import tr

_LEAST_ROW: Final = 64
_LEAST_HEIGHT: Final = 200
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class RotaGrid(QTableView):
    """A month, one day of it current."""

    went = Signal(date)
    """Another day is current; it may be one of another month."""
    opened = Signal(date)
    cancelled = Signal(date)
    turned = Signal(int)
    """So many months forward or back are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a month."""
        super().__init__(parent)
        self.days = RotaModel(self)
        self.setModel(self.days)
        self.setItemDelegate(RotaDelegate(self))
        self._day = date(1970, 1, 1)
        self.setAccessibleName(tr("Dienstplan"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        self.setMinimumHeight(theme.current().px(_LEAST_HEIGHT))
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._follow)

    @property
    def day(self) -> date:
        """Give the day that is current."""
        return self._day

    def show_month(self, shown: Month, day: date) -> None:
        """Show a month with a day of it current."""
        self._day = day
        self.days.show_month(shown)
        self._fit()
        place = self.days.place(day)
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days and weeks, also into another month; turn months, open and cancel."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.went.emit(self._day + timedelta(days=_STEPS[key]))
            self._show_current()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._day)
        elif key == Qt.Key.Key_Delete:
            self.cancelled.emit(self._day)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height among the weeks, and give a full week what it needs."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        weeks = self.days.rowCount()
        if not weeks:
            return
        share = max(self.viewport().height() // weeks, theme.current().px(_LEAST_ROW))
        for row in range(weeks):
            self.setRowHeight(row, max(share, self.sizeHintForRow(row)))

    def _show_current(self) -> None:
        """Bring the day somebody walked to into sight: a month is higher than a small window with large text."""
        cell = self.visualRect(self.currentIndex())
        show_whole(self, cell.translated(self.viewport().mapTo(self, QPoint(0, 0))))

    def _follow(self, now: QModelIndex, _before: QModelIndex) -> None:
        day = self.days.day(now)
        if day is not None and day.date != self._day:
            self.went.emit(day.date)

    def _open(self, index: QModelIndex) -> None:
        day = self.days.day(index)
        if day is not None:
            self.opened.emit(day.date)
