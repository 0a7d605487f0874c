"""A side with a list of cards: which of them is chosen, what is said where there are none. Who fills it says with what.

Whatever becomes of the list, none but the one somebody chose is ever chosen. It must not know what a card is about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.choosing_side import ChoosingSide
from desktop.ui.notification_model import Cards, Changed
from desktop.ui.parts import box
from desktop.ui.words import tr


class CardSide(ChoosingSide):
    """A list of cards, with room above and below it."""

    went = Signal()
    """Another one is chosen."""

    def __init__(
        self,
        name: str,
        cards: Cards,
        letters: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        """Take the name of the list, what makes the cards of some numbers, and whether J and K move."""
        super().__init__(cards, letters, self._tell, self._show_given, parent)
        self._given: Sequence[int] = ()
        self._layout = box(self, space=8, margin=8)
        self.list.setAccessibleName(tr(name))
        self.put_list(self._layout)

    def add_above(self, widget: QWidget) -> None:
        """Put something above the list."""
        self._layout.insertWidget(0, widget)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the list."""
        self._layout.addWidget(widget)

    def show_numbers(
        self,
        numbers: Sequence[int],
        changed: Changed = None,
        is_there: Callable[[int], bool] = lambda _number: False,
    ) -> None:
        """Show these as the news of the list; who was chosen stays so, and where it stands.

        `is_there` says of a number that is of the list no more whether there still is such a one: then it is kept until
        somebody goes elsewhere, else none is chosen. `changed` names what looks different, None all.
        """
        self._given = numbers
        place = self.model.row_of(self.number)

        def now() -> int | None:
            return self.number if self.number is not None and is_there(self.number) else None

        self.show_renewed(self.with_chosen(numbers, now), changed, place)

    def show_anew(self, numbers: Sequence[int]) -> None:
        """Show these to somebody who asked for them; who was chosen stays so while it is among them, else the first."""
        self._given = numbers
        self._kept.leave()
        self.show_renewed(numbers, None, 0)
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

    def _show_given(self) -> None:
        self.show_numbers(self._given)

    def _tell(self, _changed: Changed) -> None:
        self.went.emit()
