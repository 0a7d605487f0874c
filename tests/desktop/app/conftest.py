"""Whole programs over the profiles of a small cooperation, for the tests that sit before one."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.desks import Desks, desks_in
from tests.helpers.running import Running, with_keyring, with_passphrase
from tests.helpers.secret_service import open_keyring
from tests.helpers.server import running_server

Start = Callable[[str], Running]


@pytest.fixture(scope="module")
def world(session_bus: str) -> Iterator[Desks]:
    """A server, and a device each of police and Willich; what one test writes stays for the next."""
    with tempfile.TemporaryDirectory(prefix="sb-program-") as folder, running_server(Path(folder)) as server:
        desks = Desks(Path(folder), server)
        desks.make()
        with open_keyring(session_bus):
            for name in ("police", "willich"):
                with_passphrase(desks, name)
                with_keyring(desks, name)
        yield desks


@pytest.fixture(scope="session")
def desks() -> Iterator[Desks]:
    """A cooperation for whoever comes in: that changes it for all, so a test looks only for its own."""
    with tempfile.TemporaryDirectory(prefix="sb-enrolment-") as folder, desks_in(Path(folder)) as made:
        yield made


@pytest.fixture
def start(session_bus: str, world: Desks, qtbot: QtBot, qapp: QApplication) -> Iterator[Start]:
    """Start a program over a profile that keyring and passphrase open; all of them end with the test."""
    with ExitStack() as ends:
        ends.enter_context(open_keyring(session_bus))

        def begin(name: str) -> Running:
            running = Running(qtbot, qapp, world.folder / name)
            ends.callback(running.end)
            return running

        yield begin
