"""Images inside the program: shown under their name, no larger than a screen; anything else is refused."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.ui.image_sheet import ImageSheet, read_image
from desktop.ui.theme.theme import Theme
from tests.helpers.filing import picture
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


@pytest.mark.parametrize("kind", ["png", "jpeg", "bmp"])
def test_an_image_is_read_as_large_as_a_screen_needs_it(kind: str) -> None:
    """A small one as it is, a large one smaller, in its own proportions."""
    assert read_image(picture(40, 30, kind)).width() == 40
    large = read_image(picture(3200, 800, kind))
    assert (large.width(), large.height()) == (1600, 400)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_image_is_refused(content: bytes) -> None:
    """Whatever its name says: nothing else is opened inside the program."""
    with pytest.raises(Refused, match="nicht als Bild"):
        read_image(content)


def test_a_broken_or_endless_image_is_refused() -> None:
    """One that is cut off, and one that claims more than any screen, cost no more than looking at the beginning."""
    with pytest.raises(Refused):
        read_image(picture(400, 300)[:60])
    head = bytearray(picture(4, 4, "bmp"))
    head[18:26] = (60_000).to_bytes(4, "little") * 2
    with pytest.raises(Refused):
        read_image(bytes(head))


def test_an_image_fits_its_sheet_and_has_a_name(qtbot: QtBot, themed: Theme) -> None:
    """Nothing of it is beyond the sheet's width, and who hears the screen hears its name."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    sheet = ImageSheet("foto.jpg", read_image(picture(1500, 300)), window)
    sheet.show_now()
    assert sheet.picture.accessibleName() == "foto.jpg"
    assert sheet.picture.pixmap().width() <= sheet.width()
    sheet.close()
