"""When the program locks by itself, and that it says what it cannot know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.locking import Locking
from desktop.app.ringer import Ringer
from desktop.sync.locked import LockedKit
from desktop.ui.platform.idle import IdleWatch
from desktop.ui.platform.notifier import Tray
from desktop.ui.platform.session_lock import SessionLock
from desktop.ui.platform.sound import AlarmSound
from tests.helpers.running import Clock, Source
from wire.names import ZERO_HASH

NOBODY = "http://127.0.0.1:9"


@dataclass
class Set:
    """A locking, with what it listens to."""

    locking: Locking
    idle: IdleWatch
    clock: Clock
    source: Source
    told: list[str] = field(default_factory=list)


@pytest.fixture
def made(qtbot: QtBot, qapp: QApplication) -> Iterator[Set]:
    parent, clock, source = QObject(), Clock(), Source()
    ringer = Ringer(AlarmSound(find=lambda _name: None, windows=False, parent=parent), Tray(None, str, parent), parent)
    idle = IdleWatch(clock, 0, parent)
    locking = Locking(qapp, idle, SessionLock([source.begin], parent), ringer, parent)
    found = Set(locking, idle, clock, source)
    locking.wanted.connect(lambda: found.told.append("wanted"))
    locking.idle_expired.connect(lambda: found.told.append("expired"))
    locking.idle_warning.connect(lambda seconds: found.told.append(f"warning {seconds}"))
    yield found
    locking.close()


def test_the_system_s_lock_is_passed_on(made: Set) -> None:
    """A lock of the system is asked for here too, and the machine may sleep once everything is put away."""
    made.source.lock()
    assert made.told == ["wanted"]
    assert made.source.readied == 0
    made.locking.locked(None)
    assert made.source.readied == 1


def test_idleness_is_counted_from_the_last_input(made: Set) -> None:
    """In the last minute without input a warning is given, then the lock is asked for; going on counts anew."""
    made.locking.limit(10)
    made.clock.seconds = 3600
    made.locking.unlocked()
    made.clock.seconds += 9 * 60 + 30
    made.idle._look()
    assert made.told == ["warning 30"]
    made.locking.extend()
    made.clock.seconds += 10 * 60 + 1
    made.idle._look()
    assert made.told[-1] == "expired"


def test_a_watch_is_kept_between_lock_and_unlock(made: Set) -> None:
    """With what a session leaves behind a watch is kept until somebody unlocks; it knows what it has not sent."""
    kit = LockedKit(NOBODY, None, "token", ZERO_HASH, 0, ())
    assert not made.locking.watching
    made.locking.locked(kit)
    assert made.locking.watching
    assert made.locking.waiting == 0
    made.locking.unlocked()
    assert not made.locking.watching


def test_what_the_system_does_not_tell_is_named(made: Set) -> None:
    """Nobody relies on a lock of the system that is never told."""
    assert made.locking.missing() == []
    made.source.available = False
    assert len(made.locking.missing()) == 1
