"""A line of the palette: its height follows the text size, its words and key are drawn, what is no choice is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.presenters.palette import Choice
from desktop.ui.palette_delegate import CHOICE, PaletteDelegate
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
ROOM = QRect(0, 0, 400, 40)


@pytest.fixture
def model() -> QStandardItemModel:
    """A choice with a long title, and an item that is none."""
    made = QStandardItemModel()
    item = QStandardItem("Sperren")
    item.setData(Choice("action", "lock", b"", "Sperren " * 30, "Strg+L", "lock"), CHOICE)
    made.appendRow(item)
    made.appendRow(QStandardItem("nichts"))
    return made


def drawn(model: QStandardItemModel, row: int, *, selected: bool = False) -> QImage:
    """The picture of a line."""
    image = QImage(ROOM.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect = ROOM
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    painter = QPainter(image)
    PaletteDelegate().paint(painter, option, model.index(row, 0))
    painter.end()
    return image


def test_a_choice_is_drawn(themed: Theme, model: QStandardItemModel) -> None:
    """A choice leaves a picture, another one when it is selected, and what is no choice leaves none."""
    plain, selected, nothing = drawn(model, 0), drawn(model, 0, selected=True), drawn(model, 1)
    assert len({bytes(image.constBits()) for image in (plain, selected, nothing)}) == 3
    blank = QImage(ROOM.size(), QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    assert nothing == blank


def test_a_notification_has_two_lines(themed: Theme, model: QStandardItemModel) -> None:
    """Below what a notification is about stands between whom, so that neither crowds out the other."""
    item = QStandardItem("VIE-1")
    item.setData(
        Choice("notification", "", bytes(16), "VIE-1 · Gewalt · Anrath", "Polizei → Jugendamt", "info"), CHOICE
    )
    model.appendRow(item)
    one, two = (PaletteDelegate().sizeHint(QStyleOptionViewItem(), model.index(row, 0)).height() for row in (0, 2))
    assert two > 1.3 * one


def test_nothing_is_drawn_below_the_bar(themed: Theme, qtbot: QtBot, model: QStandardItemModel) -> None:
    """What a row says ends where its list can be seen, though the row itself may reach further."""
    view = QListView()
    show(qtbot, view, 200, 100)
    image = QImage(ROOM.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect, option.widget = ROOM, view
    option.state |= QStyle.StateFlag.State_Selected
    painter = QPainter(image)
    PaletteDelegate().paint(painter, option, model.index(0, 0))
    painter.end()
    beyond = {image.pixelColor(x, 20).name() for x in range(view.viewport().width(), ROOM.width())}
    assert beyond == {"#ffffff"}


def test_lines_grow_with_the_text(qapp: QApplication, themed: Theme, model: QStandardItemModel) -> None:
    """At twice the text size a line is about twice as high."""
    option, index = QStyleOptionViewItem(), model.index(0, 0)
    before = PaletteDelegate().sizeHint(option, index).height()
    themed.apply(qapp, Mode.light, 2.0)
    assert PaletteDelegate().sizeHint(option, index).height() >= 2 * before - 4
