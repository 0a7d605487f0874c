"""The one adapter between a list of numbers from the store and Qt's item model: cards, made when seen.

It holds no notification but those seen last. Order and filter are the presenter's; nothing is sorted here.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QStandardItemModel

from desktop.presenters.notification_cards import Card
from desktop.ui.words import tr

CARD: Final = Qt.ItemDataRole.UserRole
_TOGETHER: Final = 20
"""So many are made at once: about as many as a window shows, for who scrolls waits for them."""
_KEPT: Final = 600
_Index = QModelIndex | QPersistentModelIndex

Cards = Callable[[Sequence[int]], Sequence[Card | None]]
Changed = frozenset[bytes] | None
"""The entities that look different; None for all."""


class NotificationModel(QStandardItemModel):
    """A list of cards.

    How many rows there are is Qt's to know: a view asks for it with every row it lays out, and each time it asked
    Python it would wait for whoever has Python's lock. The rows stay empty, and are added as fast as they are many.
    """

    def __init__(self, cards: Cards, parent: QObject | None = None) -> None:
        """Take what makes the cards of some numbers."""
        super().__init__(0, 1, parent)
        self._make = cards
        self._numbers = array("q")
        self._kept: OrderedDict[int, Card | None] = OrderedDict()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let rows be chosen, and nothing be written into them."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag(0)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a card, or what is said of it."""
        card = self.card(index.row())
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return card
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return tr(card.spoken)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join((tr(card.title), tr(card.route), ", ".join(tr(chip.text) for chip in card.chips)))
            case _:
                return None

    def card(self, row: int) -> Card | None:
        """Give the card of a row; None where there is none any more."""
        if not 0 <= row < len(self._numbers):
            return None
        number = self._numbers[row]
        if number not in self._kept:
            self._make_around(row)
        self._kept.move_to_end(number)
        return self._kept[number]

    def row_of(self, number: int | None) -> int:
        """Give the row of a number, -1 if it is not in the list."""
        try:
            return -1 if number is None else self._numbers.index(number)
        except ValueError:
            return -1

    def number(self, row: int) -> int | None:
        """Give the number of a row."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else None

    def show_numbers(self, numbers: Sequence[int], changed: Collection[bytes] | None = None) -> None:
        """Show these numbers; rows that stay are shown anew, more of them are added below, else the list is another.

        Of `changed` entities the cards are made anew, of all where nobody says which those are: times pass.
        """
        found = numbers if isinstance(numbers, array) else array("q", numbers)
        before = len(self._numbers)
        same = before > 0 and found[:before] == self._numbers
        self._numbers = found
        if same:
            self.setRowCount(len(found))
            self.renew(changed)
            return
        self._forget(changed)
        self.beginResetModel()
        with QSignalBlocker(self):
            self.setRowCount(len(found))
        self.endResetModel()

    def renew(self, changed: Collection[bytes] | None = None) -> None:
        """Show the same rows anew: times pass and states change."""
        if self._forget(changed) and self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, 0))

    def _forget(self, changed: Collection[bytes] | None) -> bool:
        """Forget the cards of these entities, or all; says whether there were any, of what has gone too."""
        if changed is None:
            gone = list(self._kept)
        else:
            gone = [number for number, card in self._kept.items() if card is None or card.entity in changed]
        for number in gone:
            del self._kept[number]
        return bool(gone)

    def _make_around(self, row: int) -> None:
        """Make the cards of a row and of those beside it; of these only what is not there yet."""
        first = row - row % _TOGETHER
        wanted = [number for number in self._numbers[first : first + _TOGETHER] if number not in self._kept]
        self._kept.update(zip(wanted, self._make(wanted), strict=True))
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
