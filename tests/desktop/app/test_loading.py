"""The program is loaded behind its door once the lock screen is seen, or was waited for long enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.crashes import Crashes
from desktop.app.door import Door
from desktop.app.loading import Loading
from desktop.app.place import Place
from desktop.app.program import Program
from desktop.presenters.crash import Crash
from desktop.ui.choice_file import ChoiceFile
from tests.conftest import ExpectedLogs
from tests.helpers.running import words


@pytest.fixture
def door(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Door:
    """A door with nothing behind it yet."""
    made = Door(qapp, Place(ChoiceFile(tmp_path / "window.ini"), tmp_path / "profile"))
    qtbot.addWidget(made.window)
    return made


@pytest.mark.parametrize("seen", [True, False])
def test_a_program_comes_behind_the_door(door: Door, qtbot: QtBot, *, seen: bool) -> None:
    """It is one program, behind the same window, also where the window is started as an icon and never painted."""
    begun: list[Program] = []
    loading = Loading(door, begun.append)
    with qtbot.waitSignal(loading.arrived):
        (door.open if seen else door.entrance.show)()
    loading.close()
    door.entrance.show()
    qtbot.wait(0)
    [program] = begun
    assert program.window is door.window
    program.finish()


def test_an_end_before_it_is_loaded_is_the_end(door: Door, qtbot: QtBot) -> None:
    """What arrives after the end begins nothing."""
    begun: list[Program] = []
    loading = Loading(door, begun.append)
    door.open()
    loading._begin()
    door.finish()
    loading.close()
    qtbot.wait(0)
    assert begun == []


def test_what_cannot_be_loaded_is_said_once(
    door: Door, qtbot: QtBot, qapp: QApplication, expected_logs: ExpectedLogs
) -> None:
    """A program that lacks a part says so where somebody waits, is told of once, and can be closed."""
    expected_logs.expect("ModuleNotFoundError at")
    told: list[Crash] = []
    crashes = Crashes(told.append, qapp)
    loading = Loading(door, lambda _program: None, "desktop.app.missing")
    door.open()
    qtbot.waitUntil(lambda: "nicht vollständig" in words(door.window) and bool(told))
    loading.close()
    crashes.close()
    assert [crash.kind for crash in told] == ["ModuleNotFoundError"]
    with qtbot.waitSignal(door.finished):
        door.window.close()


def test_what_cannot_begin_is_said(door: Door, qtbot: QtBot) -> None:
    """A program that is loaded and does not come to stand behind the door leaves nobody waiting."""
    loading = Loading(door, lambda _program: None, "desktop.app.door")
    with qtbot.captureExceptions() as raised:
        door.open()
        qtbot.waitUntil(lambda: "nicht vollständig" in words(door.window))
    loading.close()
    assert [kind for kind, *_ in raised] == [AttributeError]


def test_a_program_that_stumbles_is_there_all_the_same(door: Door, qtbot: QtBot) -> None:
    """What fails once the program is behind the door is told of, and nobody reads that a part is missing."""
    Loading(door, Program.start)
    heard: list[Program] = []
    door.ask(lambda _program: 1 / 0)
    door.ask(heard.append)
    with qtbot.captureExceptions() as raised:
        door.open()
        qtbot.waitUntil(lambda: bool(heard))
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert "nicht vollständig" not in words(door.window)
    heard[0].finish()
