"""The watch over a locked profile after what nobody foresaw: it says so, and it still rings."""

from __future__ import annotations

import queue

from desktop.sync.failures import Cause, Failure
from desktop.sync.locked import Heard, LockedKit, LockedWatch
from tests.conftest import ExpectedLogs
from tests.helpers.company import ASD, POLICE, founded
from tests.helpers.locked_watch import OURS, SECONDS, THEIRS, FakeServer, Watched
from wire.messages import WaitAnswer


def test_what_nobody_foresaw_is_said_and_listened_past(expected_logs: ExpectedLogs) -> None:
    """After an error of any kind somebody is asked once to unlock, and the watch goes on: it still rings."""
    expected_logs.expect("ValueError at")
    watched = Watched()
    watched.asked()
    watched.server.answers.put(ValueError("x"))
    assert [watched.next_said(), watched.next_said()] == ["unreachable", "lost"]
    assert watched.asked() == ("token", OURS)
    watched.server.answers.put(WaitAnswer(THEIRS, 4))
    assert [watched.next_said(), watched.next_said()] == ["reachable", "alarm"]
    assert not watched.watch.over
    watched.asked()
    watched.server.answers.put(Failure(Cause.SESSION, "session_expired", "x"))
    watched.thread.join(SECONDS)
    # It had received again, so that it is over now is news.
    assert [watched.next_said(), watched.next_said()] == ["unreachable", "lost"]
    assert watched.said.empty()


def test_a_push_that_meets_it_does_not_keep_an_alarm_from_ringing(expected_logs: ExpectedLogs) -> None:
    """What was sealed stays, and is listened on beside."""
    expected_logs.expect("ValueError at")
    (police, _) = founded((POLICE, ASD)).members
    police.synced()
    police.notify(ASD)
    watched = Watched(*police.workspace.local.seal_everything())
    watched.asked()
    watched.server.answers.put(ValueError("x"))
    assert [watched.next_said(), watched.next_said()] == ["unreachable", "lost"]
    assert watched.asked() == ("token", OURS)
    watched.watch.close()
    watched.server.answers.put(WaitAnswer(THEIRS, 4))
    watched.thread.join(SECONDS)
    assert watched.watch.unsent == 1


def test_an_alarm_that_was_not_rung_rings_later(expected_logs: ExpectedLogs) -> None:
    """Where ringing itself goes wrong the alarm does not count as heard."""
    expected_logs.expect("ValueError at")
    server, now, rung = FakeServer(), 0.0, list[str]()

    def ring() -> None:
        rung.append("alarm")
        if len(rung) == 1:
            raise ValueError("x")

    kit = LockedKit("https://server", None, "token", OURS, 3, ())
    watch = LockedWatch(kit, server, Heard(ring, lambda: None), lambda: now)
    for _ in range(2):
        server.answers.put(WaitAnswer(THEIRS, 4))
    while not server.answers.empty():
        now += watch.step()
    assert rung == ["alarm", "alarm"]


def test_a_watch_that_cannot_go_on_says_so(expected_logs: ExpectedLogs) -> None:
    """Where it cannot even say what is to be done next the watch is over, and not in silence."""
    expected_logs.expect("StopIteration at")
    said: queue.SimpleQueue[str] = queue.SimpleQueue()
    server, ticks = FakeServer(), iter((0.0,))
    kit = LockedKit("https://server", None, "token", OURS, 3, ())
    heard = Heard(print, lambda: said.put("lost"))
    watch = LockedWatch(kit, server, heard, lambda: next(ticks))
    watch.start()
    assert said.get(timeout=SECONDS) == "lost"
    assert server.closed.wait(SECONDS)
    assert watch.over
