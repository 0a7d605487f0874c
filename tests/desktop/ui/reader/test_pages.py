"""The pages as somebody turns and zooms them, drawn by hand here."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.exchange.pdf.messages import Box, Hit, Size
from desktop.ui.reader.mill import Wanted
from desktop.ui.reader.pages import _KEPT_BYTES, Pages
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.contrasts import pixels_that_stand_out, seen
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


class Shown:
    """Ten pages, and what was wanted of them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.wanted: list[Wanted] = []
        self.pages = Pages(self._want)
        show(qtbot, self.pages, 800, 600)
        self.pages.show_pages((Size(595, 842),) * 10)

    def _want(self, wanted: Sequence[Wanted]) -> None:
        self.wanted = list(wanted)

    def draw(self) -> None:
        """Draw what is wanted, all of it red."""
        for wanted in self.wanted:
            image = QImage(20, 20, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.red)
            self.pages.show_drawn(wanted, image)

    def colour(self, x: int, y: int) -> QColor:
        return self.pages.viewport().grab().toImage().pixelColor(QPoint(x, y))


@pytest.fixture
def shown(qtbot: QtBot, themed: Theme) -> Shown:
    return Shown(qtbot)


def test_what_is_seen_is_wanted_first(shown: Shown, qtbot: QtBot) -> None:
    """Once somebody rests there, what is beside it; what is there already is not wanted again."""
    assert [one.page for one in shown.wanted] == [0]
    qtbot.waitUntil(lambda: [one.page for one in shown.wanted] == [0, 1, 2], timeout=5000)
    shown.draw()
    shown.pages.go_to(4)
    assert [one.page for one in shown.wanted] == [4]
    qtbot.waitUntil(lambda: [one.page for one in shown.wanted] == [4, 5, 3, 6], timeout=5000)


def test_a_page_is_white_until_it_is_drawn(shown: Shown) -> None:
    """Then it shows what was drawn, wherever it is scrolled."""
    assert shown.colour(400, 300) == QColor(Qt.GlobalColor.white)
    shown.draw()
    assert shown.colour(400, 300) == QColor(Qt.GlobalColor.red)


def test_pages_are_turned_by_keys(shown: Shown, qtbot: QtBot) -> None:
    """An arrow turns one, Space a windowful, Pos1 and Ende lead to the ends; who is there is told."""
    turned: list[int] = []
    shown.pages.turned.connect(turned.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(shown.pages, key)
    assert turned == [1, 2, 1, 9, 0]
    before = shown.pages.verticalScrollBar().value()
    QTest.keyClick(shown.pages, Qt.Key.Key_Space)
    assert shown.pages.verticalScrollBar().value() - before == shown.pages.viewport().height()


def test_zoom_keeps_the_place(shown: Shown) -> None:
    """What somebody reads stays before their eyes, and the pages are drawn anew at that size."""
    shown.pages.go_to(6)
    QTest.keyClick(shown.pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = shown.pages.percent
    assert shown.pages.page == 6
    assert {one.scale for one in shown.wanted} == {larger / 100 * 96 / 72}
    QTest.keyClick(shown.pages, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shown.pages, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert shown.pages.percent < larger
    assert not shown.pages.fits
    QTest.keyClick(shown.pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert shown.pages.fits
    assert shown.pages.horizontalScrollBar().maximum() == 0


def test_it_keeps_to_the_width_of_the_window(shown: Shown) -> None:
    """As long as nobody has zoomed."""
    before = shown.pages.percent
    shown.pages.resize(500, 600)
    assert shown.pages.percent < before


def test_what_was_found_is_marked(shown: Shown) -> None:
    """Somebody is led there; the letters show through the mark, and it goes with the search."""
    hit = Hit(3, (Box(100, 400, 50, 10), Box(150, 400, 50, 10), Box(100, 420, 50, 10)))
    shown.pages.mark(3, (hit,))
    shown.pages.go_to_hit(hit)
    assert shown.pages.page == 3
    image = shown.pages.viewport().grab().toImage()
    marked = {image.pixelColor(x, 210).name() for x in range(image.width())}
    assert "#ffd640" in marked
    shown.pages.unmark()
    image = shown.pages.viewport().grab().toImage()
    assert "#ffd640" not in {image.pixelColor(x, 210).name() for x in range(image.width())}


def test_a_page_that_cannot_be_shown_says_so(shown: Shown) -> None:
    """It is not wanted again and again, and the others are drawn all the same."""
    shown.pages.show_spoiled(0, "Seite 1 lässt sich nicht zeigen.")
    shown.pages.go_to(0)
    assert 0 not in [one.page for one in shown.wanted]
    image = shown.pages.viewport().grab().toImage()
    assert any(image.pixelColor(x, y).lightness() < 100 for x in range(100, 700, 3) for y in range(40, 200))


def test_only_so_much_is_kept(shown: Shown) -> None:
    """The pages seen longest ago are let go of and drawn again where somebody comes back."""
    large = QImage(3000, 3000, QImage.Format.Format_RGB32)
    for page in range(10):
        shown.pages.show_drawn(Wanted(page, 1.0), large)
    kept = shown.pages._images
    assert sum(image.sizeInBytes() for _, image in kept.values()) <= _KEPT_BYTES
    assert list(kept) == [8, 9]


@pytest.mark.parametrize("mode", Mode)
def test_the_focus_is_seen_on_a_page_that_fills_all(
    qapp: QApplication, shown: Shown, themed: Theme, mode: Mode
) -> None:
    """However near a page is, and as light as the ring may be, whoever presses a key knows where it goes."""
    themed.apply(qapp, mode, 1.0)
    shown.pages.zoom(400)
    shown.pages.go_to(1)
    shown.pages.verticalScrollBar().setValue(shown.pages.verticalScrollBar().value() + 100)
    shown.pages.clearFocus()
    without = seen(shown.pages)
    shown.pages.setFocus()
    around = 2 * (shown.pages.viewport().width() + shown.pages.viewport().height())
    assert pixels_that_stand_out(without, seen(shown.pages)) > around
