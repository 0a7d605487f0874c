"""The program as a person has it: unlocking, locking, quitting, and what still happens while it is locked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.presenters.unlocking import KEYRING_HINT
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.platform.deep_link import opened_id
from tests.accessibility.stage import Heard
from tests.desktop.app.conftest import Start
from tests.helpers.desks import Desks
from tests.helpers.running import MILLISECONDS, Running, both_level, words, written
from tests.helpers.secret_service import open_keyring, secret_service, silent_service


def status(running: Running, entity: bytes) -> str:
    """Where a notification stands, as this program sees it."""
    state = running.desk.workspace.state("notification", entity)
    return state.status if state is not None else ""


def test_a_wrong_passphrase_opens_nothing(start: Start) -> None:
    """A wrong passphrase is said to be wrong and nothing is shown; the right one opens afterwards."""
    police = start("police")
    police.type_passphrase("Das ist es nicht")
    police.qtbot.waitUntil(lambda: bool(police.lock_screen.problem.text()), timeout=MILLISECONDS)
    assert police.program.window.workplace is None
    police.unlock(by_passphrase=True)
    assert police.desk.person


def test_all_commands_are_there_once_the_list_stands(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has asked for one yet: their files may be another program's by then, after an upgrade under the window."""
    police = start("police")
    monkeypatch.delitem(sys.modules, "desktop.commands.table")
    police.unlock(by_passphrase=True)
    police.qtbot.waitUntil(lambda: "desktop.commands.table" in sys.modules, timeout=MILLISECONDS)


@contextmanager
def keyring_that_is(state: str, place: Path) -> Iterator[None]:
    """This process on a desktop whose keyring is locked, hangs, or is not there at all."""
    if state == "absent":
        yield
        return
    with secret_service(place, "login"):
        pass  # The first one makes it; later it may be locked.
    service = silent_service(place) if state == "silent" else secret_service(place, None)
    with service as environment, open_keyring(environment["DBUS_SESSION_BUS_ADDRESS"]):
        yield


REASONS = {"absent": "gibt es keinen Schlüsselbund", "locked": "ist gesperrt", "silent": "antwortet nicht"}


@pytest.mark.parametrize("state", REASONS)
def test_without_its_keyring_the_window_asks_for_the_passphrase(
    state: str, world: Desks, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    """It says in a sentence why the keyring does not open it and waits at the passphrase; it never stands still."""
    turns: list[None] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: turns.append(None))
    with keyring_that_is(state, tmp_path):
        police = Running(qtbot, qapp, world.folder / "police", patience=0.5 if state == "silent" else 30)
        timer.start()
        screen = police.lock_screen
        screen.keyring.click()
        qtbot.waitUntil(lambda: bool(screen.problem.text()), timeout=MILLISECONDS)
        timer.stop()
        assert REASONS[state] in screen.problem.text()
        assert screen.hint.text() == KEYRING_HINT
        assert screen.passphrase.isEnabled()
        assert police.program.window.desk is None
        assert len(turns) > 5 or state != "silent"
        police.end()


def test_a_notification_goes_from_window_to_window(start: Start) -> None:
    """What is written in one window stands in the other, rings there and is said, and comes back as delivered."""
    willich, police = start("willich"), start("police")
    heard = willich.program.window.announcer = Heard(willich.program.window)
    rings: list[bool] = []
    willich.ringer.rings.connect(rings.append)
    both_level(willich, police)
    entity = written(police)
    police.qtbot.waitUntil(lambda: status(willich, entity) == "delivered", timeout=MILLISECONDS)
    police.qtbot.waitUntil(lambda: bool(rings) and rings[-1], timeout=MILLISECONDS)
    police.qtbot.waitUntil(lambda: status(police, entity) == "delivered", timeout=MILLISECONDS)
    willich.ringer.silence()
    assert rings[-1] is False
    assert [one.text for one in heard.events if one.assertive] == [
        "Eine Sofortmeldung wartet auf Ihre Eingangsbestätigung."
    ]


def test_a_lock_takes_everything_away(start: Start) -> None:
    """At a lock the window holds nothing of the profile at once: no screen, no dialog, no word of a notification."""
    police = start("police")
    police.unlock()
    entity = written(police)
    police.program.window.show_notification(entity)
    window = police.program.window
    screen = police.workplace.screen_of("notifications")
    assert isinstance(screen, NotificationsScreen)
    police.qtbot.waitUntil(lambda: "Schiefbahn" in words(window), timeout=MILLISECONDS)
    police.program.lock()
    assert window.workplace is None
    assert window.desk is None
    assert "Schiefbahn" not in words(window)
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    assert window.windowTitle() == "Schutzbrücke"


@pytest.mark.parametrize("way", ["key", "system", "idle"])
def test_every_way_to_lock_empties_the_window_at_once(start: Start, way: str) -> None:
    """Ctrl+L, the system's lock and idleness leave nothing to be seen, before the profile is even closed."""
    police = start("police")
    police.unlock()
    window = police.program.window
    readied = police.source.readied
    if way == "key":
        window.activateWindow()
        police.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    elif way == "system":
        police.source.lock()
    else:
        police.clock.seconds += 10 * 60 + 1
        police.idle._look()
    assert (window.workplace, window.desk) == (None, None)
    assert window.centralWidget() is police.lock_screen
    # A machine that is about to sleep waits until the profile is closed and its keys are gone.
    assert police.source.readied == readied
    police.qtbot.waitUntil(lambda: police.source.readied > readied, timeout=MILLISECONDS)


def test_a_lock_does_not_silence(start: Start) -> None:
    """What rings while nobody is there rings on after the idle lock, which says so, until somebody ends it there."""
    willich, police = start("willich"), start("police")
    both_level(willich, police)
    willich.ringer.silence()
    written(police)
    willich.qtbot.waitUntil(lambda: willich.ringer.ringing, timeout=MILLISECONDS)
    willich.clock.seconds += 10 * 60 + 1
    willich.idle._look()
    assert willich.ringer.ringing
    assert "Sofort" in words(willich.lock_screen)
    willich.program.apply(replace(willich.program.window.settings, mode="dark"))
    assert "Sofort" in words(willich.lock_screen)
    willich.lock_screen.silence_wanted.emit()
    assert not willich.ringer.ringing
    willich.unlock()
    assert willich.ringer.ringing


def test_a_lock_that_comes_while_a_profile_is_being_opened_holds(start: Start) -> None:
    """Who closes the lid right after the passphrase finds the program locked, with the watch of a lock."""
    police = start("police")
    police.unlock()
    police.level()
    police.lock()
    police.lock_screen.keyring.click()
    police.source.lock()
    police.qtbot.waitUntil(lambda: police.program._session is None, timeout=MILLISECONDS)
    police.qtbot.waitUntil(lambda: police.locking.watching, timeout=MILLISECONDS)
    assert police.program.window.workplace is None
    police.unlock()
    police.level()


def test_a_lock_while_nothing_opens_leaves_the_watch_as_it_was(start: Start) -> None:
    """A wrong passphrase and a lock at the same time end no watch: what comes goes on to be heard."""
    police = start("police")
    police.unlock()
    police.level()
    police.lock()
    readied = police.source.readied
    police.type_passphrase("falsch geraten")
    police.source.lock()
    police.qtbot.waitUntil(lambda: police.source.readied > readied, timeout=MILLISECONDS)
    assert police.locking.watching


def test_locked_without_a_session_at_the_server_it_says_that_nothing_is_received(start: Start, world: Desks) -> None:
    """Nobody takes a locked program for one that rings where it has nothing to wait at the server with."""
    police = start("police")
    police.unlock()
    police.level()
    try:
        police.lose_session(world)
        police.program.lock("Gesperrt.")
        wanted = "Gesperrt. Kein Empfang – bitte entsperren."
        police.qtbot.waitUntil(lambda: wanted in words(police.program.window), timeout=MILLISECONDS)
        assert not police.locking.watching
    finally:
        world.server.start()


def test_what_waits_is_sent_while_locked(start: Start) -> None:
    """A notification written and locked away at once still goes out, and settles once somebody unlocks."""
    police = start("police")
    police.unlock()
    police.level()
    entity = written(police)
    police.program.lock()
    police.qtbot.waitUntil(lambda: police.locking.waiting == 0, timeout=MILLISECONDS)
    police.unlock()
    police.level()
    assert status(police, entity) in ("accepted", "delivered")


def test_an_alarm_rings_through_the_lock(start: Start) -> None:
    """An immediate notification that comes while locked rings, shows no word of itself, and is not receipted."""
    willich, police = start("willich"), start("police")
    both_level(willich, police)
    willich.ringer.silence()
    willich.lock()
    rings: list[bool] = []
    willich.ringer.rings.connect(rings.append)
    entity = written(police)
    willich.qtbot.waitUntil(lambda: bool(rings) and rings[-1], timeout=MILLISECONDS)
    police.level()
    assert status(police, entity) == "accepted"
    assert "Sofort" in words(willich.program.window)
    assert "Schiefbahn" not in words(willich.program.window)
    willich.unlock()
    police.qtbot.waitUntil(lambda: status(police, entity) == "delivered", timeout=MILLISECONDS)


def test_idleness_warns_and_locks(start: Start) -> None:
    """In the last minute without input the window warns, input goes on working, and after it the window is locked."""
    police = start("police")
    police.unlock()
    police.clock.seconds = 9.5 * 60
    police.idle._look()
    assert police.workplace.notice.isVisibleTo(police.workplace)
    police.locking.extend()
    assert not police.workplace.notice.isVisibleTo(police.workplace)
    police.clock.seconds += 10 * 60 + 1
    police.idle._look()
    assert police.program.window.workplace is None
    assert "10 Minuten" in words(police.program.window)


def test_a_link_opens_what_it_names(start: Start) -> None:
    """A link that comes while locked is followed once somebody has unlocked."""
    police = start("police")
    police.unlock()
    first, second = written(police), written(police)
    police.program.lock()
    link = f"schutzbruecke:open/{opened(first)}"
    police.program.follow(link)
    police.unlock()
    screen = police.workplace.screen_of("notifications")
    assert isinstance(screen, NotificationsScreen)
    assert screen.entity == first != second


def opened(entity: bytes) -> str:
    """An id as a link carries it."""
    text = str(UUID(bytes=entity))
    assert opened_id(f"schutzbruecke:open/{text}") is not None
    return text


def test_the_place_comes_back(start: Start) -> None:
    """Area and filter are as they were after a lock; what was searched for is gone, and stands nowhere in the clear."""
    police = start("police")
    police.unlock()
    screen = police.workplace.screen_of("notifications")
    assert isinstance(screen, NotificationsScreen)
    screen.search.setText("Geheimwort")
    police.workplace.show_area("settings")
    police.program.lock()
    police.unlock()
    again = police.workplace.screen_of("notifications")
    assert isinstance(again, NotificationsScreen)
    assert again.search.text() == ""
    assert police.workplace.area == "settings"
    kept = police.folder.parent / "police.ini"
    assert "Geheimwort" not in kept.read_text()
