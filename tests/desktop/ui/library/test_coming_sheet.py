"""The sheet of what is being added follows it until nothing is left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.library.adding import Adder
from desktop.ui.library.coming_sheet import ComingSheet
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.library import Reader
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import deleted_now

pytestmark = SHOWING


def test_it_follows_what_is_being_added(police: Member, tmp_path: Path, themed: Theme, qtbot: QtBot) -> None:
    """A file that waits is broken off there; once there is none any more that is said."""
    window, reader = QWidget(), Reader(police, tmp_path / "police", held=True)
    show(qtbot, window)
    reader.desk.setParent(window)
    adder = Adder(reader.desk, window, lambda _text: None)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"text")
    adder.ask(b"", [str(path)])
    assert adder.asked is not None
    adder.asked.confirm.click()
    sheet = ComingSheet(adder, window)
    sheet.show_now()
    assert "Wird aufgenommen …" in [one.text() for one in sheet.findChildren(QLabel)]
    next(one for one in sheet.findChildren(QPushButton) if one.accessibleName() == "Abbrechen: a.pdf").click()
    deleted_now()
    assert sheet.nothing.isVisible()
    reader.backstage.go_on()
    sheet.close()
