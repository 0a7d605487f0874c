"""Two columns, or one: by the width there is for the text, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.notification_list import Filter
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.company import Company, Member
from tests.helpers.listing import WIDE, arrive, shown
from tests.helpers.showing import SHOWING, focused, press
from tests.helpers.window import around

pytestmark = SHOWING


@pytest.fixture
def arrived(company: Company, police: Member) -> list[bytes]:
    return arrive(company, police)


@pytest.fixture
def screen(themed: Theme, qtbot: QtBot, willich: Member, arrived: list[bytes]) -> Iterator[NotificationsScreen]:
    with shown(qtbot, around(willich)) as made:
        yield made


def columns(screen: NotificationsScreen) -> tuple[bool, bool]:
    """Whether list and detail can be seen."""
    return screen.list.isVisible(), screen.detail.isVisible()


@pytest.mark.parametrize(("width", "scale", "both"), [(704, 1.0, True), (703, 1.0, False), (1168, 2.0, False)])
def test_the_width_for_the_text_decides(
    screen: NotificationsScreen, themed: Theme, qapp: QApplication, width: int, scale: float, *, both: bool
) -> None:
    """List and detail stand side by side while the width is enough for the size of the text."""
    themed.apply(qapp, Mode.light, scale)
    screen.resize(width, 700)
    assert columns(screen) == (True, both)
    if both:
        assert screen.detail.width() >= 350


def test_one_column(screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot) -> None:
    """Where there is one column Enter opens the detail, Esc and Alt+Left and the button go back to the list."""
    screen.resize(600, 700)
    screen.list.setFocus()
    ways: tuple[Callable[[], object], ...] = (
        lambda: press(Qt.Key.Key_Escape),
        lambda: QTest.keyClick(focused(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
        screen.detail_side.back_row.findChildren(QPushButton)[0].click,
    )
    for back in ways:
        press(Qt.Key.Key_J)
        chosen = screen.entity
        press(Qt.Key.Key_Return)
        assert columns(screen) == (False, True)
        assert screen.detail_side.back_row.isVisible()
        assert focused() is screen.detail
        back()
        assert columns(screen) == (True, False)
        assert focused() is screen.list
        assert screen.entity == chosen


def test_one_column_opens_what_is_asked_for(screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot) -> None:
    """Asked to show one, or by a click on a card, the narrow screen shows it; grown wide again it shows both."""
    screen.resize(600, 700)
    screen.show_entity(arrived[0])
    assert (columns(screen), screen.entity) == ((False, True), arrived[0])
    screen.resize(WIDE, 700)
    assert columns(screen) == (True, True)
    assert not screen.detail_side.back_row.isVisible()
    screen.resize(600, 700)
    screen.back()
    place = screen.list.visualRect(screen.model.index(1, 0)).center()
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert columns(screen) == (False, True)
    screen.show_filter(Filter.OUTGOING)
    assert not screen.columns.reading
