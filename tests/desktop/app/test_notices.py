"""The bar above a workplace: which of what there is to say stands there, and what comes back after it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.domain.refused import Refused
from tests.desktop.app.conftest import Start
from tests.helpers.running import MILLISECONDS, both_level, words, written


def test_while_it_rings_the_window_says_so(start: Start) -> None:
    """Unlocked the alarm stands in the window, outlives a warning and a failure, and can be silenced there by Enter."""
    willich, police = start("willich"), start("police")
    both_level(willich, police)
    willich.ringer.silence()
    assert not willich.ringer.ringing
    written(police)
    willich.qtbot.waitUntil(lambda: willich.ringer.ringing, timeout=MILLISECONDS)
    assert "Kein Ton" in willich.workplace.strip.accessibleName()
    notice = willich.workplace.notice
    willich.qtbot.waitUntil(lambda: "Sofortmeldung" in words(notice))
    willich.clock.seconds += 9.5 * 60
    willich.idle._look()
    willich.qtbot.waitUntil(lambda: "Sperrt in" in words(notice))
    willich.locking.extend()
    willich.qtbot.waitUntil(lambda: "Sofortmeldung" in words(notice))
    (show,) = [one for one in notice.findChildren(QPushButton) if one.text() == "Anzeigen"]
    willich.program.window.show_area("settings")
    show.click()
    assert willich.workplace.area == "notifications"
    willich.desk.failed.emit(Refused("disk_full", "Der Datenträger ist voll."))
    assert [one.text() for one in notice.findChildren(QPushButton)] == ["Alarm stumm", "Schließen"]
    willich.qtbot.waitUntil(lambda: "Datenträger" in words(notice))
    notice.findChildren(QPushButton)[-1].click()
    willich.qtbot.waitUntil(lambda: "Sofortmeldung" in words(notice))
    (silence,) = [one for one in notice.findChildren(QPushButton) if one.text() == "Alarm stumm"]
    QTest.keyClick(silence, Qt.Key.Key_Return)
    assert not willich.ringer.ringing
    assert not notice.isVisible()
