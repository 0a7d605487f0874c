"""Whom to call: the number large, with its person, until when, and a button that copies it. Never a blank."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.said import joined
from desktop.presenters.on_call import Number
from desktop.ui.copying import copy_secret
from desktop.ui.parts import box, button, label
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow


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
        row = WrappingRow()
        phone = label(number.phone, "phone", wrap=False, select=True)
        row.add(phone)
        copied = button("Kopieren", lambda: copy_secret(number.phone), "quiet", "copy")
        copied.setAccessibleName(tr("Rufnummer von {agency} kopieren", agency=number.agency))
        row.add(copied)
        layout.addWidget(row)
        layout.addWidget(label(joined((number.agency, number.name, number.note)), "small"))
