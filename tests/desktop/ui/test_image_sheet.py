"""Images inside the program: shown under their name, no wider than their sheet."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.image_sheet import ImageSheet
from desktop.ui.theme.theme import Theme
from tests.helpers.filing import picture
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def test_an_image_fits_its_sheet_and_has_a_name(qtbot: QtBot, themed: Theme) -> None:
    """Nothing of it is beyond the sheet's width, and who hears the screen hears its name."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    sheet = ImageSheet("foto.jpg", QImage.fromData(picture(1500, 300)), window)
    sheet.show_now()
    assert sheet.picture.accessibleName() == "foto.jpg"
    assert sheet.picture.pixmap().width() <= sheet.width()
    sheet.close()
