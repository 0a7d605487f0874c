"""The bar of a device without access: there for as long as that is so, across every screen, with the way back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.settings import Settings
from desktop.presenters import access
from desktop.presenters.strip import Standing
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.invite_dialog import InviteDialog
from desktop.ui.revoked_bar import RevokedBar
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.doorkeeper import Doorkeeper
from tests.helpers.showing import SHOWING, show
from tests.helpers.window import Noted, deleted_now

pytestmark = SHOWING
UNKNOWN = Standing(enrolment="unknown")


class Setting:
    """The bar of a profile, and how that stands."""

    def __init__(self, qtbot: QtBot, member: Member, *, beside: bool) -> None:
        self.window = Noted()
        self.window.beside = beside
        self.desk = Desk(Doorkeeper(member))
        self.bar = RevokedBar(Around(self.desk, Actions(), self.window, Settings()))
        show(qtbot, self.bar, 900, 200)

    def stands(self, standing: Standing) -> None:
        """Hear how it stands by now."""
        self.desk.standing = standing
        self.desk.standing_changed.emit(standing)
        deleted_now()

    @property
    def words(self) -> list[str]:
        """What it says."""
        return [one.text() for one in self.bar.findChildren(QLabel) if one.text()]

    @property
    def buttons(self) -> list[QPushButton]:
        """What it offers."""
        return self.bar.findChildren(QPushButton)


def test_it_is_there_as_long_as_access_has_ended(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """It comes when the server turns the device away, cannot be closed, and goes when access is there again."""
    setting = Setting(qtbot, police, beside=False)
    assert not setting.words
    access.note(police.workspace, ended=True)
    setting.stands(Standing(enrolment="turned_away"))
    assert setting.bar.isVisible()
    assert "Der Server weist dieses Gerät ab." in setting.words
    assert not setting.buttons
    access.note(police.workspace, ended=False)
    setting.stands(Standing())
    assert not setting.bar.isVisible()


def test_who_was_turned_away_sets_up_a_profile_beside(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Where there is room for another profile, one button leads there."""
    setting = Setting(qtbot, police, beside=True)
    access.note(police.workspace, ended=True)
    setting.stands(Standing(enrolment="turned_away"))
    (made,) = setting.buttons
    made.click()
    assert setting.window.asked == [("enrol_beside",)]


def test_who_is_unknown_chooses_a_new_invite(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """The button opens the dialog; while the server is tried again the bar stays, and it goes once it knows."""
    setting = Setting(qtbot, police, beside=True)
    setting.stands(UNKNOWN)
    (made,) = setting.buttons
    made.click()
    assert setting.bar.window().findChild(InviteDialog) is not None
    setting.stands(replace(Standing(), working=True))
    assert setting.bar.isVisible()
    setting.stands(Standing())
    assert not setting.bar.isVisible()
