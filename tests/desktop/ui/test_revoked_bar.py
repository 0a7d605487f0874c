"""The bar of a revoked device: there for as long as that is so, across every screen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters import access
from desktop.presenters.strip import Standing
from desktop.ui.desk import Desk
from desktop.ui.revoked_bar import RevokedBar
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Backstage

pytestmark = SHOWING


def test_it_is_there_as_long_as_access_has_ended(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """It comes when the server turns the device away, cannot be closed, and goes when access is there again."""
    desk = Desk(Backstage(police))
    bar = RevokedBar(desk)
    show(qtbot, bar, 900, 200)
    assert not bar.findChildren(QLabel)
    access.note(police.workspace, ended=True)
    desk.standing_changed.emit(Standing(enrolment="turned_away"))
    assert bar.isVisible()
    assert "Der Server weist dieses Gerät ab." in [one.text() for one in bar.findChildren(QLabel)]
    assert not bar.findChildren(QPushButton)
    access.note(police.workspace, ended=False)
    desk.standing_changed.emit(Standing())
    assert not bar.isVisible()
