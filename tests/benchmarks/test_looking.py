"""Taking pictures: only of what stands in the accessibility tree, and no two alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.looking import Album, NotSeen, picture, see, until
from tests.helpers.seen import texts
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a label and a hidden button."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.addWidget(QLabel("Eingang bestätigt"))
    hidden = QPushButton("Verborgen")
    layout.addWidget(hidden)
    show(qtbot, made, 300, 200)
    hidden.hide()
    return made


def test_what_is_seen(window: QWidget) -> None:
    """What is shown stands in the tree, what is hidden does not, and the lack is named."""
    see(window, "Eingang bestätigt")
    with pytest.raises(NotSeen, match="Verborgen"):
        see(window, "Eingang bestätigt", "Verborgen", seconds=0.1)


def test_what_never_comes(window: QWidget) -> None:
    """Waiting for what never holds ends by naming it."""
    with pytest.raises(NotSeen, match="der Regen"):
        until(lambda: False, "der Regen", seconds=0.05)


def test_a_dialog_is_part_of_its_window(window: QWidget, qtbot: QtBot) -> None:
    """A dialog before a window is heard and seen with it."""
    before = picture(window)
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QLabel("Wirklich beenden?"))
    with qtbot.waitActive(dialog):
        dialog.open()
    assert "Wirklich beenden?" in texts(window)
    assert picture(window) != before


def test_no_two_pictures_are_alike(window: QWidget, tmp_path: Path) -> None:
    """A picture that looks like one taken before is refused, naming that one."""
    album = Album(tmp_path)
    album.take(window, "erstes", "Das erste", "Eingang bestätigt")
    with pytest.raises(NotSeen, match="sieht aus wie erstes"):
        album.take(window, "zweites", "Das zweite")
    assert [one.name for one in album.pictures] == ["erstes.png"]
    assert (tmp_path / "erstes.png").exists()


def test_nothing_is_taken_of_what_is_not_there(window: QWidget, tmp_path: Path) -> None:
    """Without its text in the tree a picture is not taken."""
    album = Album(tmp_path)
    with pytest.raises(NotSeen, match="Abgeglichen"):
        album.take(window, "bild", "Ein Bild", "Abgeglichen", seconds=0.1)
    assert list(tmp_path.iterdir()) == []


def test_a_rare_colour_stays_what_it_is(window: QWidget, tmp_path: Path) -> None:
    """A picture has few colours, and one that stands in a few pixels alone is still among them."""
    shades = QPixmap(300, 200)
    painter = QPainter(shades)
    for step in range(1000):
        painter.fillRect(step % 50 * 6, step // 50 * 10, 6, 10, QColor(step % 256, step % 256, step // 4))
    painter.fillRect(5, 5, 1, 1, QColor("#a8161f"))
    painter.end()
    shown = QLabel(window)
    shown.setPixmap(shades)
    shown.setGeometry(0, 0, 300, 200)
    shown.show()
    Album(tmp_path).take(window, "01", "Farben")
    taken = QImage(str(tmp_path / "01.png"))
    assert taken.colorCount() <= 256
    assert taken.pixelColor(5, 5).name() == "#a8161f"
