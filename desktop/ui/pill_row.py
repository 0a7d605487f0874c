"""A row of pills of which one is chosen: the filters of a list, the views of an area.

It must not know what is chosen by them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.ui.parts import button
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

T = TypeVar("T")


class PillRow(WrappingRow, Generic[T]):
    """A pill for each choice, in the order given; `before` stands in the same row before them."""

    def __init__(
        self,
        titles: Mapping[T, str],
        choose: Callable[[T], object],
        before: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with none chosen; `choose` is called with what somebody presses."""
        super().__init__(parent)
        self._titles = titles
        self._group = QButtonGroup(self)
        self.pills: dict[T, QPushButton] = {}
        if before is not None:
            self.add(before)
        for chosen, title in titles.items():
            made = button(title, partial(choose, chosen), "filter")
            made.setCheckable(True)
            made.setAccessibleName(tr(title))
            self._group.addButton(made)
            self.pills[chosen] = made
            self.add(made)

    def show_chosen(self, chosen: T) -> None:
        """Show which one is chosen."""
        self.pills[chosen].setChecked(True)

    @property
    def chosen(self) -> T | None:
        """Give which one is shown as chosen, None where none is."""
        return next((one for one, made in self.pills.items() if made.isChecked()), None)

    def say_count(self, chosen: T, count: int) -> None:
        """Say on a pill how much there is of it, nothing for none."""
        title = tr(self._titles[chosen])
        words = f"{title} {count}" if count else title
        self.pills[chosen].setText(words)
        self.pills[chosen].setAccessibleName(words)
