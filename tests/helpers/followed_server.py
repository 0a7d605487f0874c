"""The server in memory, followed by real logs: each call is made to all of them, and every answer is the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, structs

from server_stub.http.requests import Refusal
from server_stub.log.chunk_book import Handed
from server_stub.relay.access import Caller
from tests.helpers.follower import Follower
from tests.helpers.founded import CODE
from tests.helpers.memory_server import MemoryServer
from wire.batch import Batch
from wire.chunks import address
from wire.codec import encode
from wire.messages import (
    Accepted,
    Cursor,
    PullAnswer,
    PushAnswer,
    PushResult,
    RefusedBatch,
    RestoreAnswer,
    RestoreRequest,
    WaitAnswer,
)
from wire.stamp import PlacedBatch

T = TypeVar("T")
NOT_FOUND = 404
NO_NEW_LIFE = b"no life has ended"[:16]
"""What a real log is given to call a new life where the server in memory began none: it must not begin one either."""


def difference(one: object, other: object, place: str = "") -> str:
    """Say where two answers differ first."""
    if isinstance(one, Struct) and type(one) is type(other):
        one, other = structs.asdict(one), structs.asdict(other)
    if isinstance(one, dict) and isinstance(other, dict):
        pairs = ((f"{place}.{name}", one[name], other[name]) for name in one)
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        pairs = ((f"{place}[{number}]", *both) for number, both in enumerate(zip(one, other, strict=True)))
    else:
        return "" if one == other else f"{place}: {str(one)[:300]} and not {str(other)[:300]}"
    return next((found for name, here, there in pairs if (found := difference(here, there, name))), "")


def named(result: PushResult) -> str:
    """The kind of a result, with its code if it is a refusal."""
    return f"{type(result).__name__} {result.code}" if isinstance(result, RefusedBatch) else type(result).__name__


class FollowedServer(MemoryServer):
    """A server in memory that real logs follow. Raises `AssertionError` where one of them answers otherwise.

    `outcomes` counts what was asked, and how it was answered.
    """

    def __init__(self, server: MemoryServer, followers: Sequence[Follower]) -> None:
        """Let the real logs take over all that the server holds."""
        vars(self).update(vars(server))
        self.followers = followers
        self.outcomes: Counter[str] = Counter()
        self._backups: dict[MemoryServer, list[Path]] = {}
        for one in followers:
            one.begin(self.key, self.incarnation)
            one.take_over(self)
        self.assert_all_same()

    def assert_all_same(self) -> None:
        """Compare all that stands in the logs."""
        for one in self.followers:
            one.assert_same(self)

    def _compare(self, what: str, answer: Struct, ask: Callable[[Follower], Struct]) -> None:
        """Compare an answer with the others'."""
        self.outcomes[what] += 1
        for number, one in enumerate(self.followers):
            one.take_turns()
            other = ask(one)
            assert encode(other) == encode(answer), f"{what} {number}: {difference(other, answer)}"

    def _agree(self) -> None:
        """Compare what all of them know of who may do what, and which life this is."""
        for number, one in enumerate(self.followers):
            assert one.log.directory() == self.directory, f"another directory {number}"
            assert one.log.known().incarnation == self.incarnation, f"another life {number}"

    def _compare_plainly(self, what: str, answer: T, ask: Callable[[Follower], T]) -> T:
        self.outcomes[what] += 1
        for number, one in enumerate(self.followers):
            try:
                other: T | int | None = ask(one)
            except Refusal as refusal:
                other = None if refusal.status == NOT_FOUND else refusal.status
            assert other == answer, f"{what} {number}: {other!r} and not {answer!r}"
        return answer

    def copied(self) -> MemoryServer:
        """A backup: of the real ones as the command makes it."""
        copy = super().copied()
        self._backups[copy] = [one.back_up() for one in self.followers]
        return copy

    def put_back(self, backup: MemoryServer, incarnation: bytes, now: int, *, without_chunks: bool = False) -> None:
        """Put all of them back to the same backup."""
        anew = incarnation != self.incarnation
        super().put_back(backup, incarnation, now, without_chunks=without_chunks)
        for one, path in zip(self.followers, self._backups[backup], strict=True):
            one.put_back(path, incarnation, now if anew else None, without_chunks=without_chunks)
        self._agree()

    def begin_anew(self, entropy: Callable[[int], bytes]) -> None:
        """Let all of them be the same new server."""
        super().begin_anew(entropy)
        for one in self.followers:
            one.begin(self.key, self.incarnation)

    def found_again(self, placed: PlacedBatch) -> PushResult:
        """Take the first batch of a cooperation that comes from another server."""
        result = super().found_again(placed)
        self._compare(
            "found again", PushAnswer((result,)), lambda one: PushAnswer(one.log.found_again(CODE, placed, 0).results)
        )
        self._agree()
        return result

    def push(self, caller: Caller, pushed: Sequence[Batch], now: int) -> tuple[PushResult, ...]:
        """Decide about batches in their order."""
        results = super().push(caller, pushed, now)
        self.outcomes.update(named(result) for result in results)
        self._compare("push", PushAnswer(results), lambda one: PushAnswer(one.push(caller, pushed, now)))
        self._agree()
        return results

    def restore(self, caller: Caller | None, request: RestoreRequest, now: int) -> RestoreAnswer:
        """Bring back what was lost."""
        before = self.incarnation
        answer = super().restore(caller, request, now)
        renewed = self.incarnation if self.incarnation != before else NO_NEW_LIFE
        for placed, result in zip(request.batches, answer.results, strict=True):
            self.outcomes[f"given back: {'as it was' if result == Accepted(placed.stamp) else named(result)}"] += 1
        self._compare("restore", answer, lambda one: one.restore(caller, request, renewed, now))
        self._agree()
        return answer

    def pull(self, caller: Caller, cursors: Iterable[Cursor]) -> PullAnswer:
        """Give the next page."""
        asked = list(cursors)
        answer = super().pull(caller, asked)
        self.outcomes["behind"] += len(answer.behind)
        self.outcomes["more"] += answer.more
        self._compare("pull", answer, lambda one: one.pull(caller, asked, self.page_bytes))
        return answer

    def wait(self, caller: Caller, digest: bytes) -> WaitAnswer:
        """Say whether anything has grown."""
        answer = super().wait(caller, digest)
        self._compare("wait", answer, lambda one: one.wait(caller, digest))
        return answer

    def missing(self, caller: Caller, channel: bytes, hashes: Collection[bytes], now: int) -> tuple[bytes, ...] | None:
        """Say which chunks a channel lacks."""
        answer, asked = super().missing(caller, channel, hashes, now), tuple(hashes)
        return self._compare_plainly("missing", answer, lambda one: one.chunks.missing(caller, channel, asked, now))

    def put_chunk(self, caller: Caller, channel: bytes, data: bytes, now: int) -> bool | None:
        """Keep a chunk."""
        answer, handed = (
            super().put_chunk(caller, channel, data, now),
            Handed(caller.device, channel, address(data), data),
        )
        return self._compare_plainly("put", answer, lambda one: one.put_chunk(caller, handed, now))

    def get_chunk(self, caller: Caller, channel: bytes, chunk: bytes) -> bytes | None:
        """Give a chunk."""
        answer = super().get_chunk(caller, channel, chunk)
        return self._compare_plainly("get", answer, lambda one: one.get_chunk(caller, channel, chunk))

    def collect(self, now: int) -> int:
        """Drop the chunks that nothing needs."""
        return self._compare_plainly("collect", super().collect(now), lambda one: one.collect(now))
