"""The second copy: a small encrypted file beside the database, of what neither log nor server could give back.

Drafts, the outbox with the batches under way and the receipts of those accepted, keys, settings (the device's identity
among them), how far this device's own batches have got in each channel, what is kept aside as a server lost it, and
what was opened here.

The database leads. A transaction is committed there first, and with it the number of the copy's next step; then the
copy commits the same step, before anybody is told that something is kept. So what was reported stands in both files.
While a long pull is under way the copy may be some steps late: it does them with the last page, in one. What a page
brings or calls for (a receipt, say) follows from the log, and nothing of it leaves before the copy has it.
Whatever ends the program in between, or keeps the copy from being written (no room, somebody else writes to it), leaves
the copy *behind* and is no failure of what was committed: the next step, or the end, brings all of it from the
database. A copy that is *ahead* of its database means that the database has lost what it had committed (its write-ahead
log is damaged, an old file was put back): that is damage, and nothing is opened until it is repaired.

Whoever copies a profile takes this file before the database, or leaves it out: it is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from desktop.store.database import (
    UNWRITTEN,
    AlreadyKept,
    DamagedDatabase,
    DiskFull,
    named_errors,
    new_engine,
)
from desktop.store.line import Line, line_of

NUMBER: Final = "copied"
"""The setting of the database that counts the steps of the copy."""
FLEETING: Final = frozenset(
    {
        "alarm_bits",
        "back_off",
        "due_by",
        NUMBER,
        "files_inspected",
        "last_success",
        "latest_seen",
        "level",
        "met_at",
        "newest_client",
        "server_offset",
        "session",
        "spoke_as_invite",
    }
)
"""Settings that the log or the next contact with the server tells anew."""
_VERSION: Final = 3
_TABLES: Final[dict[str, str]] = {
    "settings": "name TEXT PRIMARY KEY, value BLOB NOT NULL",
    "keys": "id INTEGER PRIMARY KEY, kind TEXT, scope BLOB, key BLOB, secret BLOB, UNIQUE (kind, scope, key)",
    "own": "channel BLOB PRIMARY KEY, n INTEGER NOT NULL, hash BLOB NOT NULL",
    "outbox": """id INTEGER PRIMARY KEY AUTOINCREMENT, channel BLOB, event BLOB UNIQUE, entity BLOB, plaintext BLOB,
        alarm INTEGER, created_at INTEGER, not_before INTEGER, envelope INTEGER, status TEXT, reason TEXT,
        chunks BLOB""",
    "sealed": "channel BLOB, n INTEGER, hash BLOB, batch BLOB, events BLOB, PRIMARY KEY (channel, n)",
    "receipts": "channel BLOB, n INTEGER, stamp BLOB, stamp_signature BLOB, PRIMARY KEY (channel, n)",
    "aside": """id INTEGER PRIMARY KEY AUTOINCREMENT, channel BLOB, hash BLOB, device BLOB, batch BLOB, stamp BLOB,
        stamp_signature BLOB, events BLOB, UNIQUE (channel, hash)""",
    "drafts": "id BLOB PRIMARY KEY, saved_at INTEGER NOT NULL, content BLOB NOT NULL",
    "readings": """day TEXT, device BLOB, kind TEXT, entity BLOB, number TEXT, times INTEGER, first INTEGER,
        last INTEGER, told INTEGER, PRIMARY KEY (day, device, kind, entity)""",
}
# What each table holds, read from the database.
_FROM_DATABASE: Final[dict[str, str]] = {
    "settings": "SELECT name, value FROM settings",
    "keys": "SELECT id, kind, scope, key, secret FROM keys ORDER BY id",
    "own": "SELECT channel, own_n, own_hash FROM channels WHERE own_n > 0",
    "outbox": """SELECT id, channel, event, entity, plaintext, alarm, created_at, not_before, envelope, status, reason,
        chunks FROM outbox ORDER BY id""",
    "sealed": "SELECT channel, n, hash, batch, events FROM sealed ORDER BY rowid",
    "receipts": "SELECT channel, n, stamp, stamp_signature FROM receipts",
    "aside": "SELECT id, channel, hash, device, batch, stamp, stamp_signature, events FROM aside ORDER BY id",
    "drafts": "SELECT id, saved_at, content FROM drafts",
    "readings": "SELECT day, device, kind, entity, number, times, first, last, told FROM readings",
}

_MISSED: Final = (DamagedDatabase, AlreadyKept, *UNWRITTEN, SQLAlchemyError, OSError)
"""What may go wrong with the copy: it is broken, another than was thought, full, busy, or not to be had."""

Step = tuple[str, Sequence[Any]]
"""A statement and its values: one row of them or several."""


class _All(NamedTuple):
    """What the copy is to hold: the number of its step, and the rows of its tables."""

    number: int
    rows: dict[str, list[tuple[Any, ...]]]


def second_path(path: Path) -> Path:
    """Name the second copy of a database."""
    return path.with_name(f"{path.name}.second")


class SecondCopy:
    """The second copy of one database. One writer at a time; it is opened when first needed."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Stand beside the database of this path; the key is the database's."""
        self._path = second_path(path)
        self._engine = new_engine(self._path, key)

    @property
    def engine(self) -> Engine:
        """Give the ways to the file, to be looked into."""
        return self._engine

    @property
    def exists(self) -> bool:
        """Say whether there is a copy."""
        return self._path.exists() and self._path.stat().st_size > 0

    def number(self) -> int | None:
        """Give the number of the copy's last step, None where there is no copy that can be read."""
        if not self.exists:
            return None
        with suppress(DamagedDatabase, DiskFull, DBAPIError), named_errors(), self._engine.connect() as connection:
            return _number(connection)
        return None

    def follow(self, database: Engine, span: tuple[int, int], steps: Sequence[Step]) -> bool:
        """Do what the database did from its one step to its other, or take all from it where the copy is behind.

        The database has kept it: whatever fails here must not pass for a failure of what was to be kept. The copy is
        then behind, which this says, and `doctor`.
        """
        with suppress(*_MISSED):
            try:
                self._follow(database, span, steps)
            except DamagedDatabase:
                self.remake(database)
            return True
        return False

    def catch_up(self, database: Engine, last: int) -> bool:
        """Take all from the database where the copy has not come to its step yet; says whether it has now."""
        return self.follow(database, (last + 1, last), ())

    def _follow(self, database: Engine, span: tuple[int, int], steps: Sequence[Step]) -> None:
        first, last = span
        with self._writing() as copy:
            has = _number(copy)
            if has == first - 1:
                for statement, values in steps:
                    copy.exec_driver_sql(statement, values)
                _keep_number(copy, last)
            elif has < last:
                _put_all(copy, _all_of(database))

    def remake(self, database: Engine) -> None:
        """Make the copy anew from a database that is whole; where it is not, the old copy stays as it is."""
        found = _all_of(database)
        self.close()
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        with self._writing() as copy:
            _put_all(copy, found)

    def scrub(self) -> bool:
        """Cut the write-ahead log to nothing, so that no page outlives what replaced it; False if that has to wait."""
        if not self.exists:
            return True
        try:
            with named_errors(writing=True), self._engine.connect() as connection:
                return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        except DamagedDatabase:
            return True

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self.exists:
            self._path.touch(mode=0o600)
        with named_errors(writing=True), self._engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _make_tables(connection)
            yield connection


def next_number(line: Line) -> int:
    """Count the copy's next step in the database's own transaction."""
    number = number_of(line) + 1
    line.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (NUMBER, str(number).encode()))
    return number


def number_of(line: Line) -> int:
    """Give how many steps of the copy the database has counted."""
    return int(line.run("SELECT value FROM settings WHERE name = ?", (NUMBER,)).scalar() or b"0")


def _make_tables(connection: Connection) -> None:
    """Make the tables where there are none; those of another version of the program are made anew."""
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version == _VERSION:
        return
    for table in (*_TABLES, "step"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    for table, columns in _TABLES.items():
        connection.exec_driver_sql(f"CREATE TABLE {table} ({columns})")
    connection.exec_driver_sql("CREATE TABLE step (number INTEGER NOT NULL)")
    connection.exec_driver_sql("INSERT INTO step (number) VALUES (-1)")
    connection.exec_driver_sql(f"PRAGMA user_version={_VERSION}")


def _number(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT number FROM step").scalar_one())


def _keep_number(connection: Connection, number: int) -> None:
    connection.exec_driver_sql("UPDATE step SET number = ?", (number,))


def _all_of(database: Engine) -> _All:
    """Read everything in the database, as of one moment of it; raises `DamagedDatabase` where not all can be read."""
    with named_errors(), database.begin() as source:
        source.exec_driver_sql("BEGIN")
        rows = {table: [tuple(row) for row in source.exec_driver_sql(query)] for table, query in _FROM_DATABASE.items()}
        return _All(number_of(line_of(source)), rows)


def _put_all(copy: Connection, found: _All) -> None:
    """Let the copy hold what was read, and nothing else."""
    for table, read in found.rows.items():
        rows = [row for row in read if row[0] not in FLEETING]
        copy.exec_driver_sql(f"DELETE FROM {table}")
        if rows:
            copy.exec_driver_sql(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    _keep_number(copy, found.number)
