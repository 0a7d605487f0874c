"""Connections on which nobody asks anything, with uvicorn's own server on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from starlette.types import Receive, Scope, Send
from uvicorn import Config
from uvicorn.server import ServerState

from server_stub.http.idle_connections import IdleTimeoutProtocol

SECONDS = 20.0
WHOLE = b"GET / HTTP/1.1\r\nhost: here\r\n\r\n"

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class _Soon(IdleTimeoutProtocol):
    asking_seconds = 0.05


def talk(there: Talk, under_way: asyncio.Event | None = None) -> None:
    """Let somebody talk to a server whose answers wait for an event, if one is given."""

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        if under_way is not None:
            await under_way.wait()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})

    async def run() -> None:
        config, state, loop = Config(app, log_config=None, ws="none"), ServerState(), asyncio.get_running_loop()
        config.load()
        server = await loop.create_server(lambda: _Soon(config, state, {}), "127.0.0.1", 0)
        host, port = server.sockets[0].getsockname()
        reader, writer = await asyncio.open_connection(host, port)
        async with asyncio.timeout(SECONDS), server:
            await there(reader, writer)
            writer.close()
            await writer.wait_closed()

    asyncio.run(run())


@pytest.mark.parametrize("said", [b"", WHOLE[:20]])
@pytest.mark.parametrize("asked", [0, 1])
def test_who_asks_nothing_is_sent_away(said: bytes, asked: int) -> None:
    """A connection on which no request is finished, the first or a later one, is ended by the server."""

    async def there(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(asked):
            writer.write(WHOLE)
            assert (await reader.readuntil(b"ok")).startswith(b"HTTP/1.1 200")
        writer.write(said)
        assert await reader.read() == b""

    talk(there)


def test_who_waits_for_an_answer_is_not() -> None:
    """However often it is looked at meanwhile, a request under way has its answer."""
    under_way = asyncio.Event()

    async def there(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(WHOLE)
        asyncio.get_running_loop().call_later(10 * _Soon.asking_seconds, under_way.set)
        assert (await reader.readuntil(b"ok")).startswith(b"HTTP/1.1 200")

    talk(there, under_way)
