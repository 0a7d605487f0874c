"""The side on which the chosen one is read; what is hidden there stands in `test_protected_places.py`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.listing import arrive, shown
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


def test_moving_shows_the_other_one(screen: NotificationsScreen, arrived: list[bytes], qtbot: QtBot) -> None:
    """The detail follows the choice."""
    press(Qt.Key.Key_J)
    assert screen.entity == arrived[1]
    qtbot.waitUntil(lambda: screen.detail.shown is not None and screen.detail.shown.entity == arrived[1])
    press(Qt.Key.Key_Return)
    assert focused() is screen.detail
    assert screen.list.isVisible()
