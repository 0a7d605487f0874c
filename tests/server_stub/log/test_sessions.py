"""Session tokens."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server_stub.log import sessions
from server_stub.log.database import Database
from server_stub.log.sessions import IDLE_MS, REMEMBER_EVERY_MS, Session
from server_stub.log.tables import metadata
from server_stub.log.tables import sessions as table
from server_stub.relay.access import Caller

CALLER, NOW = Caller(b"d" * 16), 5_000_000_000


@pytest.fixture
def kept(database: Database) -> Database:
    """A database with one session, begun now."""
    with database.writing() as connection:
        metadata.create_all(connection)
        sessions.add(connection, "token", CALLER, NOW)
    return database


def test_a_token_is_found_by_its_hash_alone(kept: Database) -> None:
    """A session is found by its token, and the token itself is nowhere in the table."""
    with kept.reading() as connection:
        assert sessions.find(connection, "token") == Session(CALLER, NOW)
        assert sessions.find(connection, "other") is None
        rows = connection.execute(select(table)).all()
    assert b"token" not in b"".join(value for row in rows for value in row if isinstance(value, bytes))


def test_a_session_ends_a_day_after_its_last_use() -> None:
    """A session lives to the millisecond for a day from its last use."""
    session = Session(CALLER, NOW)
    assert not session.outlived(NOW + IDLE_MS)
    assert session.outlived(NOW + IDLE_MS + 1)


def test_use_is_written_down_once_a_minute(kept: Database) -> None:
    """A use is worth remembering after a minute, and counts from there."""
    assert not Session(CALLER, NOW).worth_remembering(NOW + REMEMBER_EVERY_MS - 1)
    assert Session(CALLER, NOW).worth_remembering(NOW + REMEMBER_EVERY_MS)
    with kept.writing() as connection:
        sessions.remember_use(connection, "token", NOW + 7)
        assert sessions.find(connection, "token") == Session(CALLER, NOW + 7)


def test_ended_sessions_are_dropped(kept: Database) -> None:
    """A new session clears away those that have ended."""
    with kept.writing() as connection:
        sessions.add(connection, "new", CALLER, NOW + IDLE_MS + 1)
        assert sessions.find(connection, "token") is None
        assert sessions.find(connection, "new") is not None
