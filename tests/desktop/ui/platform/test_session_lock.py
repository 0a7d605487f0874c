"""Locks of the system, from wherever they are told."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.platform.login_session import MANAGER, PATH, SERVICE, SESSION, LoginSession
from desktop.ui.platform.screen_saver import ScreenSaver
from desktop.ui.platform.session_lock import SessionLock, sources_here
from desktop.ui.platform.windows_session import WindowsSession
from tests.desktop.ui.platform.buses import TestBus

GNOME = ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver")
COVERED = (True,)


def test_lock_suspend_and_screen_saver_arrive_at_one_signal(logind: TestBus, qapp: QApplication, qtbot: QtBot) -> None:
    """On Linux a lock, a suspend and a covered screen each lock, and a suspend waits until all is put away."""
    environment = {
        "DBUS_SYSTEM_BUS_ADDRESS": logind.address,
        "DBUS_SESSION_BUS_ADDRESS": logind.address,
        "XDG_SESSION_ID": "mine",
    }
    with logind.service(GNOME[0], "--template", "gnome_screensaver"):
        lock = SessionLock(sources_here(qapp, environment, "linux"))
        assert lock.available
        with qtbot.waitSignal(lock.locked):
            logind.call(SERVICE, f"{PATH}/session/mine", (SESSION, "Lock"))
        with qtbot.waitSignal(lock.locked):
            logind.call(*GNOME, (GNOME[0], "SetActive"), *COVERED)
        with qtbot.waitSignal(lock.locked):
            logind.emit(SERVICE, PATH, (MANAGER, "PrepareForSleep"), value=True)
        assert "Schutzbr" in logind.listing(SERVICE, PATH, (MANAGER, "ListInhibitors"))
        lock.ready()
        qtbot.waitUntil(lambda: "Schutzbr" not in logind.listing(SERVICE, PATH, (MANAGER, "ListInhibitors")))
        lock.close()


def test_with_nothing_to_listen_to_it_is_not_available(qapp: QApplication) -> None:
    """On a machine without any bus it says that no lock will be heard, and nothing fails."""
    lock = SessionLock(sources_here(qapp, {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}, "linux"))
    assert not lock.available
    lock.ready()
    lock.close()


def test_each_system_has_its_own_sources(qapp: QApplication) -> None:
    """Windows is listened to on Windows, logind and the screen saver elsewhere."""
    kinds = {}
    for platform in ("win32", "linux"):
        nowhere = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
        sources = [start(lambda: None) for start in sources_here(qapp, nowhere, platform)]
        kinds[platform] = [type(source) for source in sources]
        for source in sources:
            source.close()
    assert kinds == {"win32": [WindowsSession], "linux": [LoginSession, ScreenSaver]}
