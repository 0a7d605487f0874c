"""Images from outside: what a process of its own makes of them, and that a bad one ends nothing else."""

from __future__ import annotations

import re

import psutil
import pytest
from PySide6.QtGui import QImage

from desktop.domain.refused import Refused
from desktop.exchange.pdf.messages import Picture
from desktop.ui.image_reading import image_of, read_image
from tests.helpers.filing import picture
from tests.helpers.texts import ROOT


@pytest.mark.parametrize("kind", ["png", "jpeg", "bmp", "webp"])
def test_an_image_is_read_as_large_as_it_is_wanted(kind: str) -> None:
    """A small one as it is, a large one smaller, in its own proportions."""
    assert read_image(picture(40, 30, kind), 1600).width() == 40
    large = read_image(picture(3200, 800, kind), 1600)
    assert (large.width(), large.height()) == (1600, 400)
    assert large.pixelColor(800, 200).green() == 128


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture(400, 300)[:60]]
)
def test_what_is_no_whole_image_is_refused(content: bytes) -> None:
    """Whatever its name says; and no process is left of it."""
    before = {one.pid for one in psutil.Process().children()}
    with pytest.raises(Refused, match="nicht als Bild"):
        read_image(content, 1600)
    assert {one.pid for one in psutil.Process().children()} <= before


def test_the_bytes_of_an_image_reach_qt_nowhere_else() -> None:
    """Whatever decodes images from outside stands in that process."""
    read_by = re.compile(r"QImageReader\(|QImage\.fromData|loadFromData|QMovie|QPixmap\(['\"]")
    found = {path.name for path in (ROOT / "desktop").rglob("*.py") if read_by.search(path.read_text(encoding="utf-8"))}
    assert found == {"image_child.py"}


def test_pixels_become_an_image() -> None:
    """Each has its colour, and the image keeps them when the bytes are gone."""
    image = image_of(Picture(2, 1, b"\x00\x00\xff\x00\xff\x00\x00\x00"))
    assert [image.pixelColor(x, 0).name() for x in range(2)] == ["#ff0000", "#0000ff"]
    assert image.format() is QImage.Format.Format_RGB32
