"""A program whose device was alone for too long: nothing of content is shown until it meets the server again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.composition import open_profile
from desktop.domain.lease import DAY_MS
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.unlock import unlock_with_keyring
from desktop.ui.hidden_screen import HiddenScreen
from tests.helpers.desks import NOWHERE, Desks
from tests.helpers.governed import governed
from tests.helpers.running import MILLISECONDS, Running
from tests.helpers.secret_service import open_keyring


@pytest.fixture
def alone(session_bus: str, world: Desks, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Running]:
    """A program without a way to the server, which its device reached fifteen days ago."""
    folder = tmp_path / "willich"
    shutil.copytree(world.folder / "willich", folder)
    with open_keyring(session_bus):
        with closing(open_profile(folder, unlock_with_keyring(folder, OsKeyring()))) as opened:
            opened.keep_server(NOWHERE)
            opened.store.settings.put("met_at", str(opened.workspace.now() - 15 * DAY_MS).encode())
        running = Running(qtbot, qapp, folder)
        yield running
        running.end()


def hidden(running: Running) -> HiddenScreen:
    """The screen that says so, once it is there."""
    window = running.program.window
    running.qtbot.waitUntil(lambda: isinstance(window.centralWidget(), HiddenScreen), timeout=MILLISECONDS)
    found = window.centralWidget()
    assert isinstance(found, HiddenScreen)
    return found


def test_nothing_is_shown_until_the_lease_lasts(alone: Running) -> None:
    """Content is hidden and the program can be locked; where the administration allows more days all is shown again."""
    alone.lock_screen.keyring.click()
    screen = hidden(alone)
    window = alone.program.window
    assert window.workplace is None
    alone.qtbot.waitUntil(lambda: bool(screen.trouble.text()), timeout=MILLISECONDS)
    screen.lock.click()
    assert window.desk is None
    with governed(lease_days=30):
        alone.unlock()
        assert window.workplace is not None
        alone.program.lock()
    alone.lock_screen.keyring.click()
    screen = hidden(alone)
    assert alone.program.window.desk is not None
    alone.program.window.desk.do(lambda workspace: workspace.own.meet(), send=False)
    alone.program.window.desk.sync()
    alone.opened()
