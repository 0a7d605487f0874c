"""A real log on a database of its own, with a shelf: what stands behind the door of a real server, for tests to ask."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import count, cycle
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from server_stub.http.files import Chunks
from server_stub.http.waiting import WaitingRoom
from server_stub.log import backup, reading
from server_stub.log import meta as metas
from server_stub.log.checking import broken_places
from server_stub.log.chunk_book import Handed
from server_stub.log.chunks import lease_anew
from server_stub.log.database import Database
from server_stub.log.log import Log
from server_stub.log.tables import chunks, metadata
from server_stub.relay.access import Caller, channels
from tests.helpers.devices import decoded_core
from tests.helpers.founded import CODE, opened_log
from tests.helpers.memory_server import MemoryServer
from tests.helpers.memory_shelf import MemoryShelf
from wire.batch import Batch
from wire.messages import Accepted, Cursor, PullAnswer, PushResult, RestoreAnswer, RestoreRequest, WaitAnswer
from wire.names import directory_channel


class Follower:
    """A real log on one database, with a shelf: what stands behind the door of a real server."""

    def __init__(self, url: str, folder: Path) -> None:
        self._database = Database(url)
        self._folder = folder
        self._names = count(1)
        self.log: Log
        self.shelf = MemoryShelf()
        self.chunks: Chunks

    def begin(self, key: Ed25519PrivateKey, incarnation: bytes) -> None:
        """Be a server that was just initialised, with these secrets."""
        with self._database.writing() as connection:
            metadata.drop_all(connection)
            assert metas.create(connection, metas.Secrets(incarnation, key.private_bytes_raw(), bytes(32), CODE))
        self._open(MemoryShelf())

    def _open(self, shelf: MemoryShelf) -> None:
        logs = [opened_log(self._database) for _ in range(2 if self._database.postgresql else 1)]
        self._processes = cycle([(log, Chunks(log, shelf)) for log in logs])
        self.shelf = shelf
        self.take_turns()

    def take_turns(self) -> None:
        """Let another process be asked: PostgreSQL may have several, each with what it remembers; SQLite has one."""
        self.log, self.chunks = next(self._processes)

    def take_over(self, server: MemoryServer) -> None:
        """Take in all that a server holds as a founded one is given it back, under the stamps it had."""
        first, *others = server.lanes[directory_channel(server.root)].placed
        answers = list(self.log.found_again(CODE, first, 0).results)
        rest = [others, *(lane.placed for lane in server.lanes.values() if first not in lane.placed)]
        for placed in [one for lane in rest for one in lane]:
            author = Caller(decoded_core(placed.batch).device)
            answers += self.log.restore(author, RestoreRequest((placed,)), server.incarnation, 0).answer.results
        expected = [Accepted(one.stamp) for one in [first, *(one for lane in rest for one in lane)]]
        assert answers == expected

    def back_up(self) -> Path:
        """Make a backup as the command does."""
        path = self._folder / f"backup-{next(self._names)}"
        backup.back_up(self._database, path, self.shelf.get)
        return path

    def put_back(self, path: Path, incarnation: bytes, now: int | None, *, without_chunks: bool) -> None:
        """Hold what a backup holds: by the command, at a time, or below a process that notices nothing."""
        shelf = MemoryShelf()
        with backup.opened(path) as source, self._database.writing() as target:
            backup.restore(source, target, backup.Renewed(incarnation, bytes(32)), shelf.put)
            if now is not None:
                lease_anew(target, now)
            if without_chunks:
                # The server in memory has no rows beside the bytes. Here a row whose bytes are gone would still let an
                # event be placed that names it; whoever holds the chunk hands it in within the day all the same.
                target.execute(chunks.delete())
                shelf = MemoryShelf()
        if now is not None:
            self._open(shelf)
        else:
            self.shelf.lying, self.shelf.since = shelf.lying, shelf.since

    def kept(self) -> set[tuple[bytes, bytes]]:
        """The chunks that are here, by channel and address."""
        with self._database.reading() as connection:
            rows = connection.execute(select(chunks.c.channel, chunks.c.address, chunks.c.name)).all()
        return {(channel, one) for channel, one, name in rows if self.shelf.has(name)}

    def assert_same(self, server: MemoryServer) -> None:
        """Compare all that stands in the log, row by row, and look it over as the command does."""
        with self._database.reading() as connection:
            tails = reading.all_tails(connection)
            begun = {channel: lane.tail for channel, lane in server.lanes.items() if lane.tail.seq}
            assert {channel: there.tail for channel, there in tails.items()} == begun, "another tail"
            for channel, there in tails.items():
                placed = reading.placed(connection, there.number, 1, there.tail.seq)
                assert list(placed) == server.lanes[channel].placed, "another batch"
            assert list(broken_places(connection, server.public_key)) == [], "a broken log"
        assert self.kept() == server.chunks.kept.keys(), "another chunk"

    def push(self, caller: Caller, pushed: Sequence[Batch], now: int) -> tuple[PushResult, ...]:
        """Push as the door does."""
        pushed_ = self.log.push(caller, pushed, now)
        self.chunks.remove(pushed_.dropped)
        return pushed_.results

    def restore(self, caller: Caller | None, request: RestoreRequest, renewed: bytes, now: int) -> RestoreAnswer:
        """Give back as the door does."""
        restored = self.log.restore(caller, request, renewed, now)
        self.chunks.remove(restored.dropped)
        return restored.answer

    def pull(self, caller: Caller, cursors: Sequence[Cursor], page_bytes: int) -> PullAnswer:
        """Pull a page of a size."""
        self.log.page_bytes = page_bytes
        return self.log.pull(caller, cursors)

    def put_chunk(self, caller: Caller, handed: Handed, now: int) -> bool:
        """Hand a chunk in as the door does; raises `Refusal`."""
        self.shelf.now = now
        self.chunks.check(caller, handed.channel)
        self.chunks.admit(caller, now)
        return self.chunks.keep(handed, now)

    def get_chunk(self, caller: Caller, channel: bytes, chunk: bytes) -> bytes:
        """Fetch a chunk as the door does; raises `Refusal`."""
        self.chunks.check(caller, channel)
        return self.chunks.fetch(channel, chunk)

    def collect(self, now: int) -> int:
        """Sweep once; says how many chunks went."""
        self.shelf.now = now
        return self.chunks.sweep(now)

    def wait(self, caller: Caller, digest: bytes) -> WaitAnswer:
        """Answer as the waiting room of a process that has just begun, which holds nobody."""
        room = WaitingRoom(0)
        room.learn(self.log.board(channels(self.log.directory(), caller)))
        return asyncio.run(room.wait(caller, digest))

    def close(self) -> None:
        self._database.close()
