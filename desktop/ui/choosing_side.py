"""A side with a list of cards of which one is chosen, and stays so, and in its place, for whoever has it before them.

What fills the list and who is told of the choice is the affair of the sides that are made of it. It must not know what
a card is about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.ui.card_list import CardList
from desktop.ui.kept_card import KeptCard
from desktop.ui.notification_model import Cards, Changed, NotificationModel
from desktop.ui.parts import label
from desktop.ui.words import tr


def nowhere() -> int:
    """Say that it stands in no row."""
    return -1


class ChoosingSide(QWidget):
    """A list of cards, or a sentence in its place."""

    opened = Signal()
    """Somebody wants to read the chosen one."""
    pressed = Signal()
    """Somebody pressed on a card."""

    def __init__(
        self,
        cards: Cards,
        letters: Callable[[], bool],
        tell: Callable[[Changed], None],
        show_left: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """Take what makes the cards of some numbers, and whether J and K move.

        `tell` is told when another one is chosen or the list is shown anew, `show_left` shows the list without the one
        that stood in it for somebody's sake alone.
        """
        super().__init__(parent)
        self._kept = KeptCard()
        self._told = tell
        self._leaving = QTimer(self, interval=0, singleShot=True)
        self._leaving.timeout.connect(show_left)
        self.model = NotificationModel(cards, self)
        self.list = CardList(self.model, letters)
        self.list.chosen.connect(self._go_to)
        self.list.opened.connect(self.opened)
        self.list.clicked.connect(self.pressed)
        self.empty = label("", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.hide()

    def put_list(self, layout: QBoxLayout) -> None:
        """Put the list into a layout, and the sentence in its place; it has the focus of the side."""
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty, 1)
        self.setFocusProxy(self.list)

    def say_instead(self, text: str) -> None:
        """Show a sentence in the place of the list, the list again where there is none."""
        self.empty.setText(tr(text))
        self.list.setVisible(not text)
        self.empty.setVisible(bool(text))

    # Which one is chosen.

    @property
    def number(self) -> int | None:
        """Give the number of the card that is chosen."""
        return self._kept.number

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
            self.leave_chosen()

    def leave_chosen(self) -> None:
        """Keep the one chosen no longer than it is of this list: somebody has gone elsewhere."""
        if self._kept.leave():
            # Not now: the list is just being gone through.
            self._leaving.start()

    def _go_to(self, number: int) -> None:
        self.leave_chosen()
        self._kept.choose(number)
        self._told(None)

    # What stands in the list.

    def with_chosen(self, numbers: Sequence[int], now: Callable[[], int | None]) -> Sequence[int]:
        """Give what is to stand in the list: with the one chosen in its row where it is of these numbers no more.

        `now` gives the number that one has by now, None where it has gone; it is not asked where nobody sees it.
        """
        row = self.model.row_of(self.number)
        return self._kept.among(numbers, row, lambda: now() if self.is_seen() else None)

    def show_renewed(
        self, numbers: Sequence[int], changed: Changed, place: int, elsewhere: Callable[[], int] = nowhere
    ) -> int:
        """Show numbers; who was chosen stays so while it is there. Gives the row of the one chosen then, -1 for none.

        `elsewhere` gives the row it stands in under another number. Once it is in none the row `place` is chosen or, of
        what somebody had before them, none.
        """
        chosen = -1

        def row_to_choose() -> int:
            nonlocal chosen
            row = self.model.row_of(self.number)
            row = row if row >= 0 else elsewhere()
            chosen = row if row >= 0 else self._kept.row_instead(place, self.model.rowCount())
            return chosen

        self.list.renew(lambda: self.model.show_numbers(numbers, changed), row_to_choose)
        self._kept.stand(self.model.number(chosen), seen=self.is_seen())
        self._told(changed)
        return chosen
