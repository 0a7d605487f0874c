"""The line below a field that says what is wrong with what stands in it, and looks like it, until somebody types on.

It must not know what is right.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr


class LineProblem(QLabel):
    """What is wrong with a line, hidden while nothing is."""

    def __init__(self, line: QLineEdit) -> None:
        """Begin with nothing, and make the line a field."""
        super().__init__()
        self._line = line
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        set_role(self, "error")
        line.textEdited.connect(self.forget)
        self.forget()

    def say(self, message: str, *, marks: bool = True) -> None:
        """Say what is wrong; `marks` unless the line itself may be right."""
        self.setText(tr(message))
        self.show()
        if marks:
            self._line.setAccessibleDescription(self.text())
            set_role(self._line, "field", "danger")

    def forget(self) -> None:
        """Say nothing any more."""
        self.hide()
        self._line.setAccessibleDescription("")
        set_role(self._line, "field")
