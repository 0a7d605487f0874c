"""A side with a list of cards: which of them is chosen, what is said where there are none. Who fills it says with what.

It must not know what a card is about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.presenters.notification_cards import Card
from desktop.ui.card_list import CardList
from desktop.ui.notification_model import NotificationModel
from desktop.ui.parts import box, label
from desktop.ui.words import tr


class CardSide(QWidget):
    """A list of cards, or a sentence in its place."""

    went = Signal()
    """Another one is chosen."""
    opened = Signal()
    """Somebody wants to read the chosen one."""
    pressed = Signal()
    """Somebody pressed on a card."""

    def __init__(
        self,
        name: str,
        cards: Callable[[Sequence[int]], Sequence[Card | None]],
        letters: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        """Take the name of the list, what makes the cards of some numbers, and whether J and K move."""
        super().__init__(parent)
        self._number: int | None = None
        self.model = NotificationModel(cards, self)
        self._layout = box(self, space=8, margin=8)
        self.list = CardList(self.model, letters)
        self.list.setAccessibleName(tr(name))
        self.list.chosen.connect(self._go_to)
        self.list.opened.connect(self.opened)
        self.list.clicked.connect(self.pressed)
        self._layout.addWidget(self.list, 1)
        self.empty = label("", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout.addWidget(self.empty, 1)
        self.empty.hide()
        self.setFocusProxy(self.list)

    @property
    def number(self) -> int | None:
        """Give the number of the card that is chosen."""
        return self._number

    def add_above(self, widget: QWidget) -> None:
        """Put something above the list."""
        self._layout.insertWidget(0, widget)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the list."""
        self._layout.addWidget(widget)

    def show_numbers(self, numbers: Sequence[int], changed: Collection[bytes] | None = None) -> None:
        """Show these; who was chosen stays so while it is there, else the one in its place is.

        `changed` names what looks different, None all.
        """
        place = max(self.model.row_of(self._number), 0)

        def row_to_choose() -> int:
            row = self.model.row_of(self._number)
            return row if row >= 0 else min(place, self.model.rowCount() - 1)

        self.list.renew(lambda: self.model.show_numbers(numbers, changed), row_to_choose)
        self._number = self.model.number(row_to_choose())
        self.went.emit()

    def show_first(self, numbers: Sequence[int]) -> None:
        """Show these from the top, the first of them chosen."""
        self.model.show_numbers(numbers)
        self.choose(self.model.number(0))

    def choose(self, number: int | None) -> None:
        """Choose a card that stands in the list."""
        row = self.model.row_of(number)
        self._number = number if row >= 0 else None
        if row >= 0:
            self.list.choose(row)
        self.went.emit()

    def say_instead(self, text: str) -> None:
        """Show a sentence in the place of the list, the list again where there is none."""
        self.empty.setText(tr(text))
        self.list.setVisible(not text)
        self.empty.setVisible(bool(text))

    def _go_to(self, number: int) -> None:
        self._number = number
        self.went.emit()
