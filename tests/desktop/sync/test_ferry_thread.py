"""The ferry's thread: armed, carrying, resting, and ended in the middle of a chunk."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest

from desktop.domain.progress import Moved
from desktop.sync.failures import CLOSED, Cause, Failure, RequestFailed
from desktop.sync.ferry_thread import FerryThread, Told
from tests.conftest import ExpectedLogs

SECONDS = 20
OFFLINE = Failure(Cause.UNREACHABLE, "unreachable", "x")


@dataclass
class HeldCarrier:
    """Carries what the test gives it, one chunk after the other, and says with which token."""

    armed: queue.SimpleQueue[str] = field(default_factory=queue.SimpleQueue)
    chunks: queue.SimpleQueue[Moved | Failure | ValueError | None] = field(default_factory=queue.SimpleQueue)

    def carry(self, token: str) -> Iterator[Moved]:
        self.armed.put(token)
        while (chunk := self.chunks.get(timeout=SECONDS)) is not None:
            if isinstance(chunk, Failure):
                raise RequestFailed(chunk)
            if isinstance(chunk, ValueError):
                raise chunk
            yield chunk


@dataclass
class HeldLine:
    """A line that says when it was cut; cutting it lets what is under way fail."""

    carrier: HeldCarrier
    closed: threading.Event = field(default_factory=threading.Event)

    def end(self) -> None:
        self.carrier.chunks.put(OFFLINE)

    def close(self) -> None:
        self.closed.set()


@contextmanager
def ferry(
    jitter: Callable[[], float] = float, ended: Callable[[Failure | None], None] = lambda _failure: None
) -> Iterator[tuple[FerryThread, HeldCarrier, queue.SimpleQueue[Moved]]]:
    """A ferry's thread, ended at the end."""
    carrier, moved = HeldCarrier(), queue.SimpleQueue[Moved]()
    line = HeldLine(carrier)
    thread = FerryThread(carrier, line, Told(moved.put, ended), jitter)
    try:
        yield thread, carrier, moved
    finally:
        thread.close()
        assert line.closed.is_set()


def chunk(done: int) -> Moved:
    return Moved(b"f" * 16, done, 3, 9, up=True)


def test_it_carries_once_it_is_armed() -> None:
    """Every chunk is told of, with the token it was armed with, and the end of all work lets it rest."""
    with ferry() as (thread, carrier, moved):
        thread.arm("token")
        assert carrier.armed.get(timeout=SECONDS) == "token"
        for done in (1, 2, 3):
            carrier.chunks.put(chunk(done))
            assert moved.get(timeout=SECONDS).done == done
        carrier.chunks.put(None)
        thread.arm("another")
        assert carrier.armed.get(timeout=SECONDS) == "another"


def test_what_is_under_way_goes_on_when_it_is_armed_again() -> None:
    """Arming in the middle of a file does not begin it anew, but what came up meanwhile is looked for afterwards."""
    with ferry() as (thread, carrier, moved):
        thread.arm("token")
        carrier.armed.get(timeout=SECONDS)
        carrier.chunks.put(chunk(1))
        moved.get(timeout=SECONDS)
        thread.arm("token")
        carrier.chunks.put(chunk(2))
        assert moved.get(timeout=SECONDS).done == 2
        assert carrier.armed.empty()
        carrier.chunks.put(None)
        assert carrier.armed.get(timeout=SECONDS) == "token"


def test_disarmed_it_stops_after_the_chunk_under_way() -> None:
    """Nothing more is carried until it is armed again."""
    with ferry() as (thread, carrier, moved):
        thread.arm("token")
        carrier.armed.get(timeout=SECONDS)
        thread.disarm()
        carrier.chunks.put(chunk(1))
        moved.get(timeout=SECONDS)
        thread.arm("later")
        assert carrier.armed.get(timeout=SECONDS) == "later"


def test_a_failure_is_tried_again() -> None:
    """After a failure it rests and goes on by itself; a new token ends the rest at once."""
    with ferry() as (thread, carrier, _):
        thread.arm("token")
        carrier.armed.get(timeout=SECONDS)
        carrier.chunks.put(OFFLINE)
        assert carrier.armed.get(timeout=SECONDS) == "token"
        carrier.chunks.put(OFFLINE)
        thread.arm("new token")
        assert carrier.armed.get(timeout=SECONDS) == "new token"


def test_nothing_rests_for_a_file_of_a_closed_channel() -> None:
    """It is said, and tried with the next pass; what is added meanwhile waits for no rest."""
    said: queue.SimpleQueue[Failure | None] = queue.SimpleQueue()
    with ferry(ended=said.put) as (thread, carrier, _):
        thread.arm("token")
        carrier.armed.get(timeout=SECONDS)
        carrier.chunks.put(CLOSED)
        assert said.get(timeout=SECONDS) == CLOSED
        assert thread.rest == 0
        assert carrier.armed.empty()
        thread.arm("token")
        assert carrier.armed.get(timeout=SECONDS) == "token"


def test_what_nobody_foresaw_is_said_and_tried_again(expected_logs: ExpectedLogs) -> None:
    """An error of any kind is a failure: it is said, carried past after a rest, and over once all has been carried."""
    expected_logs.expect("ValueError at")
    said: queue.SimpleQueue[Failure | None] = queue.SimpleQueue()
    with ferry(ended=said.put) as (thread, carrier, _):
        thread.arm("token")
        carrier.armed.get(timeout=SECONDS)
        carrier.chunks.put(ValueError("x"))
        failure = said.get(timeout=SECONDS)
        assert failure is not None
        assert failure.cause is Cause.LOCAL
        assert carrier.armed.get(timeout=SECONDS) == "token"
        carrier.chunks.put(None)
        assert said.get(timeout=SECONDS) is None


@pytest.mark.parametrize(("jitter", "seconds"), [(0.0, 3000.0), (0.2, 3150.0)])
def test_a_rest_that_the_server_asked_for_is_kept(jitter: float, seconds: float) -> None:
    """It rests for as long as the server asks and a jittered while, whatever token comes; its end ends that too."""
    drawn = queue.SimpleQueue[float]()

    def draw() -> float:
        drawn.put(jitter)
        return jitter

    with ferry(draw) as (thread, carrier, _):
        thread.arm("token")
        carrier.armed.get(timeout=SECONDS)
        carrier.chunks.put(replace(OFFLINE, retry_after=3000.0))
        drawn.get(timeout=SECONDS)
        assert thread.rest == seconds
        thread.arm("new token")
        assert thread.rest == seconds


def test_it_ends_in_the_middle_of_a_chunk() -> None:
    """The end cuts what is under way, and nothing is carried after it."""
    with ferry() as (thread, carrier, moved):
        thread.arm("token")
        carrier.armed.get(timeout=SECONDS)
        thread.close()
        assert moved.empty()
        thread.arm("too late")
        assert carrier.armed.empty()


def test_a_ferry_that_never_carried_ends() -> None:
    """Without ever having been armed there is no thread to end."""
    before = threading.active_count()
    with ferry():
        assert threading.active_count() == before
