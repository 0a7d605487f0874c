"""Lock and suspend as logind tells them, by python-dbusmock's logind on a private bus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.platform.bus import Bus
from desktop.ui.platform.login_session import MANAGER, PATH, SERVICE, SESSION, LoginSession
from tests.desktop.ui.platform.buses import TestBus

Locks = list[str]


@pytest.fixture
def locks() -> Locks:
    return []


@pytest.fixture
def session(logind: TestBus, locks: Locks) -> Iterator[LoginSession]:
    session = LoginSession(Bus(logind.address, "session-under-test"), "mine", lambda: locks.append("lock"))
    yield session
    session.close()


def lock(logind: TestBus, name: str) -> None:
    logind.call(SERVICE, f"{PATH}/session/{name}", (SESSION, "Lock"))


def sleep(logind: TestBus, *, begins: bool) -> None:
    logind.emit(SERVICE, PATH, (MANAGER, "PrepareForSleep"), value=begins)


def held(logind: TestBus) -> bool:
    """Whether somebody holds back the sleep, as logind sees it: by the descriptors that are open."""
    return "Schutzbr" in logind.listing(SERVICE, PATH, (MANAGER, "ListInhibitors"))


def test_a_lock_of_the_session_is_heard(session: LoginSession, logind: TestBus, locks: Locks, qtbot: QtBot) -> None:
    """When logind asks the session to lock, that is passed on."""
    assert session.available
    lock(logind, "mine")
    qtbot.waitUntil(lambda: locks == ["lock"])


def test_a_lock_of_another_session_is_not_ours(
    session: LoginSession, logind: TestBus, locks: Locks, qtbot: QtBot
) -> None:
    """Somebody else's session on the same machine locks without ours."""
    lock(logind, "other")
    lock(logind, "mine")
    qtbot.waitUntil(lambda: len(locks) > 0)
    assert locks == ["lock"]


def test_a_suspend_waits_until_everything_is_put_away(
    session: LoginSession, logind: TestBus, locks: Locks, qtbot: QtBot
) -> None:
    """The machine is held back from the start, let go when ready, and held back again after it woke up."""
    qtbot.waitUntil(lambda: held(logind))
    sleep(logind, begins=True)
    qtbot.waitUntil(lambda: locks == ["lock"])
    assert held(logind)
    session.ready()
    qtbot.waitUntil(lambda: not held(logind))
    sleep(logind, begins=False)
    qtbot.waitUntil(lambda: held(logind))
    assert locks == ["lock"]


def test_being_ready_after_a_mere_lock_keeps_the_hold(
    session: LoginSession, logind: TestBus, locks: Locks, qtbot: QtBot
) -> None:
    """After a lock without a suspend, the next suspend is still held back."""
    lock(logind, "mine")
    qtbot.waitUntil(lambda: locks == ["lock"])
    session.ready()
    assert session.holds_sleep
    assert held(logind)


def test_closing_lets_the_machine_sleep(session: LoginSession, logind: TestBus, locks: Locks, qtbot: QtBot) -> None:
    """After the end nothing is held back and nothing is heard."""
    session.close()
    qtbot.waitUntil(lambda: not held(logind))
    lock(logind, "mine")
    sleep(logind, begins=True)
    assert locks == []


def test_without_a_known_session_the_own_one_is_asked_for(logind: TestBus, locks: Locks, qtbot: QtBot) -> None:
    """Where the environment names no session, logind is asked for that of the caller."""
    session = LoginSession(Bus(logind.address, "session-under-test"), "", lambda: locks.append("lock"))
    sleep(logind, begins=True)
    qtbot.waitUntil(lambda: locks == ["lock"])
    assert logind.called(SERVICE, PATH, "GetSession") == 1
    session.close()


def test_without_logind_it_is_not_available(private: TestBus, tmp_path: Path, locks: Locks) -> None:
    """A bus without logind and a machine without a bus tell nothing, and say so."""
    for address in (private.address, f"unix:path={tmp_path}/bus"):
        session = LoginSession(Bus(address, "session-under-test"), "mine", lambda: locks.append("lock"))
        assert not session.available
        assert not session.holds_sleep
        session.ready()
        session.close()
