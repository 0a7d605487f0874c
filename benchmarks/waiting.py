"""How many clients can wait at the server at once, with one push still reaching all of them within a second.

Told: the wait of every client is answered. Pulled: every client has fetched the event too, all at the same time. Who is
sent away as too much (503) is not reached.
"""

from __future__ import annotations

import math
import secrets
import selectors
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Final

import psutil

from benchmarks.crowd import Crowd, Member, gathered
from benchmarks.figure import Figure
from benchmarks.lines import OK, Line, request
from benchmarks.world import World
from tests.helpers.devices import epoch, event
from wire.codec import encode
from wire.messages import Cursor, PullAnswer, PullRequest, WaitRequest
from wire.names import cooperation_channel, heads_digest

STAGES: Final = (50, 100, 150, 200, 300, 400, 500)
_UNITS: Final = 10
_WAVE: Final = 50
_LOOK_SECONDS: Final = 0.2
_WITHIN_SECONDS: Final = 1.0
_PATIENCE: Final = 20.0

_Client = tuple[Member, Line]


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


class _Hall:
    """All clients with a connection each, of all units in turn, so that every stage is as mixed as the whole."""

    def __init__(self, crowd: Crowd) -> None:
        """Connect everybody, and make the key of the channel that everybody reads."""
        self._server = psutil.Process(_pid(crowd))
        self._author = crowd.members[0]
        self._channel = cooperation_channel(crowd.root)
        self._key = secrets.token_bytes(32)
        each = len(crowd.members) // _UNITS
        members = [crowd.members[unit * each + number] for number in range(each) for unit in range(_UNITS)]
        self._clients = [(member, Line(crowd.server.url)) for member in members]
        units = sorted({member.unit for member in members})
        self._author.push(self._author.device.batch(self._channel, [epoch(self._key, units)]))

    def push_to(self, count: int) -> tuple[float, float]:
        """Let `count` clients wait, push one event; gives after how many seconds the last was told, and had it."""
        heads = self._author.calls.pull().read(PullAnswer).heads
        chosen = self._clients[:count]
        self._let_wait(chosen, heads)
        started = time.perf_counter()
        self._author.push(self._author.device.batch(self._channel, [event(self._key)]))
        last = _follow(chosen, encode(PullRequest(heads)))
        return last[0] - started, last[1] - started

    def _let_wait(self, chosen: Sequence[_Client], heads: Sequence[Cursor]) -> None:
        digest = heads_digest([(head.channel, head.seq, head.head) for head in heads])
        body = encode(WaitRequest(digest))
        for start in range(0, len(chosen), _WAVE):
            for member, line in chosen[start : start + _WAVE]:
                line.send(request("/v1/wait", body, member.token))
            self._rest_until_idle()

    def _rest_until_idle(self) -> None:
        """Give the server time until it has nothing left to do: then all who came are waiting."""
        before = -1.0
        while (spent := sum(self._server.cpu_times()[:2])) > before:
            before = spent
            threading.Event().wait(_LOOK_SECONDS)

    def close(self) -> None:
        """Close the connections."""
        for _, line in self._clients:
            line.close()


def _follow(chosen: Sequence[_Client], pull: bytes) -> tuple[float, float]:
    """Let each client pull as soon as it is told; gives when the last was told and when the last had pulled."""
    told = pulled = 0.0
    waiting = {line.fileno() for _, line in chosen}
    with selectors.DefaultSelector() as selector:
        for client in chosen:
            selector.register(client[1], selectors.EVENT_READ, client)
        while selector.get_map():
            found = selector.select(_PATIENCE)
            assert found, "somebody was not told"
            for ready, _ in found:
                member, line = ready.data
                answer = line.receive()
                now = time.perf_counter() if answer.status == OK else math.inf
                if ready.fd in waiting:
                    waiting.discard(ready.fd)
                    told = max(told, now)
                    line.send(request("/v1/pull", pull, member.token))
                else:
                    pulled = max(pulled, now)
                    selector.unregister(line)
    return told, pulled
