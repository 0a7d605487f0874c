"""Hints between processes that share a PostgreSQL database."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from pathlib import Path

from sqlalchemy import make_url

from server_stub.log.listening import listen
from tests.helpers.founded import new_log
from tests.helpers.server import PostgresDatabases


def test_an_announcement_is_heard(postgres: PostgresDatabases) -> None:
    """A listener is told once that it is connected, then hears what another process announces."""
    url = postgres.new()
    log = new_log(url)

    async def hear() -> list[str]:
        heard = []
        async with aclosing(listen(make_url(url))) as notes:
            async for note in notes:
                heard.append(note)
                if note:
                    break
                await asyncio.to_thread(log.announce, "somebody:00ff")
        return heard

    assert asyncio.run(asyncio.wait_for(hear(), 20)) == ["", "somebody:00ff"]
    log.close()


def test_sqlite_has_nobody_to_listen_to(tmp_path: Path) -> None:
    """On SQLite there is one process: nothing is announced and nothing heard."""
    log = new_log(f"sqlite:///{tmp_path / 'server.db'}")
    log.announce("nobody:00")
    assert log.listening() is None
    log.close()
