"""A card as it is painted: one height for all, whole or with dots, and readable in every appearance and size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.presenters.chips import deadline_chip, state_chip, urgency_chip
from desktop.presenters.notification_cards import Card
from desktop.ui import chip_painting
from desktop.ui.notification_delegate import NotificationDelegate
from desktop.ui.notification_model import NotificationModel
from desktop.ui.theme.theme import Mode, Theme

CHIPS = (urgency_chip("immediate"), deadline_chip(0, 180_000), state_chip("delivered"))


def card(title: str = "Häusliche Gewalt · 2 Kinder", *, unread: bool = True) -> Card:
    """A card."""
    return Card(bytes(16), "Polizei Viersen → Jugendamt Willich", "03:12", title, CHIPS, unread, "")


class Painted:
    """A delegate's picture of one card."""

    def __init__(self, one: Card, width: int = 480, state: QStyle.StateFlag = QStyle.StateFlag.State_Enabled) -> None:
        model = NotificationModel(lambda _: [one])
        model.show_numbers([1])
        delegate, option = NotificationDelegate(), QStyleOptionViewItem()
        self.height = delegate.sizeHint(option, model.index(0, 0)).height()
        self.image = QImage(width, self.height, QImage.Format.Format_RGB32)
        self.image.fill(0)
        option.rect = QRect(0, 0, width, self.height)
        option.state = state
        painter = QPainter(self.image)
        delegate.paint(painter, option, model.index(0, 0))
        painter.end()

    def colours(self, top: float = 0.0, bottom: float = 1.0) -> set[str]:
        """The colours of a band of it."""
        rows = range(int(top * self.height), int(bottom * self.height))
        return {self.image.pixelColor(x, y).name() for y in rows for x in range(self.image.width())}


@pytest.mark.parametrize("mode", [Mode.light, Mode.dark, Mode.contrast])
def test_text_and_chips_stand_in_their_colours(themed: Theme, qapp: QApplication, mode: Mode) -> None:
    """In every appearance the title, the chips' words and the mark of the unread have the theme's colours."""
    themed.apply(qapp, mode)
    seen = Painted(card()).colours()
    for name in ("text", "danger", "info", "accent"):
        assert themed.colour(name).name() in seen, name


def test_the_unread_are_marked(themed: Theme) -> None:
    """A bar at the left marks what nobody has confirmed, and the read have none."""
    accent = themed.colour("accent").name()
    assert Painted(card()).image.pixelColor(1, 20).name() == accent
    assert Painted(card(unread=False)).image.pixelColor(1, 20).name() != accent


def test_the_chosen_one_has_its_ground(themed: Theme) -> None:
    """The chosen card stands on another ground, and a ring shows the focus besides."""
    chosen = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected
    plain = Painted(card(unread=False), state=chosen)
    assert themed.colour("selected").name() in plain.colours()
    ringed = Painted(card(unread=False), state=chosen | QStyle.StateFlag.State_HasFocus)
    changed = [
        (x, y)
        for y in range(ringed.height)
        for x in range(480)
        if ringed.image.pixelColor(x, y) != plain.image.pixelColor(x, y)
    ]
    assert len(changed) > 2 * (480 + ringed.height)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_three_lines_have_room(themed: Theme, qapp: QApplication, scale: float) -> None:
    """At every text size the row is as high as its three lines and their air, whatever stands in it."""
    themed.apply(qapp, Mode.light, scale)
    heights = {Painted(card(title)).height for title in ("", "Kurz", "Sehr lang " * 40)}
    assert len(heights) == 1
    [height] = heights
    assert height >= 3 * chip_painting.height() - 8
    assert 70 * scale <= height <= 90 * scale


def test_in_a_narrow_row_nothing_is_painted_over_the_edge(themed: Theme) -> None:
    """However narrow the row, the air at its right stays free, and the deadline is the last to go."""
    surface = themed.colour("surface").name()
    for width in (160, 260, 340):
        painted = Painted(card("Sehr lang " * 40, unread=False), width)
        edge = {
            painted.image.pixelColor(x, y).name() for x in range(width - 8, width) for y in range(painted.height - 1)
        }
        assert edge == {surface}, width
    assert themed.colour("danger_back").name() in Painted(card(), 260).colours(0.6)


def test_what_is_no_card_is_not_painted(themed: Theme, qtbot: QtBot) -> None:
    """A row whose card has gone meanwhile is left empty."""
    model = NotificationModel(lambda _: [None])
    model.show_numbers([1])
    image = QImage(100, 50, QImage.Format.Format_RGB32)
    image.fill(0)
    painter, option = QPainter(image), QStyleOptionViewItem()
    NotificationDelegate().paint(painter, option, model.index(0, 0))
    painter.end()
    assert image.pixelColor(50, 25).name() == "#000000"


def test_a_card_painted_again_follows_the_appearance(themed: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    """What was laid out for one appearance and size is not painted in another; the same card twice is the same."""
    model = NotificationModel(lambda _: [card()])
    model.show_numbers([1])
    delegate = NotificationDelegate()

    def again() -> QImage:
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 480, delegate.sizeHint(option, model.index(0, 0)).height())
        image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(0, 0))
        painter.end()
        return image

    light = again()
    assert again() == light
    themed.apply(qapp, Mode.dark, 1.5)
    assert light != again() == Painted(card()).image


def test_the_same_card_looks_the_same_on_a_finer_screen(themed: Theme, qtbot: QtBot) -> None:
    """On a screen twice as fine chips are twice as fine too, and at the same place."""
    model = NotificationModel(lambda _: [card()])
    model.show_numbers([1])
    delegate, option = NotificationDelegate(), QStyleOptionViewItem()
    option.rect = QRect(0, 0, 480, delegate.sizeHint(option, model.index(0, 0)).height())
    fine = QImage(960, 2 * option.rect.height(), QImage.Format.Format_RGB32)
    fine.setDevicePixelRatio(2.0)
    painter = QPainter(fine)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    coarse, tinted = Painted(card()).image, themed.colour("danger_back")
    for x, y in ((fine_x, fine_y) for fine_x in range(20, 200, 9) for fine_y in range(50, 70, 3)):
        if coarse.pixelColor(x, y) == tinted and coarse.pixelColor(x + 1, y + 1) == tinted:
            assert fine.pixelColor(2 * x + 1, 2 * y + 1) == tinted
