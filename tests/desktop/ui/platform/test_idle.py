"""Idleness, with real input events and a clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.platform.idle import IdleWatch

LIMIT = 300


class Clock:
    """Gives the time it is set to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Told:
    """What a watch has said."""

    def __init__(self, watch: IdleWatch) -> None:
        self.words: list[str | int] = []
        watch.warning.connect(self.words.append)
        watch.continued.connect(lambda: self.words.append("continued"))
        watch.expired.connect(lambda: self.words.append("expired"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(clock: Clock, qapp: QApplication) -> Iterator[IdleWatch]:
    watch = IdleWatch(clock, LIMIT)
    watch.start(qapp)
    yield watch
    watch.stop()


@pytest.fixture
def told(watch: IdleWatch) -> Told:
    return Told(watch)


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(200, 40)
    field.show()
    qtbot.waitExposed(field)
    return field


class Moves(QObject):
    """Keeps the moves of the pointer."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QMouseEvent] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self.seen.append(event.clone())
        return False


def move(field: QLineEdit, *places: int) -> None:
    for place in places:
        QTest.mouseMove(field, QPoint(place, place))
        QApplication.processEvents()


def tick(watch: IdleWatch) -> None:
    timer = watch.findChild(QTimer)
    assert timer is not None
    if timer.isActive():
        timer.timeout.emit()


def test_it_warns_in_the_last_minute_and_expires_once(watch: IdleWatch, clock: Clock, told: Told) -> None:
    """Nothing is said until a minute is left; then the seconds are counted down to one end."""
    for seconds in (100, 139, 1, 30, 29.5, 0.5, 10):
        clock.now += seconds
        tick(watch)
    assert told.words == [60, 30, 1, "expired"]


@pytest.mark.parametrize("action", ["key", "button", "move", "wheel"])
def test_real_input_begins_the_count_anew(
    action: str, watch: IdleWatch, clock: Clock, told: Told, field: QLineEdit
) -> None:
    """A key, a button, a moved pointer and a wheel each withdraw the warning and give the full time again."""
    move(field, 3, 4)
    clock.now += LIMIT - 10
    tick(watch)
    match action:
        case "key":
            QTest.keyClick(field, Qt.Key.Key_A)
        case "button":
            QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        case "move":
            move(field, 20)
        case _:
            handle = field.windowHandle()
            QTest.wheelEvent(handle, QPointF(5, 5), QPoint(0, 120))
            QApplication.processEvents()
    clock.now += LIMIT - 61
    tick(watch)
    assert told.words == [10, "continued"]


def test_what_a_program_sends_is_no_input(watch: IdleWatch, clock: Clock, told: Told, field: QLineEdit) -> None:
    """A key event that was made up by a program does not keep the window open."""
    clock.now += LIMIT - 10
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(field, event)
    tick(watch)
    assert told.words == [10]


def test_a_resting_pointer_is_no_input(watch: IdleWatch, clock: Clock, told: Told, field: QLineEdit) -> None:
    """A move event without a move, as when a window appears below the pointer, does not count."""
    moves = Moves()
    field.installEventFilter(moves)
    move(field, 3, 20)
    clock.now += LIMIT - 10
    tick(watch)
    assert moves.seen[-1].spontaneous()
    assert not watch.eventFilter(field, moves.seen[-1])
    tick(watch)
    assert told.words == [10, 10]


def test_input_that_comes_too_late_is_kept_back(watch: IdleWatch, clock: Clock, told: Told, field: QLineEdit) -> None:
    """After a stall beyond the limit the first key locks instead of reaching the window."""
    clock.now += LIMIT + 1
    QTest.keyClick(field, Qt.Key.Key_A)
    assert told.words == ["expired"]
    assert field.text() == ""


def test_it_can_be_extended(watch: IdleWatch, clock: Clock, told: Told) -> None:
    """Extending counts as input."""
    clock.now += LIMIT - 10
    tick(watch)
    watch.extend()
    clock.now += LIMIT - 61
    tick(watch)
    assert told.words == [10, "continued"]


def test_a_limit_of_nought_never_expires(watch: IdleWatch, clock: Clock, told: Told) -> None:
    """With the limit at 0 there is neither warning nor end."""
    watch.limit = 0
    clock.now += 1_000_000
    tick(watch)
    assert told.words == []
    assert watch.limit == 0


def test_another_limit_holds_from_its_setting(watch: IdleWatch, clock: Clock, told: Told) -> None:
    """A shorter limit counts from the moment it was set, not from the input before."""
    clock.now += 200
    watch.limit = 120
    tick(watch)
    clock.now += 60
    tick(watch)
    assert told.words == [60]


def test_a_short_limit_does_not_warn_all_the_time(watch: IdleWatch, clock: Clock, told: Told) -> None:
    """With a limit of a minute the warning comes at its half."""
    watch.limit = 60
    clock.now += 29
    tick(watch)
    clock.now += 1
    tick(watch)
    assert told.words == [30]


def test_stopped_it_says_nothing_until_started_again(
    watch: IdleWatch, clock: Clock, told: Told, qapp: QApplication, field: QLineEdit
) -> None:
    """While stopped, time and input count for nothing; a start counts from then."""
    watch.stop()
    clock.now += LIMIT + 1
    QTest.keyClick(field, Qt.Key.Key_A)
    tick(watch)
    assert field.text() == "a"
    watch.start(qapp)
    clock.now += LIMIT - 60
    tick(watch)
    assert told.words == [60]


def test_changing_the_limit_while_stopped_does_not_start_it(watch: IdleWatch, clock: Clock, told: Told) -> None:
    """A limit set at a locked window waits for the next start."""
    watch.stop()
    watch.limit = 10
    clock.now += 20
    tick(watch)
    assert told.words == []


class Hearing(IdleWatch):
    """Notes that it was asked about an event."""

    heard = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.heard += 1
        return super().eventFilter(watched, event)


def test_who_counts_no_more_hears_nothing(clock: Clock, qapp: QApplication) -> None:
    """Between a stop and the next start no event of the application passes through the watch."""
    watch = Hearing(clock, LIMIT)
    counts = []
    acts: list[Callable[[], None]] = [lambda: watch.start(qapp), watch.stop] * 2
    for act in acts:
        act()
        before = watch.heard
        QApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
        counts.append(watch.heard - before)
    assert counts == [1, 0, 1, 0]
