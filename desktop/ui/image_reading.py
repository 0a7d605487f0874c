"""Images from outside, read by a process of their own (docs/decisions/031): what comes back is pixels alone.

Which formats and sizes are read that process says. Nothing here may hand the bytes of an image to Qt.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QImage

from desktop.domain.refused import Refused
from desktop.exchange.pdf.document import Limits, PdfDocument
from desktop.exchange.pdf.messages import IMAGE, Picture

_LIMITS: Final = Limits(open_seconds=10.0, page_seconds=10.0, lives=1)
"""An image that ends its process is read no more; nobody waits longer for one."""


def read_image(content: bytes, longest_side: int) -> QImage:
    """Read an image, so many pixels large at most; outside Qt's thread too, for it takes a moment. Raises `Refused`."""
    document = PdfDocument(content, _LIMITS, IMAGE)
    try:
        size = document.open().sizes[0]
        return image_of(document.picture(0, longest_side / max(size.width, size.height)))
    except Refused as refused:
        raise Refused("image_unreadable", "Das lässt sich hier nicht als Bild zeigen.") from refused
    finally:
        document.close()


def image_of(picture: Picture) -> QImage:
    """Take pixels over as an image of its own."""
    lines = 4 * picture.width
    image = QImage(picture.pixels, picture.width, picture.height, lines, QImage.Format.Format_RGB32)
    return image.copy()
