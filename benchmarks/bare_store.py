"""The yardstick of pulling: the same log, state and search rows, inserted again without thinking."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import sqlcipher3

from desktop.composition import DATABASE, Opened
from wire import limits

_PRAGMAS: Final = ("journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY", "secure_delete=ON", "cache_size=-32768")
_TABLES: Final = (
    ("log", "SELECT * FROM log WHERE channel = ?"),
    ("entities", "SELECT e.* FROM entities e JOIN log l ON l.id = e.log WHERE l.channel = ?"),
    ("states", "SELECT s.* FROM states s JOIN channels c ON c.channel = s.channel WHERE c.id = ?"),
    ("search", "SELECT s.id, s.text FROM states s JOIN channels c ON c.channel = s.channel WHERE c.id = ?"),
)
_SCHEMA: Final = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND (tbl_name IN ('log', 'entities', 'states') "
    "OR name = 'search')"
)

Rows = dict[str, list[tuple[object, ...]]]


def insert_rate(opened: Opened, channel: bytes, path: Path) -> float:
    """Insert a channel's rows with the same pragmas and transaction size into a new database; gives events/s."""
    schema, rows = _read_back(opened, channel)
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA key=\"x'" + "11" * 32 + "'\"")
    for statement in (*(f"PRAGMA {pragma}" for pragma in _PRAGMAS), *schema):
        connection.execute(statement)
    page = _page(rows["log"])
    started = time.perf_counter()
    for start in range(0, len(rows["log"]), page):
        connection.execute("BEGIN IMMEDIATE")
        for table in rows:
            _insert(connection, table, _part(rows, table, start, page))
        connection.execute("COMMIT")
    seconds = time.perf_counter() - started
    connection.close()
    return len(rows["log"]) / seconds


def _page(log: list[tuple[object, ...]]) -> int:
    """Give how many events one answer of the server holds, which is one transaction of the program."""
    size = sum(len(value) for row in log for value in row if isinstance(value, bytes))
    return max(1, limits.PULL_BYTES * len(log) // size)


def _part(rows: Rows, table: str, start: int, page: int) -> list[tuple[object, ...]]:
    """Give the rows of a table that go with a page of the log, in proportion."""
    share = len(rows[table]) / len(rows["log"])
    return rows[table][int(start * share) : int((start + page) * share)]


def _insert(connection: sqlcipher3.dbapi2.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        columns = "(rowid, text) " if table == "search" else ""
        marks = ",".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} {columns}VALUES ({marks})", rows)


def _read_back(opened: Opened, channel: bytes) -> tuple[list[str], Rows]:
    """Read the schema and what the pull has written."""
    connection = sqlcipher3.dbapi2.connect(str(opened.folder / DATABASE), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{opened.key.reveal().hex()}'\"")
    number = connection.execute("SELECT id FROM channels WHERE channel = ?", (channel,)).fetchone()[0]
    rows = {name: connection.execute(query, (number,)).fetchall() for name, query in _TABLES}
    schema = [str(row[0]) for row in connection.execute(_SCHEMA).fetchall()]
    connection.close()
    return schema, rows
