"""One writing transaction, on both databases."""

from __future__ import annotations

import threading

from sqlalchemy import func, select

from server_stub.log.appending import Appending
from server_stub.log.database import Database
from server_stub.log.tables import channels, metadata

CHANNEL = b"c" * 32


def test_a_channel_is_made_once(database: Database) -> None:
    """Two writers that are the first in a channel make one row, and the second sees what the first left."""
    with database.writing() as connection:
        metadata.create_all(connection)
    seen: list[int] = []

    def lock() -> None:
        with database.writing() as connection:
            row = Appending(connection, 0).lock(CHANNEL, make=True)
            assert row is not None
            seen.append(row.number)

    threads = [threading.Thread(target=lock) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 4
    assert len(set(seen)) == 1
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(channels)) == 1


def test_only_channels_that_may_exist_are_made(database: Database) -> None:
    """A channel nobody reads is not made by locking it."""
    with database.writing() as connection:
        metadata.create_all(connection)
        appending = Appending(connection, 0)
        appending.lock_all([CHANNEL, b"d" * 32], frozenset({CHANNEL}))
        assert connection.scalars(select(channels.c.id)).all() == [CHANNEL]
        assert appending.raised == frozenset()
