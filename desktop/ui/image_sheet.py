"""An image inside the program: nothing of it leaves the profile. Only what is safely an image is opened here."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.refused import Refused
from desktop.ui.sheet import Sheet

_SIZE: Final = (1000, 760)
_MOST_PIXELS: Final = 40_000_000
_LARGEST: Final = QSize(1600, 1600)
_FORMATS: Final = (b"png", b"jpeg", b"gif", b"bmp", b"webp")


def read_image(content: bytes) -> QImage:
    """Read an image, as large as a screen needs it; outside Qt's thread too. Raises `Refused`."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in _FORMATS or not 0 < size.width() * size.height() <= _MOST_PIXELS:
        raise Refused("image_unreadable", "Das lässt sich hier nicht als Bild zeigen.")
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        reader.setScaledSize(size.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Refused("image_unreadable", "Das lässt sich hier nicht als Bild zeigen.")
    return image


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
