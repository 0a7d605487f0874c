"""Protected places in the area of notifications: by keyboard, shown on purpose, and for one notification only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.content import Child, Content
from desktop.domain.jurisdiction import Place
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, POLICE, Company, Member, notified
from tests.helpers.showing import SHOWING, focused, show
from tests.helpers.window import Noted, around

pytestmark = SHOWING


@pytest.fixture
def screen(themed: Theme, qtbot: QtBot, willich: Member) -> Iterator[NotificationsScreen]:
    """Willich's area of notifications."""
    made = NotificationsScreen(around(willich, Noted()))
    show(qtbot, made, 1100, 700)
    yield made
    made.hide()


def choose(screen: NotificationsScreen, qtbot: QtBot, entity: bytes) -> None:
    """Choose a notification and wait until it is shown."""
    screen.list_side.choose_entity(entity)
    qtbot.waitUntil(lambda: screen.detail.shown is not None and screen.detail.shown.entity == entity)


def test_protected_places_are_shown_when_asked_for_and_for_this_one_only(
    screen: NotificationsScreen, qtbot: QtBot, company: Company, police: Member
) -> None:
    """The button shows and hides them; another notification, or this one chosen anew, begins without."""
    content = Content(
        category="P01",
        whereabouts=Place("Willich", street="Geheimweg"),
        children=(Child(family_name="Eins", protected_address=True),),
    )
    entity, other = police.workspace.new_id(), police.notify(ASD)
    police.do(ASD, "notification.notified", entity, notified(POLICE, ASD, "immediate", content=content))
    with qtbot.waitSignal(screen.desk.changed):
        company.everybody_syncs()
    choose(screen, qtbot, entity)
    assert "Geheimweg" not in repr(screen.detail.shown)
    (button,) = [one for one in screen.detail.findChildren(QPushButton) if one.text() == "Anzeigen"]
    button.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert "Geheimweg" in repr(screen.detail.shown)
    assert focused().accessibleName() == "Geschützte Orte anzeigen oder ausblenden"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert "Geheimweg" not in repr(screen.detail.shown)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    for one in (other, entity):
        choose(screen, qtbot, one)
    assert "Geheimweg" not in repr(screen.detail.shown)
