"""LISTEN on PostgreSQL: hints from the other processes that share the database.

A hint only says where to look. Whoever listens must look everywhere each time a connection begins, because what was
announced before it is lost. A connection that something on the way has forgotten says nothing for ever: so whoever
listens announces something of their own now and then, and one on which not even that arrives is given up.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final

from psycopg import AsyncConnection, OperationalError
from sqlalchemy import URL

from server_stub.log.database import POSTGRESQL_LINE

TOPIC: Final = "schutzbruecke"
SILENT_SECONDS: Final = 20.0
"""So long a connection may say nothing at all; less than a caller waits."""


async def listen(url: URL, silent: float = SILENT_SECONDS) -> AsyncGenerator[str, None]:
    """Give an empty text once connected, then each announcement; ends with an error when the connection does.

    One on which nothing has come for `silent` seconds counts as ended. Close it after use, which closes the connection.
    """
    target = url.set(drivername="postgresql").render_as_string(hide_password=False)
    async with await AsyncConnection.connect(target, autocommit=True, **POSTGRESQL_LINE) as connection:
        await connection.execute(f"LISTEN {TOPIC}")
        yield ""
        alive = True
        while alive:
            alive = False
            async for notice in connection.notifies(timeout=silent):
                alive = True
                yield notice.payload
    raise OperationalError("nothing came any more")
