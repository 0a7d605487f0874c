"""What reads an image, as a document of one page."""

from __future__ import annotations

import psutil
import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageWriter

from desktop.exchange.pdf.messages import IMAGE, LARGEST_SIDE, MOST_PIXELS, Draw, Drawn, Opened, Size
from desktop.exchange.pdf.process import Reading
from desktop.exchange.pdf.serving import NotRead
from desktop.presenters.media import IMAGES
from desktop.ui.image_child import FORMATS, ImagePages
from tests.helpers.filing import picture

GIB = 2**30


def written(image: QImage, kind: bytes, *, turned: bool = False) -> bytes:
    """An image as a file, told to be turned by a quarter if so."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind)
    if turned:
        writer.setTransformation(QImageIOHandler.Transformation.TransformationRotate90)
    assert writer.write(image)
    return bytes(buffer.data().data())


def test_its_process_reads_one() -> None:
    """Started by its module it says how large it is and gives its pixels; it may write, start and leave nothing."""
    reading = Reading(IMAGE)
    assert reading.open(picture(40, 30), GIB, 30.0) == Opened((Size(40.0, 30.0),))
    kinds = (psutil.RLIMIT_CORE, psutil.RLIMIT_FSIZE, psutil.RLIMIT_NPROC)
    assert [psutil.Process(reading.id).rlimit(kind) for kind in kinds] == [(0, 0)] * 3
    assert psutil.Process(reading.id).rlimit(psutil.RLIMIT_AS)[0] < 2 * GIB
    answer = reading.ask(Draw(0, 0.5), 30.0)
    reading.put_away()
    assert isinstance(answer, Drawn)
    assert (answer.picture.width, answer.picture.height, answer.picture.pixels[:3]) == (20, 15, b"\x00\x80\x00")


def test_it_is_no_larger_than_it_is_and_than_a_picture_may_be() -> None:
    """However large it is wanted."""
    assert ImagePages(picture(40, 30)).picture(0, 9.0).width == 40
    large = ImagePages(picture(6000, 6000, "bmp")).picture(0, 1.0)
    assert MOST_PIXELS * 0.99 < large.width * large.height <= MOST_PIXELS
    assert len(large.pixels) == 4 * large.width * large.height


def test_what_a_camera_held_upright_took_stands_upright() -> None:
    """Its size is told as it is shown."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    pages = ImagePages(written(image, b"jpeg", turned=True))
    assert pages.sizes == (Size(30.0, 40.0),)
    seen = pages.picture(0, 1.0)
    assert (seen.width, seen.height) == (30, 40)


def test_what_is_transparent_is_white() -> None:
    """Black letters without a ground are read on a dark screen too."""
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    assert ImagePages(written(image, b"png")).picture(0, 1.0).pixels[:3] == b"\xff\xff\xff"


def test_it_reads_what_the_window_offers_to_show() -> None:
    """Neither more kinds nor fewer."""
    assert {f"image/{kind}" for kind in FORMATS} == set(IMAGES)


def test_it_has_no_words() -> None:
    """Neither to read nor to find."""
    pages = ImagePages(picture())
    assert (pages.text(0), pages.find(0, "Meldeweg")) == ("", ())


def test_a_panorama_is_as_long_as_it_is() -> None:
    """More pixels along one side than a page may have points are told as fewer, and it is shown all the same."""
    pages = ImagePages(picture(20_000, 100))
    assert pages.sizes == (Size(LARGEST_SIDE, 72.0),)
    seen = pages.picture(0, 1600 / LARGEST_SIDE)
    assert (seen.width, seen.height) == (1600, 8)
    assert pages.picture(0, 9.0).width == 20_000
    assert ImagePages(picture(20_000, 1)).sizes == (Size(LARGEST_SIDE, 1.0),)


@pytest.mark.parametrize("size", [(60_000, 60_000), (20_000, 2001), (8000, 6000)])
def test_what_claims_to_be_huge_is_not_read(size: tuple[int, int]) -> None:
    """A small file that would unfold into a huge picture costs a look at its beginning."""
    head = bytearray(picture(4, 4, "bmp"))
    head[18:26] = b"".join(side.to_bytes(4, "little") for side in size)
    with pytest.raises(NotRead, match="damaged"):
        ImagePages(bytes(head))


def test_one_that_breaks_off_is_not_read() -> None:
    """Its size is known, and nothing comes of it."""
    with pytest.raises(NotRead):
        ImagePages(picture(400, 300)[:60]).picture(0, 1.0)
