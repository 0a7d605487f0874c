"""Whom to call: the number large, with its person, until when, and what copies or calls it. Never a blank."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.said import joined
from desktop.presenters.on_call import Number
from desktop.ui.number_row import NumberRow
from desktop.ui.parts import box, label


class NumberLine(QWidget):
    """One unit's number."""

    def __init__(self, number: Number, parent: QWidget | None = None) -> None:
        """Show a number, or what to do where there is none."""
        super().__init__(parent)
        layout = box(self, space=4)
        if not number.phone:
            layout.addWidget(label(number.agency, "strong"))
            layout.addWidget(label(number.note))
            return
        layout.addWidget(NumberRow(number.phone, number.agency))
        layout.addWidget(label(joined((number.agency, number.name, number.note)), "small"))
