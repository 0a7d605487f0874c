"""The line one searches in: with its sign, and a button that empties it, which is there at once and moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QVariantAnimation
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr


class SearchLine(QLineEdit):
    """The line."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty line; `name` is what is heard of it."""
        super().__init__(parent)
        set_role(self, "search")
        self.setPlaceholderText(tr("Suchen"))
        self.setAccessibleName(tr(name))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._rest)

    def _rest(self) -> None:
        """Let the button come and go at once: Qt fades it, longer than anything here may move."""
        for fading in self.findChildren(QAbstractAnimation):
            fading.setCurrentTime(fading.duration())
            if isinstance(fading, QVariantAnimation):
                fading.setDuration(0)
