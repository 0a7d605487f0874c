"""The calls about files: which chunks are missing, handing one in, fetching one; and the sweep beside them.

Whoever reads a channel hands in and fetches its chunks; to everybody else they do not exist. A chunk is in memory whole
while it comes or goes, so only so many do at a time. Its bytes are compared with its address on the way in and on the
way out: what the disk has changed is taken off the shelf, so that whoever holds it can hand it in again.

What does not lie on the shelf, or cannot be read there, counts as missing for as long, and new bytes may take its
place; it is not forgotten for that. The disk may not be mounted yet, or this process may look at another folder than
the rest: if a chunk's name went then, the bytes would be nobody's, and a sweep would take the only copy.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import Final

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server_stub.files import SHARD, SHARDS, NoRoom, Shelf
from server_stub.http.requests import Bodies, Refusal, answer
from server_stub.http.workers import Workers
from server_stub.log.chunk_book import Handed
from server_stub.log.chunks import LEASE_MS, SWEPT_AT_ONCE, address_in, new_name
from server_stub.log.log import Log
from server_stub.relay.access import Caller, keeps_files
from server_stub.relay.quotas import takes_chunk
from wire import limits, messages
from wire.chunks import address as address_of

_log = logging.getLogger("schutzbruecke.server")
_HASH_DIGITS: Final = 64
_LEAVING_AT_ONCE: Final = 32
_LEAVING_SECONDS: Final = 120
SWEEP_SECONDS: Final = 600.0
"""Between two sweeps. Each looks at the leases that are over, and through one of 256 parts of the shelf."""

WhoCalls = Callable[[Request], Awaitable[Caller]]


class Chunks:
    """The chunks of a log and its shelf, as plain work for a thread."""

    def __init__(self, log: Log, shelf: Shelf) -> None:
        self._log = log
        self._shelf = shelf
        self._unreadable: set[str] = set()
        self._shard = 0

    def check(self, caller: Caller, channel: bytes) -> None:
        """Let nobody in who does not read the channel; raises `Refusal`."""
        if not keeps_files(self._log.directory(), caller, channel):
            raise Refusal(404, "not_found")

    def missing(self, caller: Caller, channel: bytes, addresses: tuple[bytes, ...], now: int) -> tuple[bytes, ...]:
        """Say which chunks a channel lacks; the others are kept for another lease."""
        self.check(caller, channel)
        held = self._log.chunks.held(channel, addresses, now)
        return tuple(one for one in addresses if one not in held or not self._lies(held[one]))

    def admit(self, caller: Caller, now: int) -> None:
        """Let nobody hand in more on a day than one device may; raises `Refusal`."""
        used = self._log.chunks.used(caller.device, now)
        if not takes_chunk(self._log.files_a_day, used, limits.CHUNK_BYTES):
            raise Refusal(507, "quota")

    def keep(self, handed: Handed, now: int) -> bool:
        """Keep a chunk; says whether the channel had it already. Raises `Refusal`."""
        if address_of(handed.content) != handed.address:
            raise Refusal(400, "address")
        name = new_name(handed.address, secrets.token_hex(8))
        try:
            self._shelf.put(name, handed.content)
        except NoRoom as error:
            _log.error("there is no room for files: %s", error)
            raise Refusal(507, "no_room") from error
        new = self._log.chunks.keep(handed, name, now)
        if new or self._takes_the_place(handed.channel, handed.address, name):
            return False
        self._shelf.remove((name,))
        return True

    def _takes_the_place(self, channel: bytes, address: bytes, name: str) -> bool:
        """Let new bytes be a chunk whose own lie nowhere; says whether they do."""
        there = self._log.chunks.name_of(channel, address)
        return there is not None and not self._lies(there) and self._log.chunks.rename(there, name)

    def _lies(self, name: str) -> bool:
        return name not in self._unreadable and self._shelf.has(name)

    def _read(self, name: str) -> bytes | None:
        """Read what lies under a name; of one that the disk does not give the others know nothing and go on."""
        try:
            content = self._shelf.get(name)
        except OSError as error:
            _log.error("a chunk cannot be read: %s, %s", name, type(error).__name__)
            self._unreadable.add(name)
            return None
        self._unreadable.discard(name)
        return content

    def fetch(self, channel: bytes, address: bytes) -> bytes:
        """Give a chunk as it was handed in; raises `Refusal` where it is not there, or no longer what it was."""
        name = self._log.chunks.name_of(channel, address)
        content = None if name is None else self._read(name)
        if name is None or content is None:
            raise Refusal(404, "not_found")
        if address_of(content) == address:
            return content
        _log.error("a chunk is damaged: %s", name)
        self._log.chunks.drop(name)
        self._shelf.remove((name,))
        raise Refusal(404, "not_found")

    def remove(self, names: Collection[str]) -> None:
        """Remove the bytes of chunks that the log has forgotten."""
        self._shelf.remove(names)

    def find_again(self, addresses: Collection[bytes]) -> None:
        """Let what lies on the shelf be the chunks that events need which have come back; a sweep would take days."""
        shards = {address.hex()[:SHARD] for address in addresses}
        lying = [name for shard in sorted(shards) for name in self._shelf.names(shard)]
        wanted = {name for name in lying if address_in(name) in addresses}
        self._log.chunks.adopt(wanted - self._log.chunks.known_names(wanted))

    def look_over(self) -> int:
        """Say in the log how many chunks do not lie on the shelf; gives that number. Holders hand them in again."""
        gone = sum(not self._shelf.has(name) for name in self._log.chunks.names())
        if gone:
            _log.warning("%d chunks are not on the shelf", gone)
        return gone

    def sweep(self, now: int) -> int:
        """Remove what nothing has needed for the length of a lease; says how many chunks that were.

        What was emptied while somebody read goes from the files of the database as well.
        """
        self._log.scrub_again()
        removed = 0
        while names := self._log.chunks.sweep(now):
            self._shelf.remove(names)
            removed += len(names)
            if len(names) < SWEPT_AT_ONCE:
                break
        shard, self._shard = SHARDS[self._shard], (self._shard + 1) % len(SHARDS)
        old = self._shelf.old(shard, now - LEASE_MS)
        strays = set(old) - self._log.chunks.known_names(old)
        if strays:
            strays -= self._log.chunks.adopt(strays)
        self._shelf.remove(strays)
        return removed + len(strays)


class FileDoor:
    """The endpoints of files."""

    def __init__(self, chunks: Chunks, workers: Workers, clock: Callable[[], int], who_calls: WhoCalls) -> None:
        self._chunks = chunks
        self._workers = workers
        self._clock = clock
        self._who_calls = who_calls
        self._bodies = Bodies()
        self._leaving = asyncio.Semaphore(_LEAVING_AT_ONCE)

    async def missing(self, request: Request) -> Response:
        """Say which chunks a channel lacks."""
        caller, channel = await self._who_calls(request), _hash(request, "channel")
        question = await self._bodies.read(request, messages.MissingRequest, limits.SMALL_REQUEST_BYTES, caller)
        run = self._workers.run
        return answer(
            messages.MissingAnswer(
                await run(self._chunks.missing, caller, channel, question.chunks, self._clock()),
            )
        )

    async def chunk(self, request: Request) -> Response:
        """Take a chunk in, or give it out."""
        caller, channel, address = await self._who_calls(request), _hash(request, "channel"), _hash(request, "address")
        await self._workers.run(self._chunks.check, caller, channel)
        if request.method != "PUT":
            return _Leaving(partial(self._give, channel, address))
        await self._workers.run(self._chunks.admit, caller, self._clock())
        async with self._bodies.raw(request, limits.SEALED_CHUNK_BYTES, caller) as content:
            handed = Handed(caller.device, channel, address, content)
            known = await self._workers.run(self._chunks.keep, handed, self._clock())
        return answer(messages.ChunkAnswer(known))

    async def _give(self, channel: bytes, address: bytes, scope: Scope, receive: Receive, send: Send) -> None:
        """Read a chunk and send it, once it is its turn; a caller who takes it too slowly is cut off."""
        async with self._leaving, asyncio.timeout(_LEAVING_SECONDS):
            content = await self._workers.run(self._chunks.fetch, channel, address)
            await Response(content, media_type="application/octet-stream")(scope, receive, send)

    async def remove(self, names: Collection[str]) -> None:
        """Remove the bytes of chunks that nothing needs any more; what cannot be removed now, a later sweep finds.

        Whoever asked for it is not told: what they pushed is accepted, and others are waiting for it.
        """
        if not names:
            return
        try:
            await self._workers.run(self._chunks.remove, names)
        except (OSError, Refusal) as error:
            _log.warning("could not remove chunks: %s", type(error).__name__)

    async def find_again(self, addresses: Collection[bytes]) -> None:
        """Find what events need that have come back; what is not found now, a later sweep finds, or a holder brings."""
        if not addresses:
            return
        try:
            await self._workers.run(self._chunks.find_again, addresses)
        except (SQLAlchemyError, OSError, Refusal) as error:
            _log.warning("could not look for chunks: %s", type(error).__name__)

    async def sweep(self) -> None:
        """Go on removing what nothing needs, for as long as the server runs; first say what is not there."""
        looked_over = False
        while True:
            try:
                if not looked_over:
                    await self._workers.run(self._chunks.look_over)
                    looked_over = True
                await self._workers.run(self._chunks.sweep, self._clock())
            except (SQLAlchemyError, OSError, Refusal) as error:
                _log.warning("could not sweep the chunks: %s", type(error).__name__)
            await asyncio.sleep(SWEEP_SECONDS)


class _Leaving(Response):
    """A chunk that is read only when it is its turn to be sent."""

    def __init__(self, give: ASGIApp) -> None:
        super().__init__()
        self._give = give

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._give(scope, receive, send)


def _hash(request: Request, name: str) -> bytes:
    """Read a hash in the path; raises `Refusal`."""
    text = request.path_params[name]
    try:
        read = bytes.fromhex(text)
    except ValueError:
        read = b""
    if len(text) != _HASH_DIGITS or read.hex() != text:
        raise Refusal(404, "not_found")
    return read
