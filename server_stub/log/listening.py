"""LISTEN on PostgreSQL: hints from the other processes that share the database.

A hint only says where to look. Whoever listens must look everywhere each time a connection begins, because what was
announced before it is lost.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final

from psycopg import AsyncConnection
from sqlalchemy import URL

TOPIC: Final = "schutzbruecke"


async def listen(url: URL) -> AsyncGenerator[str, None]:
    """Give an empty text once connected, then each announcement; ends with an error when the connection does.

    Close it after use, which closes the connection.
    """
    target = url.set(drivername="postgresql").render_as_string(hide_password=False)
    async with await AsyncConnection.connect(target, autocommit=True) as connection:
        await connection.execute(f"LISTEN {TOPIC}")
        yield ""
        async for notice in connection.notifies():
            yield notice.payload
