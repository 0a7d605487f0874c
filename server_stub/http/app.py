"""The application: endpoints, what becomes of errors, and what runs beside the requests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route

from server_stub.http import requests
from server_stub.http.endpoints import Door, Parts
from server_stub.http.requests import Refusal


def create_app(parts: Parts) -> Starlette:
    """Make the application of a log."""
    door = Door(parts)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        running = (door.hints.look(), door.hints.listen(), door.files.sweep())
        beside = [asyncio.create_task(one) for one in running]
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
