"""A new invite for the open profile: chosen by keys, shown, redeemed; what is wrong is said where it was given."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.domain.settings import Settings
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.enrol_ports import Given
from desktop.ui.invite_dialog import InviteDialog, show_invite_dialog
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.doorkeeper import SHOWN, Doorkeeper
from tests.helpers.invites import FILE
from tests.helpers.showing import SHOWING, focused, press, show
from tests.helpers.window import Noted, around

pytestmark = SHOWING


class Setting:
    """The dialog over a window, with an invite's file to choose."""

    def __init__(self, qtbot: QtBot, member: Member, folder: Path) -> None:
        path = folder / "neu.invite"
        path.write_bytes(FILE)
        self.door, self.window, self.parent = Doorkeeper(member), Noted(), QWidget()
        show(qtbot, self.parent)
        surroundings = Around(Desk(self.door, self.parent), Actions(), self.window, Settings())
        self.dialog = InviteDialog(surroundings, self.door, self.parent, lambda _: str(path))
        self.dialog.show_now()
        qtbot.waitUntil(self.dialog.isActiveWindow)

    def chosen(self) -> None:
        """Choose the file and go on, by keys."""
        press(Qt.Key.Key_Space)
        assert focused() is self.dialog.next
        press(Qt.Key.Key_Return)

    def shown(self) -> None:
        """Be shown what it is for."""
        self.chosen()
        self.door.looks[-1][0](SHOWN)

    @property
    def words(self) -> list[str]:
        """What can be read."""
        return [one.text() for one in self.dialog.findChildren(QLabel) if one.isVisible() and one.text()]


@pytest.fixture
def setting(qtbot: QtBot, themed: Theme, police: Member, tmp_path: Path) -> Setting:
    """The dialog at its first step."""
    return Setting(qtbot, police, tmp_path)


def test_from_a_file_back_in(setting: Setting) -> None:
    """Keys alone lead there; it says what the invite is for before anything is handed in, each step, and the end."""
    setting.chosen()
    assert setting.door.given == [Given(FILE)]
    assert "Die Einladung wird geprüft …" in setting.words
    setting.door.looks[0][0](SHOWN)
    assert {"Polizei Viersen", "Kinderschutz", "Mitglied"} <= set(setting.words)
    assert not setting.door.comes
    press(Qt.Key.Key_Return)
    setting.door.steps[0]("syncing")
    assert "Das Gerät wird angemeldet …" in setting.words
    setting.door.comes[0][0]("waiting_for_admission")
    assert "Ihre Leitung muss dieses Gerät noch zulassen." in setting.words
    press(Qt.Key.Key_Return)
    assert not setting.dialog.isVisible()
    # It is a secret until it is redeemed, and nobody needs it afterwards.
    assert setting.dialog.invite.given() is None
    assert any(heard[0] == "announce" and "zulassen" in str(heard[1]) for heard in setting.window.asked)


@pytest.mark.parametrize("code", ["invite_expired", "invite_used", "root_mismatch", "another_unit", "unreachable"])
def test_a_bad_invite_is_said_where_another_can_be_given(setting: Setting, code: str) -> None:
    """Whether looking or redeeming failed; each kind in its own words, and the next one can be chosen at once."""
    setting.chosen()
    setting.door.looks[0][1](Refused(code, "x", field="invite"))
    first = setting.dialog.invite.file_problem.text()
    assert first not in ("", "x")
    assert setting.dialog.invite.choose.hasFocus()
    setting.shown()
    press(Qt.Key.Key_Return)
    setting.door.comes[0][1](Refused(code, "x", field="invite"))
    assert setting.dialog.invite.file_problem.text() == first
    assert setting.window.asked[-1] == ("announce", first, True)


def test_a_broken_certificate_of_the_profile_is_said_where_it_can_be_read(setting: Setting) -> None:
    """There is no row for certificates here; what is wrong with the profile's own is said below the file."""
    setting.chosen()
    setting.door.looks[0][1](Refused("ca_file", "x", field="ca-file"))
    assert setting.dialog.invite.file_problem.text() in setting.words
    assert "kein Zertifikat" in setting.dialog.invite.file_problem.text()
    assert setting.dialog.invite.choose.hasFocus()


def test_what_is_under_way_is_not_broken_off(setting: Setting) -> None:
    """Neither Esc nor Enter does anything while the server is asked; afterwards Esc closes."""
    setting.shown()
    press(Qt.Key.Key_Return)
    QTest.keyClick(setting.dialog, Qt.Key.Key_Escape)
    QTest.keyClick(setting.dialog, Qt.Key.Key_Return)
    assert setting.dialog.isVisible()
    assert len(setting.door.comes) == 1
    setting.door.comes[0][1](Refused("unreachable", "x"))
    QTest.keyClick(setting.dialog, Qt.Key.Key_Escape)
    assert not setting.dialog.isVisible()


def test_it_opens_only_where_an_invite_can_be_redeemed(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Behind another backstage there is no dialog."""
    parent = QWidget()
    show(qtbot, parent)
    assert show_invite_dialog(around(police), parent) is None
    opened = show_invite_dialog(Around(Desk(Doorkeeper(police)), Actions(), Noted(), Settings()), parent)
    assert opened is not None
    assert opened.isVisible()
