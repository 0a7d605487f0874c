"""The door: shown before the program is there, and nothing that is wanted of it meanwhile is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.assembling import behind
from desktop.app.door import Door
from desktop.app.place import Place
from desktop.domain.refused import Refused
from desktop.ui.choice_file import ChoiceFile
from desktop.ui.enrol_screen import EnrolScreen
from tests.helpers.desks import Desks
from tests.helpers.programs import PASSPHRASE
from tests.helpers.running import MILLISECONDS, Running, words


@pytest.fixture
def door(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Door:
    """A door with nothing behind it yet, and no profile to open."""
    made = Door(qapp, Place(ChoiceFile(tmp_path / "window.ini"), tmp_path / "profile"))
    qtbot.addWidget(made.window)
    return made


def test_whoever_is_quick_is_let_in(qtbot: QtBot, qapp: QApplication, world: Desks) -> None:
    """A passphrase that was typed before the program was there opens the profile, typed once."""
    running = Running(qtbot, qapp, world.folder / "willich", quick=PASSPHRASE)
    running.opened()
    assert running.desk.person
    running.end()


def test_whoever_is_quick_and_wrong_reads_so(qtbot: QtBot, qapp: QApplication, world: Desks) -> None:
    """A wrong passphrase that was typed before the program was there is wrong, once; the right one opens."""
    running = Running(qtbot, qapp, world.folder / "willich", quick="Das ist es nicht")
    qtbot.waitUntil(lambda: bool(running.lock_screen.problem.text()), timeout=MILLISECONDS)
    running.unlock(by_passphrase=True)
    running.end()


def test_what_is_wanted_before_waits_in_order(door: Door, qtbot: QtBot) -> None:
    """Each wish is done once, in the order they came, as soon as the program is there; after that at once."""
    heard: list[object] = []
    door.open()
    door.ask(lambda program: heard.append((1, program)))
    door.ask(lambda program: heard.append((2, program)))
    program = behind(door)
    assert heard == []
    program.start()
    qtbot.waitUntil(lambda: heard == [(1, program), (2, program)])
    door.ask(heard.append)
    assert heard[2:] == [program]
    program.finish()


def test_a_wish_that_fails_keeps_no_other_back(door: Door, qtbot: QtBot) -> None:
    """What nobody foresaw is told by whoever tells such things; what was wanted after it is done."""
    heard: list[object] = []
    door.ask(lambda program: 1 / 0)
    door.ask(heard.append)
    program = behind(door)
    with pytest.raises(ZeroDivisionError):
        program.start()
    qtbot.waitUntil(lambda: heard == [program])
    program.finish()


def test_asked_twice_for_a_new_profile(door: Door, qtbot: QtBot) -> None:
    """Whoever presses again because nothing has happened yet begins once."""
    door.open()
    screen = door.entrance.screen
    assert screen is not None
    screen.enrol.click()
    screen.enrol.click()
    program = behind(door)
    program.start(takes_invites=False)
    qtbot.wait(0)
    assert len(door.window.findChildren(EnrolScreen)) == 1
    program.finish()


@pytest.mark.parametrize("end", ["close", "finish"])
def test_an_end_waits_for_no_program(door: Door, qtbot: QtBot, end: str) -> None:
    """Before the program is there nothing is open: closed or told to end, it is over, whatever was wanted besides."""
    door.open()
    door.ask(lambda program: program.enrol())
    with qtbot.waitSignal(door.finished):
        door.window.close() if end == "close" else door.finish()
    assert door.over
    assert not door.window.isVisible()
    heard: list[object] = []
    door.ask(heard.append)
    door.quit()
    behind(door).start(takes_invites=False)
    assert heard == []


def test_where_no_program_can_be_the_door_says_so(door: Door, qtbot: QtBot) -> None:
    """Nobody waits for what will not come, on another lock screen or at another try, and the window closes as any."""
    why = "Das Programm ist nicht vollständig."
    door.open()
    screen = door.entrance.screen
    assert screen is not None
    screen.show_working()
    door.fail(Refused("program_incomplete", why))
    assert why in words(door.window)
    door.entrance.show()
    assert door.entrance.screen is not screen
    assert why in words(door.window)
    door.entrance.unlock_wanted.emit("profile", PASSPHRASE)
    assert why in words(door.window)
    with qtbot.waitSignal(door.finished):
        door.window.close()


def test_another_look_chosen_at_once(door: Door) -> None:
    """What is chosen on the first lock screen holds at once: nothing is typed yet that would go with the screen."""
    door.open()
    first = door.entrance.screen
    assert first is not None
    scale = first.looks.scale
    scale.setCurrentIndex(scale.findData(150))
    scale.activated.emit(scale.currentIndex())
    assert door.window.settings.scale == 150
    assert door.entrance.screen is not first


def test_a_second_start_brings_the_window_forward(door: Door, qtbot: QtBot, world: Desks) -> None:
    """At once; what its link names is opened as soon as there is something to open."""
    door.open()
    door.window.hide()
    door.raise_window("schutzbruecke:open/x")
    assert door.window.isVisible()
    followed: list[object] = []
    program = behind(door)
    program.start(takes_invites=False)
    door.ask(followed.append)
    assert followed == [program]
    program.finish()
