"""A watch over a locked profile in its own thread, over a server that holds each caller until the test answers."""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.sync.locked import Heard, LockedKit, LockedWatch
from tests.helpers.held import Held
from wire.batch import Batch
from wire.messages import PushAnswer, WaitAnswer

SECONDS = 20
OURS, THEIRS = b"o" * 32, b"t" * 32


@dataclass
class FakeServer(Held[object, WaitAnswer | PushAnswer]):
    """A remote side that holds each caller until the test answers."""

    closed: threading.Event = field(default_factory=threading.Event)

    def wait(self, token: str, digest: bytes) -> WaitAnswer:
        answer = self.answer((token, digest))
        assert isinstance(answer, WaitAnswer)
        return answer

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        answer = self.answer((token, tuple(batches)))
        assert isinstance(answer, PushAnswer)
        return answer

    def close(self) -> None:
        self.closed.set()


class Watched:
    """A watch in its own thread over a held server, with all that it says."""

    def __init__(self, *batches: Batch, rest: float = 0.0) -> None:
        self.server = FakeServer()
        self.said: queue.SimpleQueue[str] = queue.SimpleQueue()
        kit = LockedKit("https://server", None, "token", OURS, 3, batches, rest)
        heard = Heard(
            lambda: self.said.put("alarm"),
            lambda: self.said.put("lost"),
            lambda reachable: self.said.put("reachable" if reachable else "unreachable"),
        )
        before = set(threading.enumerate())
        self.watch = LockedWatch(kit, self.server, heard)
        self.watch.start()
        (self.thread,) = set(threading.enumerate()) - before

    def asked(self) -> object:
        return self.server.asked.get(timeout=SECONDS)

    def next_said(self) -> str:
        return self.said.get(timeout=SECONDS)
