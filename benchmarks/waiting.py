"""How many clients can wait at the server at once, with one push still reaching all of them within a second.

Told: the wait of every client is answered. Reached: every client has pulled the event too, all at the same time.
"""

from __future__ import annotations

import secrets
import selectors
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import psutil

from benchmarks.crowd import Crowd, Member, gathered
from benchmarks.figure import Figure
from benchmarks.lines import OK, Line, request
from benchmarks.world import World
from tests.helpers.devices import epoch, event
from wire import limits
from wire.codec import decode, encode
from wire.messages import Cursor, PullAnswer, PullRequest, WaitAnswer, WaitRequest
from wire.names import cooperation_channel, heads_digest

STAGES: Final = (50, 100, 150, 200, 300, 400, 500)
_UNITS: Final = 10
_WAVE: Final = 50
_LOOK_SECONDS: Final = 0.2
_WITHIN_SECONDS: Final = 1.0
_PATIENCE: Final = 20.0


def measure(world: World, part: int) -> Iterator[Figure]:
    """Let more and more clients wait until a push no longer reaches all of them in time."""
    stages = [max(_UNITS, stage // part) for stage in STAGES]
    with gathered(world.folder / "waiting", _UNITS, stages[-1] // _UNITS) as crowd:
        hall = _Hall(crowd)
        times = {stage: hall.push_to(stage) for stage in stages}
        hall.close()
        rss = psutil.Process(_pid(crowd)).memory_info().rss / 2**20
    for what, which in (("told", 0), ("told and pulled by all", 1)):
        kept = [stage for stage in stages if times[stage][which] <= _WITHIN_SECONDS]
        if kept:
            slowest = times[kept[-1]][which]
            n = f"{what} within 1 s (the last after {slowest:.2f} s), {stages[-1]} tried at most"
            yield Figure("waiting_clients", n, kept[-1], "clients")
    yield Figure("server_rss_mib", f"{stages[-1]} clients waiting", rss, "MiB")


def _pid(crowd: Crowd) -> int:
    assert crowd.server.process is not None
    return crowd.server.process.pid


@dataclass(slots=True)
class _Hall:
    """All clients with an open connection each, and what all of them have read."""

    crowd: Crowd
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    channel: bytes = b""
    lines: list[Line] = field(default_factory=list)
    heads: tuple[Cursor, ...] = ()

    def __post_init__(self) -> None:
        """Make the key of the channel that everybody reads, and connect everybody."""
        self.channel = cooperation_channel(self.crowd.root)
        units = sorted({member.unit for member in self.crowd.members})
        self.author.push(self.author.device.batch(self.channel, [epoch(self.key, units)]))
        # Taken from all units in turn, so that every stage is as mixed as the whole.
        self.lines = [Line(self.crowd.server.url) for _ in self.crowd.members]

    @property
    def author(self) -> Member:
        """Give who pushes."""
        return self.crowd.members[0]

    def push_to(self, count: int) -> tuple[float, float]:
        """Let `count` clients wait, push one event, and give after how many seconds the last was told, and had it."""
        self.heads = self.author.calls.pull(self.heads).read(PullAnswer).heads
        chosen = list(zip(self.crowd.members, self.lines, strict=True))[:count]
        self._let_wait(chosen)
        started = time.perf_counter()
        self.author.push(self.author.device.batch(self.channel, [event(self.key)]))
        pull = encode(PullRequest(self.heads))
        told: list[float] = []
        waiting = {line.fileno(): (member, line) for member, line in chosen}
        pulling: dict[int, Line] = {}
        with selectors.DefaultSelector() as selector:
            for _, line in chosen:
                selector.register(line, selectors.EVENT_READ)
            while waiting or pulling:
                found = selector.select(_PATIENCE)
                assert found, "nobody was told"
                for ready, _ in found:
                    if ready.fd in waiting:
                        member, line = waiting.pop(ready.fd)
                        _check_told(line)
                        told.append(time.perf_counter() - started)
                        line.send(request("/v1/pull", pull, member.token))
                        pulling[ready.fd] = line
                    else:
                        _check_pulled(pulling.pop(ready.fd))
        return max(told), time.perf_counter() - started
