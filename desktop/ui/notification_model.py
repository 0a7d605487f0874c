"""The one adapter between a list of numbers from the store and Qt's item model: pages of cards, made when seen.

It holds no notification but the pages on the screen. Order and filter are the presenter's; nothing is sorted here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.presenters.notification_list import Card
from desktop.ui.words import tr

CARD: Final = Qt.ItemDataRole.UserRole
_PAGE: Final = 50
_PAGES_KEPT: Final = 12
_Index = QModelIndex | QPersistentModelIndex

Numbers = Callable[[], Sequence[int]]
Cards = Callable[[Sequence[int]], Sequence[Card | None]]


class NotificationModel(QAbstractListModel):
    """A list of cards."""

    def __init__(self, numbers: Numbers, cards: Cards, parent: QObject | None = None) -> None:
        """Take what gives the list's numbers and what makes the cards of some of them."""
        super().__init__(parent)
        self._ask = numbers
        self._make = cards
        self._numbers: Sequence[int] = ()
        self._pages: OrderedDict[int, dict[int, Card | None]] = OrderedDict()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Give how many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._numbers)

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
        return self._page(row // _PAGE).get(self._numbers[row])

    def row_of(self, number: int | None) -> int:
        """Give the row of a number, -1 if it is not in the list."""
        try:
            return -1 if number is None else self._numbers.index(number)
        except ValueError:
            return -1

    def number(self, row: int) -> int | None:
        """Give the number of a row."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else None

    def refresh(self) -> None:
        """Ask anew what stands in the list; rows that stay are shown anew, else the list is another."""
        found = self._ask()
        if found == self._numbers:
            self.renew()
            return
        self.beginResetModel()
        self._numbers = found
        self._pages.clear()
        self.endResetModel()

    def renew(self) -> None:
        """Show the same rows anew: times pass and states change."""
        self._pages.clear()
        if self._numbers:
            self.dataChanged.emit(self.index(0), self.index(len(self._numbers) - 1))

    def _page(self, page: int) -> dict[int, Card | None]:
        cards = self._pages.get(page)
        if cards is None:
            wanted = self._numbers[page * _PAGE : (page + 1) * _PAGE]
            cards = self._pages[page] = dict(zip(wanted, self._make(wanted), strict=True))
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return cards
