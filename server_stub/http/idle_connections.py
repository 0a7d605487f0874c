"""Connections on which nobody asks anything: they are ended, as only so many are kept, and who comes then is sent away.

Uvicorn ends one that rests between two requests. It waits for ever for the first, and for one that began and does not
go on.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.server import ServerState

ASKING_SECONDS: Final = 90.0
"""Longer than a connection may rest between two requests: a proxy that keeps some ready must not find them ended. And
longer than TLS may take to begin."""


class IdleTimeoutProtocol(H11Protocol):
    """Uvicorn's, with a look at each connection now and then: one that no request has begun on since then is ended."""

    asking_seconds = ASKING_SECONDS

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        """Begin to look."""
        super().__init__(config, server_state, app_state, _loop)
        self._seen: RequestResponseCycle | None = None
        self._next_look = self.loop.call_later(self.asking_seconds, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        self._next_look.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        if self not in self.connections:
            return
        if self.cycle is self._seen and not _is_under_way(self._seen):
            self.transport.close()
            return
        self._seen = self.cycle
        self._next_look = self.loop.call_later(self.asking_seconds, self._look)


def _is_under_way(request: RequestResponseCycle | None) -> bool:
    return request is not None and not request.response_complete
