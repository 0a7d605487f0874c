"""A side with a list of cards: which of them is chosen, what is said where there are none. Who fills it says with what.

Whatever becomes of the list, none but the one somebody chose is ever chosen. It must not know what a card is about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.presenters.notification_cards import Card
from desktop.ui.card_list import CardList
from desktop.ui.kept_card import KeptCard
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
        self._kept = KeptCard()
        self._given: Sequence[int] = ()
        self._leaving = QTimer(self, interval=0, singleShot=True)
        self._leaving.timeout.connect(self._show_given)
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
        return self._kept.number

    def add_above(self, widget: QWidget) -> None:
        """Put something above the list."""
        self._layout.insertWidget(0, widget)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the list."""
        self._layout.addWidget(widget)

    def show_numbers(
        self,
        numbers: Sequence[int],
        changed: Collection[bytes] | None = None,
        is_there: Callable[[int], bool] = lambda _number: False,
    ) -> None:
        """Show these as the news of the list; who was chosen stays so, and where it stands.

        `is_there` says of a number that is of the list no more whether there still is such a one: then it is kept until
        somebody goes elsewhere, else none is chosen. `changed` names what looks different, None all.
        """
        self._given = numbers
        kept, row = self._kept, self.model.row_of(self.number)

        def now() -> int | None:
            return self.number if self.number is not None and self.is_seen() and is_there(self.number) else None

        self._show(kept.among(numbers, row, now), changed, row)

    def show_anew(self, numbers: Sequence[int]) -> None:
        """Show these to somebody who asked for them; who was chosen stays so while it is among them, else the first."""
        self._given = numbers
        self._kept.leave()
        self._show(numbers, None, 0)
        self.list.bring_into_view()

    def show_first(self, numbers: Sequence[int]) -> None:
        """Show these from the top, the first of them chosen."""
        self._given = numbers
        self._kept.leave()
        self.model.show_numbers(numbers)
        self.choose(self.model.number(0))

    def choose(self, number: int | None) -> None:
        """Choose a card that stands in the list."""
        row = self.model.row_of(number)
        self._kept.choose(number if row >= 0 else None)
        if row >= 0:
            self.list.choose(row)
        self.went.emit()

    @property
    def lost(self) -> bool:
        """Say whether the one that was chosen has gone."""
        return self._kept.lost

    def is_seen(self) -> bool:
        """Say whether somebody sees the list, or what is read of it in its place."""
        return (self.parentWidget() or self).isVisible()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the one chosen from now on: somebody has it before them."""
        super().showEvent(event)
        self._kept.stand(self.number, seen=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the one chosen with the whole view: nobody has it before them any more."""
        super().hideEvent(event)
        if not self.is_seen():
            self._leave()

    def _show(self, numbers: Sequence[int], changed: Collection[bytes] | None, place: int) -> None:
        chosen = -1

        def row_to_choose() -> int:
            nonlocal chosen
            row = self.model.row_of(self.number)
            chosen = row if row >= 0 else self._kept.row_instead(place, self.model.rowCount())
            return chosen

        self.list.renew(lambda: self.model.show_numbers(numbers, changed), row_to_choose)
        self._kept.stand(self.model.number(chosen), seen=self.is_seen())
        self.went.emit()

    def _leave(self) -> None:
        if self._kept.leave():
            # Not now: the list is just being gone through.
            self._leaving.start()

    def _show_given(self) -> None:
        self.show_numbers(self._given)

    def say_instead(self, text: str) -> None:
        """Show a sentence in the place of the list, the list again where there is none."""
        self.empty.setText(tr(text))
        self.list.setVisible(not text)
        self.empty.setVisible(bool(text))

    def _go_to(self, number: int) -> None:
        self._leave()
        self._kept.choose(number)
        self.went.emit()
