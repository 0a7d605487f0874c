"""What the log says of what stands painted: once, and only where it was asked to."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import painted
from desktop.ui.painted import say_when_painted, when_painted

Said = Callable[[], list[str]]


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Said:
    """What the log was told of paintings."""
    return lambda: [one.getMessage() for one in caplog.records if one.name == painted.__name__]


def test_it_is_said_once(qtbot: QtBot, said: Said, caplog: pytest.LogCaptureFixture) -> None:
    """A widget that is painted again is said no second time."""
    caplog.set_level(logging.INFO, "desktop")
    widget = QWidget()
    qtbot.addWidget(widget)
    say_when_painted("here", widget)
    assert said() == []
    widget.show()
    qtbot.waitUntil(lambda: said() == ["here"])
    widget.repaint()
    qtbot.wait(0)
    assert said() == ["here"]


def test_unasked_nothing_is_said(qtbot: QtBot, said: Said) -> None:
    """A program that was not asked to be verbose says nothing."""
    widget = QWidget()
    qtbot.addWidget(widget)
    say_when_painted("here", widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.repaint()
    qtbot.wait(0)
    assert said() == []


def test_what_waits_for_a_painting_happens_once_after_it(qtbot: QtBot) -> None:
    """Not before the widget is seen, and not with its second painting."""
    done: list[bool] = []
    widget = QWidget()
    qtbot.addWidget(widget)
    when_painted(widget, lambda: done.append(widget.isVisible()))
    qtbot.wait(0)
    assert done == []
    widget.show()
    qtbot.waitUntil(lambda: bool(done))
    widget.repaint()
    qtbot.wait(0)
    assert done == [True]
