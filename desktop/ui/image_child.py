"""The process that reads one image: `python -m desktop.ui.image_child`, or a packaged program told its word.

To whoever asks it is a document of one page, a point of which is a pixel, or more where a side has more pixels than a
page may have points. Qt reads images by several libraries, large and older than this program: they must run nowhere but
here, where one that is made to break them breaks nothing else.
"""

from __future__ import annotations

import math
import sys
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter

from desktop.exchange.pdf.messages import LARGEST_SIDE, LEAST_SIDE, MOST_PIXELS, Hit, Picture, Size
from desktop.exchange.pdf.serving import NotRead, serve

MOST_PIXELS_READ: Final = 40_000_000
FORMATS: Final = ("png", "jpeg", "gif", "bmp", "webp")
_TURNED: Final = QImageIOHandler.Transformation.TransformationRotate90


class ImagePages:
    """The one page of an image."""

    def __init__(self, content: bytes) -> None:
        """Look at how it begins; raises `NotRead`."""
        self._content = QByteArray(content)
        reader, _kept = self._reader()
        size = reader.size()
        kind = bytes(reader.format().data()).decode("ascii", "replace")
        if kind not in FORMATS or not 0 < size.width() * size.height() <= MOST_PIXELS_READ:
            raise NotRead("damaged")
        self._size = size
        self._points = min(1.0, LARGEST_SIDE / max(size.width(), size.height()))
        shown = size.transposed() if reader.transformation() & _TURNED else size
        width, height = (max(LEAST_SIDE, side * self._points) for side in (shown.width(), shown.height()))
        self.sizes = (Size(width, height),)

    def picture(self, _page: int, scale: float) -> Picture:
        """Read it, on white, no larger than it is or than a picture may be; raises `NotRead`."""
        finest = math.sqrt(MOST_PIXELS / (self._size.width() * self._size.height()))
        factor = min(scale * self._points, finest, 1.0)
        reader, _kept = self._reader()
        if factor < 1.0:
            # Rounded first, or a pixel is lost where the factor has a digit too many.
            width, height = (max(1, int(round(side * factor, 6))) for side in (self._size.width(), self._size.height()))
            reader.setScaledSize(QSize(width, height))
        read = reader.read()
        if read.isNull():
            raise NotRead("page")
        image = QImage(read.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, read)
        painter.end()
        return Picture(image.width(), image.height(), bytes(image.constBits()))

    def text(self, _page: int) -> str:
        """Give no text: an image has none."""
        return ""

    def find(self, _page: int, _query: str) -> tuple[Hit, ...]:
        """Find no words."""
        return ()

    def _reader(self) -> tuple[QImageReader, QBuffer]:
        """Give what reads it from its beginning, and what that reads from, which has to live as long."""
        buffer = QBuffer(self._content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        return reader, buffer


def main() -> int:
    """Read an image for whoever started this process; gives the exit code."""
    return serve(ImagePages)


if __name__ == "__main__":
    sys.exit(main())
