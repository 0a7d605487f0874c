"""What is shown while content is hidden: no content, why, whom to call, and the way out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.lease import DAY_MS
from desktop.domain.settings import Settings
from desktop.presenters.strip import Standing
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.hidden_screen import HiddenScreen
from tests.helpers.company import ASD, Member
from tests.helpers.window import Backstage, Noted


class Hidden:
    """The screen of a member who was alone for fifteen days."""

    def __init__(self, qtbot: QtBot, member: Member) -> None:
        self.member = member
        member.notify(ASD)
        member.workspace.own.meet()
        member.company.clock.time += 15 * DAY_MS
        self.backstage = Backstage(member)
        self.desk = Desk(self.backstage)
        self.window = Noted()
        self.locked = 0
        self.met = 0
        self.screen = HiddenScreen(Around(self.desk, Actions(), self.window, Settings()), self._lock)
        self.screen.met.connect(self._meet)
        qtbot.addWidget(self.screen)

    def _lock(self) -> None:
        self.locked += 1

    def _meet(self) -> None:
        self.met += 1

    def words(self) -> str:
        return " ".join(one.text() for one in self.screen.findChildren(QLabel))


@pytest.fixture
def hidden(qtbot: QtBot, themed: object, police: Member) -> Hidden:
    """A screen."""
    return Hidden(qtbot, police)


def test_why_and_whom_to_call(hidden: Hidden) -> None:
    """Since when, that nothing is lost, and whom to call now are said; of what lies here nothing is."""
    assert "seit 15 Tagen nicht erreicht" in hidden.words()
    assert "110" in hidden.words()
    assert "Willich" not in hidden.words()


def test_the_ways_out(hidden: Hidden) -> None:
    """One can sync at once, or lock."""
    hidden.screen.sync.click()
    hidden.screen.lock.click()
    assert (hidden.backstage.asked, hidden.locked) == (1, 1)


def test_it_waits_for_a_contact(hidden: Hidden, qtbot: QtBot) -> None:
    """What keeps the server from being reached is said, and the first contact is told."""
    standing = Standing(trouble="Der Server ist nicht erreichbar.")
    hidden.backstage.stands(standing)
    qtbot.waitUntil(lambda: "nicht erreichbar" in hidden.screen.trouble.text())
    assert hidden.met == 0
    hidden.member.workspace.own.meet()
    hidden.backstage.stands(replace(standing, trouble=""))
    qtbot.waitUntil(lambda: hidden.met == 1)
    assert hidden.screen.trouble.isHidden()


def test_the_first_contact_is_told_once(hidden: Hidden, qtbot: QtBot) -> None:
    """However often the server is reached before the screen goes, whoever waits for it hears of it once."""
    hidden.member.workspace.own.meet()
    for trouble in ("", "", "Der Server ist nicht erreichbar."):
        hidden.backstage.stands(Standing(trouble=trouble))
    qtbot.waitUntil(lambda: "nicht erreichbar" in hidden.screen.trouble.text())
    assert hidden.met == 1


def test_a_contact_before_it_is_shown_is_told(hidden: Hidden) -> None:
    """What was reached before anybody listened is told as soon as the screen is shown."""
    hidden.member.workspace.own.meet()
    hidden.screen.show()
    assert hidden.met == 1
