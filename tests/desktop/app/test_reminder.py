"""Reminders in the window, by the operating system, by sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.reminder import TOPIC, Reminder
from desktop.app.ringer import Ringer
from desktop.domain.notification_events import Acknowledged
from desktop.domain.settings import Settings
from desktop.ui.platform.notifier import Notice
from desktop.ui.platform.sound import AlarmSound
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode
from tests.desktop.app.test_ringer import NotingTray
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.window import Backstage, Waiting, deleted_now, quiet_window

MINUTE = 60_000


class Reminding:
    """A window of Willich with what reminds in it."""

    def __init__(self, folder: Path, member: Member) -> None:
        self.parent = QObject()
        self.tray = NotingTray(self.parent)
        self.flashes: list[bool] = []
        sound = AlarmSound(find=lambda _name: None, windows=False, parent=self.parent)
        self.ringer = Ringer(sound, self.tray, self.parent)
        self.ringer.silent.connect(lambda: self.flashes.append(True))
        self.window = quiet_window(folder, Settings(mode="light"))
        self.reminder = Reminder(self.window, self.ringer, self.parent)
        self.member = member
        self.unlock()

    def unlock(self, backstage: Backstage | None = None) -> None:
        """Open the profile, as after a restart."""
        self.window.show_unlocked(backstage or Backstage(self.member))
        assert self.window.desk is not None
        self.reminder.follow(self.window.desk)

    @property
    def topic(self) -> str:
        """What the notice is about."""
        assert self.window.workplace is not None
        return self.window.workplace.notice.topic

    def close(self) -> None:
        """Put everything away."""
        self.window.show_locked(QWidget())
        self.ringer.close()
        deleted_now()
        self.parent.deleteLater()


@pytest.fixture
def reminding(qtbot: QtBot, qapp: QApplication, tmp_path: Path, company: Company) -> Iterator[Reminding]:
    theme.current().apply(qapp, Mode.light, 1.0)
    made = Reminding(tmp_path, company.members[1])
    qtbot.addWidget(made.window)
    yield made
    made.close()


def test_a_deadline_is_reminded_of(reminding: Reminding, company: Company) -> None:
    """At half of the time there is a notice, at its end another and a sound; an answer takes the notice away."""
    police, willich = company.members
    entity = police.notify(ASD, "urgent")
    company.everybody_syncs()
    reminding.reminder.look()
    assert (reminding.topic, reminding.tray.notices) == ("", [])
    company.clock.time += 61 * MINUTE
    reminding.reminder.look()
    assert (reminding.topic, reminding.tray.notices, reminding.flashes) == (TOPIC, [Notice.HALF], [])
    company.clock.time += 60 * MINUTE
    for _ in range(2):
        reminding.reminder.look()
    assert (reminding.tray.notices, reminding.flashes) == ([Notice.HALF, Notice.OVER], [True])
    willich.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    reminding.reminder.look()
    assert reminding.topic == ""


def test_after_its_end_it_looks_at_nothing(reminding: Reminding, qtbot: QtBot) -> None:
    """What changes in the profile once it is gone reaches nothing of it any more."""
    desk = reminding.window.desk
    assert desk is not None
    reminding.reminder.deleteLater()
    deleted_now()
    with qtbot.captureExceptions() as raised:
        desk.changed.emit(frozenset())
    assert raised == []


def test_a_restart_repeats_nothing(reminding: Reminding, company: Company) -> None:
    """What was reminded of is kept with the profile: after a lock or a restart nothing is said again."""
    company.members[0].notify(ASD, "urgent")
    company.everybody_syncs()
    company.clock.time += 121 * MINUTE
    reminding.reminder.look()
    reminding.window.show_locked(QWidget())
    reminding.reminder.look()
    reminding.unlock()
    assert (reminding.topic, reminding.tray.notices) == ("", [Notice.OVER])


def test_a_window_made_anew_still_says_it(reminding: Reminding, company: Company) -> None:
    """A window that is made anew, for another language, shows the notice again without a sound."""
    company.members[0].notify(ASD, "urgent")
    company.everybody_syncs()
    company.clock.time += 121 * MINUTE
    reminding.reminder.look()
    reminding.window.rebuild(Settings(mode="dark"))
    assert reminding.topic == ""
    reminding.reminder.show_again()
    assert (reminding.topic, reminding.tray.notices) == (TOPIC, [Notice.OVER])
    workplace = reminding.window.workplace
    assert workplace is not None
    assert any("abgelaufen" in one.text() for one in workplace.notice.findChildren(QLabel))


def test_what_is_looked_at_again_before_it_is_read_is_said_once(reminding: Reminding, company: Company) -> None:
    """However often it is looked at while it is read, the next look knows what was said by the one before it."""
    company.members[0].notify(ASD, "urgent")
    company.everybody_syncs()
    company.clock.time += 121 * MINUTE
    waiting = Waiting(company.members[1])
    reminding.unlock(waiting)
    for _ in range(3):
        reminding.reminder.look()
    waiting.go_on()
    assert (reminding.topic, reminding.tray.notices, reminding.flashes) == (TOPIC, [Notice.OVER], [True])
