"""Two servers alike in all but their database: what is asked of one is asked of the other, and answered alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from random import Random

from server_stub.http.workers import Workers
from tests.helpers.calls import Answer, Calls, InProcess, Transport
from tests.helpers.doors import OpenDoor
from tests.helpers.founded import new_log
from wire import messages
from wire.codec import Malformed, decode, encode

_CHALLENGE = encode(messages.ChallengeRequest())


class Twins(Transport):
    """Carries each request to all of them; raises `AssertionError` where the answers differ."""

    def __init__(self, doors: Sequence[OpenDoor]) -> None:
        self.doors = doors
        self._ways = [InProcess(door.app) for door in doors]
        self.requests = 0

    @property
    def now(self) -> int:
        """Their one clock, in ms since 1970 UTC."""
        return self.doors[0].now

    def pass_time(self, milliseconds: int) -> None:
        """Let time pass at all of them."""
        for door in self.doors:
            door.now += milliseconds

    @property
    def calls(self) -> Calls:
        """Calls to all of them, without a session yet."""
        return Calls(self)

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """Ask all, compare, and give the one answer."""
        self.requests += 1
        first, *others = [way.request(method, path, body, headers) for way in self._ways]
        for other in others:
            assert other.status == first.status, f"{path}: {_told(first)} and {_told(other)}"
            # A challenge is drawn by chance; made with the same key, it is good at all of them.
            if path != "/v1/session" or body != _CHALLENGE:
                assert other.body == first.body, f"{path}: {_told(first)} and {_told(other)}"
        return first


def _told(answer: Answer) -> str:
    """Put an answer into words, as far as it is a problem."""
    try:
        return f"{answer.status} {decode(messages.Problem, answer.body, limit=len(answer.body)).code}"
    except Malformed:
        return f"{answer.status} {answer.body.hex()[:400]}"


@contextmanager
def twins(urls: Sequence[str], seed: int) -> Iterator[Twins]:
    """Servers with the same secrets, one on each database."""
    with ExitStack() as stack:
        doors = []
        for url in urls:
            log = new_log(url, Random(seed).randbytes)
            stack.callback(log.close)
            tokens = (f"token {number}" for number in count())
            door = OpenDoor(log, wait_seconds=0.001, workers=Workers(threads=1), new_token=tokens.__next__)
            stack.callback(door.close)
            doors.append(door)
        yield Twins(doors)
