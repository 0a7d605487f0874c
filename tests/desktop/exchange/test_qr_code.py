"""QR codes: what is written as a picture is read back byte for byte, by the reader of the window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from desktop.exchange.qr_code import qr_png
from desktop.ui.qr_picture import is_picture, read_code
from tests.helpers.invites import FILE

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("content", [FILE, b"x", bytes(range(256)) * 4])
def test_what_is_written_is_read(content: bytes) -> None:
    """Text and bytes come back unchanged, however long."""
    made = qr_png(content)
    assert is_picture(made)
    assert read_code(made) == content


def test_there_is_white_around_it() -> None:
    """The picture is square, and white where the standard wants it, so that a camera finds the code."""
    image = QImage.fromData(qr_png(FILE))
    assert image.width() == image.height()
    edge = [image.pixelColor(place, row).value() for row in range(24) for place in range(0, image.width(), 7)]
    assert set(edge) == {255}
    assert image.pixelColor(24, 24).value() == 0
