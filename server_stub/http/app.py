"""The application: endpoints, what becomes of errors, and what runs beside the requests."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route

from server_stub.http import requests
from server_stub.http.endpoints import Door, Parts
from server_stub.http.requests import Refusal

_log = logging.getLogger("schutzbruecke.server")


def create_app(parts: Parts) -> Starlette:
    """Make the application of a log."""
    door = Door(parts)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        running = (door.hints.look, door.hints.listen, door.files.sweep)
        beside = [asyncio.create_task(kept_running(one)) for one in running]
        yield
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        parts.workers.close()

    return Starlette(
        routes=_routes(door),
        lifespan=lifespan,
        exception_handlers={
            Refusal: requests.on_refusal,
            HTTPException: requests.on_http,
            OperationalError: requests.on_database,
            DatabaseError: requests.on_damage,
            NoConnection: requests.on_database,
            Exception: requests.on_fault,
        },
    )


async def kept_running(run: Callable[[], Awaitable[None]], again_seconds: float = 1.0) -> None:
    """Do something for as long as the server runs: an error that nobody foresaw is logged and ends nothing.

    Without what runs beside the requests everybody would wait in vain, and nothing would say so.
    """
    while True:
        running = asyncio.ensure_future(run())
        try:
            await asyncio.wait({running})
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
        error = running.exception()
        if error is None:
            return
        _log.error("what runs beside the requests has failed", exc_info=error)
        await asyncio.sleep(again_seconds)


def _routes(door: Door) -> list[Route]:
    return [
        Route("/v1/hello", door.hello),
        Route("/v1/found", door.found, methods=["POST"]),
        Route("/v1/session", door.session, methods=["POST"]),
        Route("/v1/push", door.push, methods=["POST"]),
        Route("/v1/restore", door.restore, methods=["POST"]),
        Route("/v1/pull", door.pull, methods=["POST"]),
        Route("/v1/wait", door.wait, methods=["POST"]),
        Route("/v1/files/{channel}", door.files.missing, methods=["POST"]),
        Route("/v1/files/{channel}/{address}", door.files.chunk, methods=["GET", "PUT"]),
        Route("/healthz", door.healthz),
        Route("/readyz", door.readyz),
    ]
