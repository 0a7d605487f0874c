"""Requests in, answers out: limits while reading, MessagePack, problems instead of tracebacks."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Hashable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final, TypeVar

from sqlalchemy.exc import DatabaseError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from server_stub.log.database import is_damage
from wire import limits
from wire.codec import Malformed, decode, encode
from wire.messages import Problem

SMALL: Final = 4 * limits.KIB
FOUND: Final = limits.BATCH_BYTES + 256 * limits.KIB
PUSH: Final = limits.PUSH_BYTES + 256 * limits.KIB
RESTORE: Final = limits.PUSH_BYTES + 256 * limits.KIB
PULL: Final = limits.PULL_CURSORS * 96
READING_SECONDS: Final = 60
"""So long nothing may come of a body, and so much longer it may take than over the slowest line."""

T = TypeVar("T")
_log = logging.getLogger("schutzbruecke.server")


class Refusal(Exception):
    """A request that is not done, as the caller is told."""

    def __init__(self, status: int, code: str, message: str = "", retry_after: float = 0.0) -> None:
        super().__init__(code)
        self.status = status
        self.problem = Problem(code, message[:500], retry_after)


class Bodies:
    """Reads bodies, a bounded number of large ones at a time, so that memory is bounded too.

    Of one caller even fewer, and what says that it is small waits for nobody: a member who sends slowly must keep no
    notification waiting, and least of all the statement that revokes it.
    """

    def __init__(self, at_once: int = 16, of_one: int = 5) -> None:
        self._large = asyncio.Semaphore(at_once)
        self._of_one = of_one
        self._under_way: Counter[Hashable] = Counter()

    async def read(self, request: Request, kind: type[T], limit: int, who: Hashable = None) -> T:
        """Read a message of at most `limit` bytes of a caller, if anybody is known; raises `Refusal`."""
        announced = _announced(request)
        if limit <= SMALL or 0 < announced <= SMALL:
            return _decoded(kind, await _read(request, min(limit, announced or limit)), limit)
        async with self.raw(request, limit, who) as content:
            return _decoded(kind, content, limit)

    @asynccontextmanager
    async def raw(self, request: Request, limit: int, who: Hashable) -> AsyncIterator[bytes]:
        """Read at most `limit` bytes that are no message, counted as large until the block ends; raises `Refusal`."""
        async with AsyncExitStack() as turn:
            async with _in_time():
                await turn.enter_async_context(self._turn(who))
            yield await _read(request, limit)

    @asynccontextmanager
    async def _turn(self, who: Hashable) -> AsyncIterator[None]:
        if who is not None and self._under_way[who] >= self._of_one:
            raise Refusal(503, "busy", retry_after=1.0)
        self._under_way[who] += 1
        try:
            async with self._large:
                yield
        finally:
            self._under_way -= Counter((who,))


@asynccontextmanager
async def _in_time() -> AsyncIterator[asyncio.Timeout]:
    """Refuse a caller whose turn, or whose body, does not come in time."""
    try:
        async with asyncio.timeout(READING_SECONDS) as ends:
            yield ends
    except TimeoutError as error:
        raise Refusal(408, "too_slow") from error
    except ClientDisconnect as error:
        raise Refusal(400, "cut_off") from error


async def _read(request: Request, limit: int) -> bytes:
    """Read a body as long as it keeps coming, as it does over the slowest line there is."""
    if _announced(request) > limit:
        raise Refusal(413, "too_large")
    data, now = bytearray(), asyncio.get_running_loop().time
    began = now()
    async with _in_time() as ends:
        async for part in request.stream():
            data += part
            if len(data) > limit:
                raise Refusal(413, "too_large")
            ends.reschedule(READING_SECONDS + min(now(), began + len(data) / limits.SLOWEST))
    return bytes(data)


def _decoded(kind: type[T], data: bytes, limit: int) -> T:
    try:
        return decode(kind, data, limit=limit)
    except Malformed as error:
        raise Refusal(400, "malformed", str(error)) from error


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def bearer(request: Request) -> str:
    """Give the token of a request; raises `Refusal`."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refusal(401, "session_required")
    return token


def answer(message: object, status: int = 200) -> Response:
    """Give a message as MessagePack."""
    return Response(encode(message), status, media_type="application/msgpack")


def refused(refusal: Refusal) -> Response:
    """Tell a caller why a request was not done."""
    response = answer(refusal.problem, refusal.status)
    if refusal.problem.retry_after:
        response.headers["retry-after"] = str(max(1, round(refusal.problem.retry_after)))
    return response


async def on_refusal(_request: Request, error: Exception) -> Response:
    """Answer a `Refusal`."""
    return refused(error if isinstance(error, Refusal) else Refusal(500, "internal"))


async def on_http(_request: Request, error: Exception) -> Response:
    """Answer a path or method that does not exist."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refused(Refusal(status, {404: "not_found", 405: "method"}.get(status, "http")))


async def on_database(_request: Request, _error: Exception) -> Response:
    """Answer while the database cannot be reached or is busy beyond patience."""
    return refused(Refusal(503, "database_unavailable", retry_after=2.0))


async def on_damage(request: Request, error: Exception) -> Response:
    """Answer while the database cannot be read: nothing was taken, and the caller keeps what it has."""
    if not isinstance(error, DatabaseError) or not is_damage(error):
        return await on_fault(request, error)
    _log.error("the database is damaged; `status --check` says where")
    return refused(Refusal(503, "database_damaged"))


async def on_fault(_request: Request, _error: Exception) -> Response:
    """Answer after a fault of this program, without a word about it."""
    return refused(Refusal(500, "internal"))
