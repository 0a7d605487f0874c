"""A line on loopback between clients and servers, as slow, deaf and short-lived as told: TCP, whatever it carries.

It may also be an HTTP proxy, which leads wherever it is asked to by CONNECT.
"""

from __future__ import annotations

import asyncio
import math
import threading
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

BLOCK = 16384
AHEAD = 16
"""Blocks that may be on their way at once, each way."""
_Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_OPEN = b"HTTP/1.1 200 Open\r\n\r\n"
_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"


@dataclass
class Weather:
    """How the line is; all of it may change while connections are open.

    `delay` is what each block takes, each way, in seconds; `rate` how many bytes a second go each way. After so many
    bytes of answers a connection is cut (`cut_after`), or nothing moves on it any more (`stall_after`). A connection
    without a byte for `idle` seconds is cut, or forgotten without a word (`silent`): what is sent on it from then on
    goes nowhere. Nobody new gets through a line that is `closed`.
    """

    delay: float = 0.0
    rate: float = math.inf
    cut_after: float = math.inf
    stall_after: float = math.inf
    idle: float = math.inf
    silent: bool = False
    closed: bool = False


@dataclass(eq=False)
class _Connection:
    """One connection, from the client to the server behind the line."""

    weather: Weather
    here: asyncio.StreamWriter
    there: asyncio.StreamWriter
    used_at: float
    answered: int = 0
    forgotten: bool = False

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one way until its end, each block after its delay."""
        way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(AHEAD)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._take(reader, way))
            group.create_task(self._give(writer, way))

    async def _take(self, reader: asyncio.StreamReader, way: asyncio.Queue[tuple[float, bytes]]) -> None:
        clock = asyncio.get_running_loop().time
        block = b"?"
        while block:
            block = await reader.read(BLOCK)
            self.used_at = clock()
            await way.put((self.used_at + self.weather.delay, block))

    async def _give(self, writer: asyncio.StreamWriter, way: asyncio.Queue[tuple[float, bytes]]) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            due, block = await way.get()
            await asyncio.sleep(due - clock())
            if not block:
                return
            if writer is self.here:
                block = await self._what_gets_through(block)
            if not self.forgotten:
                writer.write(block)
                await writer.drain()
            self.used_at = clock()
            await asyncio.sleep(len(block) / self.weather.rate)

    async def _what_gets_through(self, block: bytes) -> bytes:
        """Give as much of an answer as comes before the line fails; then let it fail."""
        end = min(self.weather.cut_after, self.weather.stall_after)
        if self.answered + len(block) <= end:
            self.answered += len(block)
            return block
        self.here.write(block[: max(0, int(end) - self.answered)])
        await self.here.drain()
        if self.weather.cut_after <= end:
            self.cut()
        self.forgotten = True
        return b""

    async def rest(self) -> None:
        """Wait until nothing went over the line for too long; then cut or forget it."""
        clock = asyncio.get_running_loop().time
        while not self.forgotten:
            left = self.used_at + self.weather.idle - clock()
            if left > 0:
                await asyncio.sleep(min(left, 0.05))
                continue
            self.forgotten = True
            if not self.weather.silent:
                self.cut()

    def cut(self) -> None:
        """End it at both ends, whatever is on its way."""
        for writer in (self.here, self.there):
            writer.transport.abort()


@dataclass
class FaultProxy:
    """Leads each connection to the next of `ports` on loopback that takes it; without any, where CONNECT asks it to.

    The path of a local socket may stand in the place of a port.
    """

    ports: Sequence[int | str] = ()
    weather: Weather = field(default_factory=Weather)
    refuses: bool = False
    connections: int = 0
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.port = 0
        self._open: set[_Connection] = set()
        self._writers: list[asyncio.StreamWriter] = []
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fault proxy")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._listening.wait(20)
        return self

    def __exit__(self, *_error: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def cut_all(self) -> None:
        """Cut every connection that is open now, and wait until it is."""
        done = threading.Event()

        def cut() -> None:
            for connection in list(self._open):
                connection.cut()
            done.set()

        self._loop.call_soon_threadsafe(cut)
        assert done.wait(20)

    def until_forgotten(self) -> None:
        """Wait until the line has forgotten every connection that is open."""
        for _ in range(2000):
            if all(connection.forgotten for connection in list(self._open)):
                return
            threading.Event().wait(0.01)
        raise AssertionError("a connection is still known")

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        tasks: set[asyncio.Task[None]] = set()

        def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self._writers.append(writer)
            tasks.add(asyncio.ensure_future(self._lead(reader, writer)))

        server = await asyncio.start_server(begin, "127.0.0.1", 0, backlog=1024)
        self.port = server.sockets[0].getsockname()[1]
        self._listening.set()
        await self._over.wait()
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        # Also of those that came so late that nobody has led them yet, and of those that still have something to give.
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.sleep(0)

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with suppress(OSError, asyncio.IncompleteReadError):
            found = None if self.weather.closed else await self._find(reader, writer)
            if found is not None:
                await self._between(reader, writer, *found)
        writer.transport.abort()

    async def _between(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        answers: asyncio.StreamReader,
        requests: asyncio.StreamWriter,
    ) -> None:
        connection = _Connection(self.weather, writer, requests, asyncio.get_running_loop().time())
        self._open.add(connection)
        self._writers.append(requests)
        ways = [connection.carry(reader, requests), connection.carry(answers, writer)]
        tasks = [asyncio.create_task(way) for way in ways]
        resting = asyncio.create_task(connection.rest())
        try:
            # The end of one way is the end of both, once what was on its way has arrived.
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (*tasks, resting):
                task.cancel()
            await asyncio.gather(*tasks, resting, return_exceptions=True)
            self._open.discard(connection)
            connection.there.close()
            connection.here.close()

    async def _find(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> _Line | None:
        """Find who is behind the line, None where nobody is."""
        if not self.ports:
            return await self._where_it_is_asked_to(reader, writer)
        for step in range(len(self.ports)):
            port = self.ports[(self.connections + step) % len(self.ports)]
            with suppress(OSError):
                if isinstance(port, str):
                    return await _reached(asyncio.open_unix_connection(port))
                return await _reached(asyncio.open_connection("127.0.0.1", port))
        return None

    async def _where_it_is_asked_to(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> _Line | None:
        head = await reader.readuntil(b"\r\n\r\n")
        method, target, _ = head.decode("latin-1").split(" ", 2)
        self.asked.append(f"{method} {target}")
        if self.refuses or method != "CONNECT":
            writer.write(_REFUSED)
            await writer.drain()
            writer.close()
            return None
        host, _, port = target.rpartition(":")
        found = await _reached(asyncio.open_connection(host, int(port)))
        writer.write(_OPEN)
        return found


async def _reached(opening: Coroutine[None, None, _Line]) -> _Line:
    """Open a connection to its end, also where the line is taken down meanwhile: half open it would be nobody's."""
    task = asyncio.ensure_future(opening)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        with suppress(OSError):
            _, writer = await task
            writer.transport.abort()
        raise
