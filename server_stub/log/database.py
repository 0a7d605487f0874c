"""The connection to SQLite or PostgreSQL, and the two kinds of transaction: reading and writing.

Accepted means on the disk: SQLite runs with synchronous=FULL, PostgreSQL with synchronous_commit=on, both set on every
connection and read back by `durability`. Writers on SQLite queue at a lock of this process, because SQLite's own
waiting is a sleep.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry

CONNECTIONS: Final = 8
_BUSY_MS: Final = 20_000
_READERS_MS: Final = 1000
_VALUES: Final = 1000

_SQLITE: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={_BUSY_MS}",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-32768",
    "PRAGMA wal_autocheckpoint=4000",
    "PRAGMA secure_delete=ON",
)
_POSTGRESQL: Final = ("SET synchronous_commit TO on", "SET lock_timeout TO '20s'", "SET statement_timeout TO '60s'")
POSTGRESQL_LINE: Final[dict[str, Any]] = {
    "connect_timeout": 10,
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""What a connection must not outlive: a firewall or a machine in between that forgot it without a word."""
_OTHERS: Final = """SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""

_PG_FULL: Final = "53100"

T = TypeVar("T")


class Database:
    """One database by its URL."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.postgresql = parsed.get_backend_name() == "postgresql"
        if self.postgresql:
            parsed = parsed.set(drivername="postgresql+psycopg")
        self.url = parsed
        self.engine = _engine(parsed.render_as_string(hide_password=False), postgresql=self.postgresql)
        self._writers = self.engine.execution_options(writes=True)
        self._one_writer = nullcontext() if self.postgresql else threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only reads."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Open a transaction that only reads and sees one moment, however long it takes."""
        options = {"isolation_level": "REPEATABLE READ"} if self.postgresql else {}
        with self.engine.execution_options(**options).begin() as connection:
            yield connection

    def in_use(self) -> bool:
        """Say whether another process is connected to PostgreSQL; for SQLite the folder has a lock of its own."""
        if not self.postgresql:
            return False
        with self.reading() as connection:
            return bool(connection.scalar(text(_OTHERS)))

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that may write; it is on the disk when this ends without an error."""
        with self._one_writer, self._writers.begin() as connection:
            yield connection

    def durability(self) -> dict[str, str | int]:
        """Read from a pooled connection how safely it commits."""
        with self.reading() as connection:
            if self.postgresql:
                kept = str(connection.scalar(text("SHOW synchronous_commit")))
                return {"database": "postgresql", "synchronous_commit": kept}
            return {"database": "sqlite", "synchronous": int(connection.scalar(text("PRAGMA synchronous")) or 0)}

    def scrub(self, *, patient: bool = True) -> bool:
        """Let no old page outlive what replaced it: SQLite's log is written back and cut to nothing.

        Gives False where a long reader was in the way, or the disk had no room: then it has to be tried again. Readers
        are waited for only where it is `patient`: nobody can write meanwhile. What PostgreSQL keeps of replaced rows,
        its own vacuum takes away.
        """
        if self.postgresql:
            return True
        with self._one_writer:
            raw = self.engine.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute(f"PRAGMA busy_timeout={_READERS_MS if patient else 0}")
                busy = _is_cut_short(cursor)
                cursor.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
            finally:
                raw.close()
        return not busy

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _engine(url: str, *, postgresql: bool) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=CONNECTIONS,
        max_overflow=2,
        pool_timeout=10,
        pool_pre_ping=postgresql,
        connect_args=POSTGRESQL_LINE if postgresql else {},
    )
    event.listen(engine, "connect", _prepare_postgresql if postgresql else _prepare_sqlite)
    if not postgresql:
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    if isinstance(connection, SqliteConnection):
        connection.isolation_level = None
    _run(connection, _SQLITE)


def _prepare_postgresql(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    _run(connection, _POSTGRESQL)
    connection.commit()


def _run(connection: DBAPIConnection, statements: tuple[str, ...]) -> None:
    cursor = connection.cursor()
    for statement in statements:
        cursor.execute(statement)
    cursor.close()


def _is_cut_short(cursor: DBAPICursor) -> bool:
    """Write SQLite's log back and cut it; says whether that has to be tried again."""
    try:
        [busy, *_] = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except OperationalError:
        # For want of room: what was accepted is on the disk all the same, and whoever reads is not to be kept out.
        return True
    return bool(busy)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def insert_into(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Give an insert that can say what becomes of a row that is there already, as either database says it."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a list so that no statement has more values than a database takes."""
    return (items[start : start + _VALUES] for start in range(0, len(items), _VALUES))


def is_damage(error: DatabaseError) -> bool:
    """Say whether SQLite found its file to be no database, or a broken one."""
    return getattr(error.orig, "sqlite_errorname", "") in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}


def is_full(error: Exception) -> bool:
    """Say whether a disk had no room left, this machine's or that of PostgreSQL."""
    if isinstance(error, OSError):
        return error.errno in {errno.ENOSPC, errno.EDQUOT}
    origin = getattr(error, "orig", error)
    return getattr(origin, "sqlite_errorname", "") == "SQLITE_FULL" or getattr(origin, "sqlstate", "") == _PG_FULL


def why(error: Exception) -> str:
    """Name what went wrong with a file, and which."""
    name = getattr(error, "filename", None)
    return f"{type(error).__name__} ({name})" if name else type(error).__name__
