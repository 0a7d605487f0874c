"""The lock screen's banners: nothing without a reason, and the sound ends once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.unlock_banners import Banners
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def test_a_notice_and_an_alarm(qtbot: QtBot) -> None:
    """A notice and an alarm stand beside each other, and ending the sound leaves the alarm to be read."""
    banners = Banners()
    qtbot.addWidget(banners)
    assert banners.isHidden()
    banners.show_notice("Kein Empfang – bitte entsperren", "warn")
    assert (banners.notice.isHidden(), banners.alarm.isHidden()) == (False, True)
    assert banners.notice.property("tone") == "warn"
    banners.show_alarm("Neue Meldung (Sofort) – zum Lesen entsperren")
    with qtbot.waitSignal(banners.silence_wanted):
        QTest.keyClick(banners.quiet, Qt.Key.Key_Return)
    assert (banners.quiet.isHidden(), banners.alarm.isHidden()) == (True, False)
    banners.show_alarm("Neue Meldung (Sofort) – zum Lesen entsperren")
    assert not banners.quiet.isHidden()
