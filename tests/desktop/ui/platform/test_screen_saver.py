"""Screen savers, by stand-ins on a private bus."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.platform.bus import Bus
from desktop.ui.platform.screen_saver import ScreenSaver
from tests.desktop.ui.platform.buses import TestBus

KDE = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
KDE_BEFORE = ("org.freedesktop.ScreenSaver", "/ScreenSaver")
GNOME = ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver")
COVERED = (True,)


@pytest.mark.parametrize(("name", "path"), [KDE, KDE_BEFORE, GNOME])
def test_a_covered_screen_is_heard(name: str, path: str, private: TestBus, qtbot: QtBot) -> None:
    """When the screen is covered, that is passed on, and that it is free again is not."""
    locks: list[str] = []
    with private.service(name, "--session", name, path, name):
        saver = ScreenSaver(Bus(private.address, "saver-under-test"), lambda: locks.append("lock"))
        assert saver.available
        for active in (False, True, False, True):
            private.emit(name, path, (name, "ActiveChanged"), value=active)
        qtbot.waitUntil(lambda: len(locks) == 2)
        saver.ready()
        saver.close()


def test_one_that_comes_later_is_heard_too(private: TestBus, qtbot: QtBot) -> None:
    """A desktop that is still starting is listened to all the same."""
    locks: list[str] = []
    saver = ScreenSaver(Bus(private.address, "saver-under-test"), lambda: locks.append("lock"))
    assert not saver.available
    with private.service(GNOME[0], "--template", "gnome_screensaver"):
        private.call(*GNOME, (GNOME[0], "SetActive"), *COVERED)
        qtbot.waitUntil(lambda: locks == ["lock"])
    saver.close()


def test_without_a_bus_it_is_not_available(qapp: object, tmp_path: Path) -> None:
    """A session without a bus tells nothing, and says so."""
    saver = ScreenSaver(Bus(f"unix:path={tmp_path}/bus", "saver-under-test"), lambda: None)
    assert not saver.available
    saver.close()
