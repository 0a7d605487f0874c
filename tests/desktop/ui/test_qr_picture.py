"""QR pictures: an invite comes back from one byte for byte, and what is none is refused by name."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from desktop.domain.refused import Refused
from desktop.ui.qr_picture import PICTURE_BYTES, is_picture, read_code
from tests.helpers.invites import FILE, picture, qr_picture

pytestmark = pytest.mark.usefixtures("qapp")
EMPTY = QImage(101, 90, QImage.Format.Format_RGB32)
EMPTY.fill(0xFFFFFFFF)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_invite_comes_back(kind: str) -> None:
    """The file of an invite stands in a QR code as it is, in a PNG and in a JPEG."""
    made = qr_picture(FILE, kind)
    assert is_picture(made)
    assert read_code(made) == FILE


def test_content_that_is_no_text_comes_back() -> None:
    """Bytes that are no text are not changed on the way."""
    assert read_code(qr_picture(bytes(range(256)))) == bytes(range(256))


def test_a_width_that_lines_are_filled_up_to() -> None:
    """A picture whose lines end before their memory does is read all the same."""
    image = QImage.fromData(qr_picture(b"invite"))
    wide = image.copy(0, 0, image.width() + 1, image.height())
    assert wide.bytesPerLine() != wide.width() or wide.width() % 4 == 0
    assert read_code(picture(wide)) == b"invite"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (picture(EMPTY), "picture_without_code"),
        (qr_picture(b"x")[:60], "picture_unreadable"),
        (b"GIF89a", "picture_unreadable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(PICTURE_BYTES), "file_too_large"),
    ],
)
def test_what_holds_no_code(content: bytes, code: str) -> None:
    """A picture without a code, a broken one, one of another format and one too large are told apart."""
    with pytest.raises(Refused) as found:
        read_code(content)
    assert found.value.code == code


def test_a_picture_of_too_many_points() -> None:
    """A small file that would unfold into a huge picture is not unfolded."""
    bomb = QImage(8000, 6000, QImage.Format.Format_Mono)
    bomb.fill(0)
    with pytest.raises(Refused, match="nicht lesen"):
        read_code(picture(bomb))


def test_what_is_a_picture() -> None:
    """An invite's file is no picture."""
    assert not is_picture(FILE)
    assert not is_picture(b"")
