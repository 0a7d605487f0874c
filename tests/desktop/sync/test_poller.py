"""The poller: one order at a time, reported once, with bounded work."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from desktop.sync.failures import Cause, Failure
from desktop.sync.pauses import LEAST_SECONDS
from desktop.sync.poller import Poller
from desktop.sync.transport import HttpTransport
from tests.conftest import ExpectedLogs
from tests.helpers.fault_server import FaultServer
from tests.helpers.held import Held
from wire.batch import Batch
from wire.messages import (
    ChallengeAnswer,
    Cursor,
    HelloAnswer,
    ProofRequest,
    PullAnswer,
    PushAnswer,
    RestoreAnswer,
    RestoreRequest,
    SessionAnswer,
    WaitAnswer,
)

SECONDS = 20
OURS, THEIRS, LATER = b"o" * 32, b"t" * 32, b"l" * 32
OFFLINE = Failure(Cause.UNREACHABLE, "unreachable", "x")


@dataclass
class HeldServer(Held[tuple[str, bytes], WaitAnswer]):
    """A remote side that holds each caller until the test answers."""

    bytes_up: int = 0
    bytes_down: int = 0

    def wait(self, token: str, digest: bytes) -> WaitAnswer:
        return self.answer((token, digest))

    def following(self) -> PullAnswer | None:
        raise NotImplementedError

    def hello(self) -> HelloAnswer:
        raise NotImplementedError

    def challenge(self) -> ChallengeAnswer:
        raise NotImplementedError

    def open_session(self, proof: ProofRequest) -> SessionAnswer:
        raise NotImplementedError

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        raise NotImplementedError

    def restore(self, token: str, request: RestoreRequest) -> RestoreAnswer:
        raise NotImplementedError

    def pull(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        raise NotImplementedError


class Watched:
    """A poller over a held server, with all it reports and a clock that the test moves."""

    def __init__(self) -> None:
        self.server = HeldServer()
        self.reports: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.now = 0.0
        self.poller = Poller(
            self.server,
            lambda: self.reports.put("changed"),
            lambda failure: self.reports.put(failure.code),
            clock=lambda: self.now,
        )

    def asked(self) -> tuple[str, bytes]:
        """The next request, waited for."""
        return self.server.asked.get(timeout=SECONDS)

    def reported(self) -> str:
        """The next report, waited for."""
        return self.reports.get(timeout=SECONDS)

    def answer(self, digest: bytes = b"") -> None:
        self.server.answers.put(WaitAnswer(digest, 0))


@pytest.fixture
def watched() -> Iterator[Watched]:
    watched = Watched()
    watched.poller.start()
    yield watched
    watched.poller.close()
    watched.server.answers.put(OFFLINE)


def test_a_change_is_reported_once(watched: Watched) -> None:
    """When the server differs this is said once, and nothing more is asked until armed again."""
    watched.poller.arm("token", OURS)
    assert watched.asked() == ("token", OURS)
    watched.answer(THEIRS)
    assert watched.reported() == "changed"
    watched.poller.arm("token", THEIRS)
    assert watched.asked() == ("token", THEIRS)
    assert watched.reports.empty()
    assert watched.poller.waits == 2


def test_no_change_is_asked_for_again(watched: Watched) -> None:
    """After the server has held the request to its end, the same is asked again at once."""
    watched.poller.arm("token", OURS)
    watched.asked()
    watched.now += LEAST_SECONDS
    watched.answer()
    assert watched.asked() == ("token", OURS)
    assert watched.reports.empty()


def test_our_own_digest_is_no_change(watched: Watched) -> None:
    """A server that gives back the digest it was asked with has nothing new."""
    watched.poller.arm("token", OURS)
    watched.asked()
    watched.now += LEAST_SECONDS
    watched.answer(OURS)
    assert watched.asked() == ("token", OURS)
    assert watched.reports.empty()


def test_a_server_that_holds_nobody_is_not_run_down(watched: Watched) -> None:
    """An empty answer that comes at once is followed by a pause, which a new order ends."""
    watched.poller.arm("token", OURS)
    watched.asked()
    watched.answer()
    with pytest.raises(queue.Empty):
        watched.server.asked.get(timeout=0.1)
    watched.poller.arm("token", LATER)
    assert watched.asked() == ("token", LATER)


def test_a_failure_is_reported_once(watched: Watched) -> None:
    """A request that fails is said, and the poller rests."""
    watched.poller.arm("token", OURS)
    watched.asked()
    watched.server.answers.put(OFFLINE)
    assert watched.reported() == "unreachable"
    watched.poller.arm("new token", OURS)
    assert watched.asked() == ("new token", OURS)
    assert watched.reports.empty()


def test_what_nobody_foresaw_is_reported_and_waited_past(watched: Watched, expected_logs: ExpectedLogs) -> None:
    """An error of any kind is said like a failure, and the thread takes the next order."""
    expected_logs.expect("ValueError at")
    watched.poller.arm("token", OURS)
    watched.asked()
    watched.server.answers.put(ValueError("x"))
    assert watched.reported() == "local"
    watched.poller.arm("token", LATER)
    assert watched.asked() == ("token", LATER)


@pytest.mark.parametrize("answer", [WaitAnswer(THEIRS, 0), WaitAnswer(b"", 0), OFFLINE])
def test_a_replaced_order_reports_nothing(answer: WaitAnswer | Failure, watched: Watched) -> None:
    """What a request brings after the poller was armed anew is not said; the new order asks at once."""
    watched.poller.arm("token", OURS)
    watched.asked()
    watched.poller.arm("token", LATER)
    watched.server.answers.put(answer)
    assert watched.asked() == ("token", LATER)
    assert watched.reports.empty()
    watched.answer(THEIRS)
    assert watched.reported() == "changed"


def test_only_the_latest_order_counts(watched: Watched) -> None:
    """Orders that pile up while a request is under way are one."""
    watched.poller.arm("token", OURS)
    watched.asked()
    for number in range(5):
        watched.poller.arm("token", bytes([number]) * 32)
    watched.answer()
    assert watched.asked() == ("token", b"\x04" * 32)


def test_disarmed_it_is_silent(watched: Watched) -> None:
    """Disarmed, a poller reports nothing of the request under way and asks no more."""
    watched.poller.arm("token", OURS)
    watched.asked()
    watched.poller.disarm()
    watched.answer(THEIRS)
    watched.poller.arm("token", LATER)
    assert watched.asked() == ("token", LATER)
    assert watched.reports.empty()


def test_closed_it_ends() -> None:
    """After closing the thread ends with its request, reports nothing, and cannot be armed again."""
    watched = Watched()
    before = set(threading.enumerate())
    watched.poller.start()
    (thread,) = set(threading.enumerate()) - before
    watched.poller.arm("token", OURS)
    watched.asked()
    watched.poller.close()
    watched.poller.arm("token", LATER)
    watched.answer(THEIRS)
    thread.join(SECONDS)
    assert not thread.is_alive()
    assert watched.reports.empty()
    assert watched.server.asked.empty()


@contextmanager
def polling(server: FaultServer, reports: queue.SimpleQueue[str]) -> Iterator[Poller]:
    """A poller with a real transport."""
    transport = HttpTransport(server.url)
    poller = Poller(transport, lambda: reports.put("changed"), lambda failure: reports.put(failure.cause))
    poller.start()
    yield poller
    poller.close()
    transport.close()


def test_over_a_real_line() -> None:
    """Over HTTP the token and the digest arrive, and a change comes back."""
    reports: queue.SimpleQueue[str] = queue.SimpleQueue()
    with FaultServer(lambda exchange: exchange.message(WaitAnswer(THEIRS, 3))) as server:
        with polling(server, reports) as poller:
            poller.arm("token", OURS)
            assert reports.get(timeout=SECONDS) == "changed"
        assert server.requests[0].header("Authorization") == "Bearer token"
        assert OURS in server.requests[0].body
