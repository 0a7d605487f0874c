"""Hints between processes that share a PostgreSQL database."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, suppress
from pathlib import Path

from psycopg import OperationalError
from sqlalchemy import make_url

from server_stub.log.listening import listen
from tests.helpers.fault_proxy import FaultProxy, Weather
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


def test_a_connection_that_was_forgotten_is_given_up(postgres: PostgresDatabases) -> None:
    """Where nothing comes any more, and nobody says so, it ends with an error; while anything comes it does not."""
    url, weather = make_url(postgres.new()), Weather()
    log = new_log(url.render_as_string(hide_password=False))
    socket = f"{url.query['host']}/.s.PGSQL.{url.port or 5432}"

    async def hear(line: FaultProxy) -> list[str]:
        through = url.set(host="127.0.0.1", port=line.port, query={})
        heard = []
        async with aclosing(listen(through, silent=0.5)) as notes:
            with suppress(OperationalError):
                async for note in notes:
                    heard.append(note)
                    if len(heard) < 4:
                        await asyncio.to_thread(log.announce, f"beat:{len(heard)}")
                    else:
                        weather.idle, weather.silent = 0.0, True
        return heard

    with FaultProxy([socket], weather) as line:
        heard = asyncio.run(asyncio.wait_for(hear(line), 20))
        assert line.connections == 1
    assert heard == ["", "beat:1", "beat:2", "beat:3"]
    log.close()


def test_sqlite_has_nobody_to_listen_to(tmp_path: Path) -> None:
    """On SQLite there is one process: nothing is announced and nothing heard."""
    log = new_log(f"sqlite:///{tmp_path / 'server.db'}")
    log.announce("nobody:00")
    assert log.listening() is None
    log.close()
