"""The icon of the programs for Windows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage, QImageReader

from installer.icon import DRAWING, SIZES, icon, write_icon

GROUND = "#0b5394"


def test_windows_finds_a_picture_of_each_size(tmp_path: Path) -> None:
    """Every picture in the file is read as what it says it is, with the ground of the drawing and clear corners."""
    reader = QImageReader(str(write_icon(tmp_path / "new folder")))
    assert reader.format() == b"ico"
    assert reader.imageCount() == len(SIZES)
    for place, size in enumerate(SIZES):
        assert reader.jumpToImage(place)
        picture = reader.read()
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(size // 2, size // 16).name() == GROUND
        assert picture.pixelColor(0, 0).alpha() < 128
        assert shows_the_shield(picture)


def shows_the_shield(picture: QImage) -> bool:
    """Say whether there is something bright on the ground."""
    places = range(picture.width())
    return any(picture.pixelColor(x, y).lightness() > 200 for x in places for y in places)


def test_the_same_drawing_makes_the_same_bytes() -> None:
    """A build made once more has the same icon."""
    assert icon(DRAWING) == icon(DRAWING)
