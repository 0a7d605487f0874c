"""The licences to read: a choice of parts, and below it the whole text of the one chosen, as it is.

Arrows go from part to part in the choice and through the text in the text; Tab leads from one to the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.ui.licences import Part
from desktop.ui.parts import box, caption
from desktop.ui.sheet import Sheet, read_only
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_SIZE: Final = (760, 680)


class LicenceSheet(Sheet):
    """All texts, one at a time."""

    def __init__(self, parts: Sequence[Part], parent: QWidget) -> None:
        """Show the text of the first part."""
        super().__init__("Lizenzen", parent, _SIZE)
        self._parts = tuple(parts)
        self.choice = _choice(self._parts)
        self.text = read_only("", tr("Lizenztext"))
        self.choice.currentIndexChanged.connect(self._show)
        shown = QWidget()
        column = box(shown, space=8)
        for part in (caption(self.choice, "&Teil des Programms"), self.choice):
            column.addWidget(part)
        column.addWidget(self.text, 1)
        self.fill_with(shown)
        self._show(0)

    def _show(self, index: int) -> None:
        self.text.setPlainText(self._parts[index].text.strip("\n"))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _choice(parts: Sequence[Part]) -> QComboBox:
    made = QComboBox()
    set_role(made, "field")
    for part in parts:
        made.addItem(f"{part.name} ({part.licence})")
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def show_licences(parts: Sequence[Part], parent: QWidget) -> LicenceSheet:
    """Open the sheet, so that the arrows choose a part."""
    made = LicenceSheet(parts, parent)
    made.open()
    made.choice.setFocus()
    return made
