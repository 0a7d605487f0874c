"""What is done outside Qt's thread where there is no desk: its end is heard, or that of the one begun last."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, current_thread, enumerate, main_thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.ui.beside import Beside
from tests.helpers.window import deleted_now


@pytest.fixture
def user(qapp: QApplication) -> QObject:
    """For whom things are done."""
    return QObject()


@pytest.fixture
def beside(user: QObject) -> Beside:
    return Beside(user)


def ended() -> None:
    """Wait for what is under way, and go through what it handed over."""
    for thread in enumerate():
        if thread.name == "beside":
            thread.join()
    QApplication.processEvents()


def gated(gate: Event, said: str) -> Callable[[], str]:
    """Something that is done once a gate opens."""

    def task() -> str:
        gate.wait()
        return said

    return task


def refuse() -> str:
    raise Refused("not_found", "Weg.")


def test_it_is_done_elsewhere_and_heard_here(beside: Beside, qtbot: QtBot) -> None:
    """Qt's thread waits for nothing, and gets what was found."""
    heard: list[tuple[bool, bool]] = []
    beside.begin(
        lambda: current_thread() is main_thread(),
        lambda there: heard.append((there, current_thread() is main_thread())),
        print,
    )
    assert (heard, beside.busy) == ([], True)
    qtbot.waitUntil(lambda: heard == [(False, True)])
    assert not beside.busy


def test_why_nothing_was_found_is_heard(beside: Beside, qtbot: QtBot) -> None:
    """Whoever is told of problems gets the reason."""
    heard: list[str] = []
    beside.begin(refuse, heard.append, lambda reason: heard.append(reason.code))
    qtbot.waitUntil(lambda: heard == ["not_found"])
    assert not beside.busy


def test_the_one_begun_last_is_heard(beside: Beside) -> None:
    """What was begun before it ends later, and nobody hears of it."""
    heard: list[str] = []
    gate = Event()
    beside.begin(gated(gate, "one"), heard.append, print)
    beside.begin(lambda: "two", heard.append, print)
    gate.set()
    ended()
    assert heard == ["two"]


def test_what_is_broken_off_is_not_heard(beside: Beside) -> None:
    """Nor does anything wait for it any more."""
    heard: list[str] = []
    gate = Event()
    beside.begin(gated(gate, "one"), heard.append, print)
    beside.break_off()
    assert not beside.busy
    gate.set()
    ended()
    assert heard == []


def test_it_ends_with_whom_it_is_for(beside: Beside, user: QObject) -> None:
    """Once a screen is gone nobody is told, and nothing breaks over that."""
    heard: list[str] = []
    gate = Event()
    beside.begin(gated(gate, "one"), heard.append, print)
    user.deleteLater()
    deleted_now()
    gate.set()
    ended()
    assert heard == []
