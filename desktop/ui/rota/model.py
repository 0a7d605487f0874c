"""A month of the rota as a table: seven columns, a row a week, each cell a day. It knows nothing of how it is drawn."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.presenters.rota import Day, Month
from desktop.presenters.times import DAYS
from desktop.ui.rota.delegate import DAY_ROLE
from desktop.ui.words import tr

_WEEK: Final = 7
_Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()


class RotaModel(QAbstractTableModel):
    """The days of a month in whole weeks."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._days: tuple[Day, ...] = ()

    def show_month(self, shown: Month) -> None:
        """Show a month; where it has as many weeks as the one before, the same cell stays current."""
        if len(shown.days) == len(self._days):
            self._days = shown.days
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _WEEK - 1))
        else:
            self.beginResetModel()
            self._days = shown.days
            self.endResetModel()

    def day(self, index: _Index) -> Day | None:
        """Give the day of a cell."""
        place = index.row() * _WEEK + index.column() if index.isValid() else -1
        return self._days[place] if 0 <= place < len(self._days) else None

    def place(self, wanted: date) -> QModelIndex:
        """Give the cell of a day, none where it is not shown."""
        for number, day in enumerate(self._days):
            if day.date == wanted:
                return self.index(number // _WEEK, number % _WEEK)
        return QModelIndex()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """Count the weeks."""
        return 0 if parent.isValid() else len(self._days) // _WEEK

    def columnCount(self, parent: _Index = _TOP) -> int:
        """Count the days of a week."""
        return 0 if parent.isValid() else _WEEK

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the day of a cell for drawing it, and what is heard of it."""
        day = self.day(index)
        if day is None:
            return None
        if role == DAY_ROLE:
            return day
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return tr(day.spoken)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the heads of the columns; weeks have none."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(DAYS[section])
        return None
