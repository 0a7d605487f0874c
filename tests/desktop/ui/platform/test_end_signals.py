"""The system's wish that the program ends: this process asks itself."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.platform.end_signals import EndSignals


class Heard:
    """How often an end was wanted."""

    def __init__(self, signals: EndSignals) -> None:
        """Listen."""
        self.times = 0
        signals.wanted.connect(self.hear)

    def hear(self) -> None:
        """Count."""
        self.times += 1


@pytest.fixture
def signals(qtbot: QtBot) -> Iterator[EndSignals]:
    """What listens, ended with the test."""
    made = EndSignals()
    yield made
    made.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_whatever_is_done_just_then_is_done_first(signals: EndSignals, qtbot: QtBot, number: signal.Signals) -> None:
    """The wish is heard in a turn of its own, and not before."""
    heard = Heard(signals)
    signal.raise_signal(number)
    assert heard.times == 0
    qtbot.waitUntil(lambda: heard.times == 1)


def test_a_window_that_is_just_laid_out_is_taken_away_afterwards(signals: EndSignals, qtbot: QtBot) -> None:
    """Asked for its size, a screen is still there when it has answered."""
    window = QMainWindow()
    qtbot.addWidget(window)
    asked: list[QWidget | None] = []

    class Screen(QWidget):
        """A screen that is asked for its size as the system wants the end."""

        def sizeHint(self) -> QSize:
            signal.raise_signal(signal.SIGTERM)
            asked.append(window.centralWidget())
            return QSize(9, 9)

    signals.wanted.connect(window.takeCentralWidget)
    screen = Screen()
    window.setCentralWidget(screen)
    window.adjustSize()
    assert set(asked) == {screen}
    qtbot.waitUntil(lambda: window.centralWidget() is None)


def test_many_wishes_are_no_trouble(signals: EndSignals, qtbot: QtBot) -> None:
    """Far more than fit before they are heard lead to the end all the same."""
    heard = Heard(signals)
    for _ in range(3000):
        signal.raise_signal(signal.SIGTERM)
    qtbot.waitUntil(lambda: heard.times > 0)


def test_closed_it_gives_back_what_was(qtbot: QtBot) -> None:
    """Whoever heard of a signal before hears of it again."""
    told: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _frame: told.append(number))
    signals = EndSignals()
    heard = Heard(signals)
    signals.close()
    signal.raise_signal(signal.SIGTERM)
    assert (told, heard.times) == ([signal.SIGTERM], 0)
    signal.signal(signal.SIGTERM, before)
