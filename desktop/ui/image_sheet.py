"""An image inside the program: nothing of it leaves the profile."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.sheet import Sheet

_SIZE: Final = (1000, 760)
LONGEST_SIDE: Final = 1600
"""Pixels, as many as a screen needs."""


class ImageSheet(Sheet):
    """Shows one image."""

    def __init__(self, name: str, image: QImage, parent: QWidget) -> None:
        """Show an image under its name, no wider than the sheet."""
        super().__init__(name, parent, _SIZE)
        self.picture = QLabel()
        self.picture.setAccessibleName(name)
        room = self.width() - 100
        shown = QPixmap.fromImage(image)
        if shown.width() > room:
            shown = shown.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        self.picture.setPixmap(shown)
        self.content.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
