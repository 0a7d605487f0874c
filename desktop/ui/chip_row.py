"""A row of chips that wraps where the room ends; heard as one text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.presenters.chips import Chip
from desktop.ui import chip_painting
from desktop.ui.theme import theme
from desktop.ui.words import tr

_BETWEEN: Final = 6


class ChipRow(QWidget):
    """Chips side by side."""

    def __init__(self, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        """Show some chips."""
        super().__init__(parent)
        self._chips = tuple(chips)
        self.setAccessibleName(", ".join(tr(chip.text) for chip in self._chips))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        wide = sum(chip_painting.width(chip) + theme.current().px(_BETWEEN) for chip in self._chips)
        return QSize(wide, chip_painting.height())

    def hasHeightForWidth(self) -> bool:
        """Say that narrow rows are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines at a width."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chips."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for chip, place in zip(self._chips, self._places(self.width()), strict=True):
            chip_painting.paint(painter, place, chip)
        painter.end()

    def _places(self, room: int) -> list[QRect]:
        """Give where each chip stands when there is so much room in a line."""
        between, high = theme.current().px(_BETWEEN), chip_painting.height()
        left, top = 0, 0
        places = []
        for chip in self._chips:
            wide = min(chip_painting.width(chip), room)
            if left and left + wide > room:
                left, top = 0, top + high + between
            places.append(QRect(left, top, wide, high))
            left += wide + between
        return places
