"""The alarm that rings until somebody acts; its timer is driven by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.ui.platform.repeating import RepeatingAlarm


class Bell:
    """Counts its strokes."""

    def __init__(self) -> None:
        self.strokes = 0

    def play(self) -> None:
        self.strokes += 1


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def alarm(bell: Bell, qapp: object) -> RepeatingAlarm:
    return RepeatingAlarm(bell)


def timer(alarm: RepeatingAlarm) -> QTimer:
    found = alarm.findChild(QTimer)
    assert found is not None
    return found


def test_it_rings_at_once_and_every_two_minutes(alarm: RepeatingAlarm, bell: Bell) -> None:
    """A cause rings when it comes and again each time two minutes are over."""
    alarm.ring("a")
    assert bell.strokes == 1
    assert timer(alarm).isActive()
    assert timer(alarm).interval() == 120_000
    timer(alarm).timeout.emit()
    timer(alarm).timeout.emit()
    assert bell.strokes == 3


def test_the_interval_can_be_another() -> None:
    """The interval is the one given."""
    assert timer(RepeatingAlarm(Bell(), 50)).interval() == 50


def test_a_cause_that_rings_already_changes_nothing(alarm: RepeatingAlarm, bell: Bell) -> None:
    """The same cause told twice rings once."""
    alarm.ring("a")
    alarm.ring("a")
    assert bell.strokes == 1


def test_another_cause_rings_at_once(alarm: RepeatingAlarm, bell: Bell) -> None:
    """A second cause does not wait for the first one's interval."""
    alarm.ring("a")
    alarm.ring("b")
    assert bell.strokes == 2
    assert alarm.causes == {"a", "b"}


def test_it_rings_until_the_last_cause_is_silenced(alarm: RepeatingAlarm) -> None:
    """Silencing one cause leaves the other ringing; silencing that one ends it."""
    alarm.ring("a")
    alarm.ring("b")
    alarm.silence("a")
    assert alarm.ringing
    assert timer(alarm).isActive()
    alarm.silence("b")
    assert not alarm.ringing
    assert not timer(alarm).isActive()


def test_silencing_all_ends_it(alarm: RepeatingAlarm) -> None:
    """One call ends the ringing for every cause."""
    alarm.ring("a")
    alarm.ring("b")
    alarm.silence_all()
    assert alarm.causes == frozenset()
    assert not timer(alarm).isActive()


def test_silencing_what_does_not_ring_changes_nothing(alarm: RepeatingAlarm, qtbot: QtBot) -> None:
    """A cause nobody rang for can be silenced without harm."""
    with qtbot.assertNotEmitted(alarm.ringing_changed):
        alarm.silence("a")
        alarm.silence_all()


def test_a_silenced_cause_can_ring_again(alarm: RepeatingAlarm, bell: Bell) -> None:
    """What was silenced rings anew when it comes anew."""
    alarm.ring("a")
    alarm.silence("a")
    alarm.ring("a")
    assert bell.strokes == 2


def test_beginning_and_end_of_ringing_are_told(alarm: RepeatingAlarm) -> None:
    """The signal tells once that ringing began and once that it ended, however many causes there were."""
    told: list[bool] = []
    alarm.ringing_changed.connect(told.append)
    alarm.ring("a")
    alarm.ring("b")
    alarm.silence_all()
    assert told == [True, False]
