"""A chip as it is painted: icon and word, whole where there is room, with an edge where grounds are alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.presenters.chips import Chip, deadline_chip, state_chip, urgency_chip
from desktop.ui import chip_painting
from desktop.ui.theme.theme import Mode, Theme

CHIP = urgency_chip("immediate")


def painted(room: int, chip: Chip = CHIP) -> tuple[int, QImage]:
    """A chip in so much room: the width it took, and the picture."""
    image = QImage(400, chip_painting.height(), QImage.Format.Format_RGB32)
    image.fill(0x00FF00)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = chip_painting.paint(painter, QRect(0, 0, room, chip_painting.height()), chip)
    painter.end()
    return width, image


def colours(image: QImage, left: int, right: int) -> set[str]:
    """The colours between two columns."""
    return {image.pixelColor(x, y).name() for x in range(left, right) for y in range(image.height())}


@pytest.mark.parametrize("mode", [Mode.light, Mode.dark, Mode.contrast])
def test_words_and_icon(themed: Theme, qapp: QApplication, mode: Mode) -> None:
    """In every appearance there are an icon and a word in the tone's colour, and a ground or an edge around them."""
    themed.apply(qapp, mode)
    width, image = painted(400)
    tone = themed.colour("danger").name()
    assert tone in colours(image, themed.px(6), themed.px(20))
    assert tone in colours(image, themed.px(26), width)
    assert colours(image, width + 1, 400) == {"#00ff00"}
    edge = {image.pixelColor(x, 0).name() for x in range(8, width - 8)}
    assert "#00ff00" not in edge


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_chip_takes_the_room_it_asks_for(themed: Theme, qapp: QApplication, scale: float) -> None:
    """With the room of its whole text a chip is not shortened; with less it takes no more than that."""
    themed.apply(qapp, Mode.light, scale)
    whole = chip_painting.width(CHIP)
    assert painted(whole)[0] == whole == painted(400)[0]
    for room in (chip_painting.least_width(), whole - 1):
        assert painted(room)[0] <= room


def test_sizes_follow_the_text(themed: Theme, qapp: QApplication) -> None:
    """At twice the text size a chip is twice as high and wide."""
    before = chip_painting.height(), chip_painting.width(CHIP)
    themed.apply(qapp, Mode.light, 2.0)
    for once, twice in zip(before, (chip_painting.height(), chip_painting.width(CHIP)), strict=True):
        assert 1.8 * once <= twice <= 2.2 * once


def test_the_widest_gives_way(themed: Theme) -> None:
    """Where chips do not all fit, the widest one is shortened so that the others stay whole, and its clock too."""
    chips = (urgency_chip("immediate"), deadline_chip(3 * 3_600_000, 0), state_chip("delivered"))
    whole = [chip_painting.width(chip) for chip in chips]
    assert chip_painting.widths(chips, sum(whole) + 12, 6) == whole
    assert chip_painting.widths(chips, sum(whole) - 18, 6) == [whole[0], whole[1] - 30, whole[2]]
    assert chip_painting.widths(chips, sum(whole) // 2, 6) == whole
    assert chip_painting.widths((), 100, 6) == []
