"""Whole programs over the profiles of a small cooperation, for the tests that sit before one."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.desks import Desks
from tests.helpers.running import Running, with_passphrase
from tests.helpers.server import running_server

Start = Callable[[str], Running]


@pytest.fixture(scope="module")
def world() -> Iterator[Desks]:
    """A server, and a device each of police and Willich; what one test writes stays for the next."""
    with tempfile.TemporaryDirectory(prefix="sb-program-") as folder, running_server(Path(folder)) as server:
        desks = Desks(Path(folder), server)
        desks.make()
        for name in ("police", "willich"):
            with_passphrase(desks, name)
        yield desks


@pytest.fixture
def start(world: Desks, qtbot: QtBot, qapp: QApplication) -> Iterator[Start]:
    """Start a program over a profile; all of them end with the test."""
    with ExitStack() as ends:

        def begin(name: str) -> Running:
            running = Running(qtbot, qapp, world.folder / name)
            ends.callback(running.end)
            return running

        yield begin
