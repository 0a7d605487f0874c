"""Session tokens, kept only as hashes; they end a day after their last use."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from server_stub.log.tables import sessions
from server_stub.relay.access import Caller
from wire import limits

IDLE_MS: Final = limits.SESSION_IDLE_SECONDS * 1000
REMEMBER_EVERY_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Session:
    """A live session and when its use was last written down."""

    caller: Caller
    last_use: int

    def outlived(self, now: int) -> bool:
        """Say whether it ended by lack of use."""
        return now - self.last_use > IDLE_MS

    def worth_remembering(self, now: int) -> bool:
        """Say whether this use is to be written down."""
        return now - self.last_use >= REMEMBER_EVERY_MS


def token_hash(token: str) -> bytes:
    """Hash a token as the database keeps it."""
    return hashlib.sha256(token.encode()).digest()


def add(connection: Connection, token: str, caller: Caller, now: int) -> None:
    """Keep a new session and drop those that have ended."""
    connection.execute(delete(sessions).where(sessions.c.last_use < now - IDLE_MS))
    row = {"token_hash": token_hash(token), "device": caller.device, "invite": caller.invite, "last_use": now}
    connection.execute(insert(sessions), row)


def find(connection: Connection, token: str) -> Session | None:
    """Find the session of a token."""
    query = select(sessions.c.device, sessions.c.invite, sessions.c.last_use)
    row = connection.execute(query.where(sessions.c.token_hash == token_hash(token))).one_or_none()
    return None if row is None else Session(Caller(row[0], row[1]), row[2])


def remember_use(connection: Connection, token: str, now: int) -> None:
    """Write down that a session is in use."""
    connection.execute(update(sessions).where(sessions.c.token_hash == token_hash(token)).values(last_use=now))
