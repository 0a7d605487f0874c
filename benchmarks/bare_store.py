"""The yardstick of pulling: the same log, state and search rows, inserted again without thinking.

To the log belong its batches, without whose signatures nothing in it can be shown to anybody; and the receipts that a
pull owes to what it brought are written with it.
"""

from __future__ import annotations

import time
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

import sqlcipher3

from desktop.composition import Opened
from desktop.keys.profile_folder import DATABASE
from server_stub.relay.pages import Budget

_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "cache_size=-32768",
    "wal_autocheckpoint=4000",
)
_TABLES: Final = (
    ("batches", "SELECT * FROM batches WHERE channel = ?"),
    ("log", "SELECT * FROM log WHERE channel = ?"),
    ("entities", "SELECT e.* FROM entities e JOIN log l ON l.id = e.log WHERE l.channel = ?"),
    ("states", "SELECT s.* FROM states s JOIN channels c ON c.channel = s.channel WHERE c.id = ?"),
    ("outbox", "SELECT o.* FROM outbox o JOIN channels c ON c.channel = o.channel WHERE c.id = ?"),
    ("whereabouts", "SELECT w.* FROM whereabouts w JOIN channels c ON c.channel = w.channel WHERE c.id = ?"),
    ("search", "SELECT s.id, s.text FROM states s JOIN channels c ON c.channel = s.channel WHERE c.id = ?"),
)
_SCHEMA: Final = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND (name = 'search' "
    "OR tbl_name IN ('batches', 'log', 'entities', 'states', 'outbox', 'whereabouts'))"
)

_BATCHES: Final = """SELECT count(*), length(b.core) + sum(length(l.header) + length(l.body)) FROM batches b
    JOIN log l ON l.batch = b.id WHERE b.channel = ? GROUP BY b.id ORDER BY b.id"""

Rows = dict[str, list[tuple[object, ...]]]


def insert_rate(opened: Opened, channel: bytes, path: Path) -> float:
    """Insert a channel's rows with the same pragmas and transaction size into a new database; gives events/s."""
    schema, rows, pages = _read_back(opened, channel)
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA key=\"x'" + "11" * 32 + "'\"")
    for statement in (*(f"PRAGMA {pragma}" for pragma in _PRAGMAS), *schema):
        connection.execute(statement)
    started = time.perf_counter()
    for start, end in pairwise([0, *accumulate(pages)]):
        connection.execute("BEGIN IMMEDIATE")
        for table in rows:
            _insert(connection, table, _part(rows, table, start, end))
        connection.execute("COMMIT")
    seconds = time.perf_counter() - started
    connection.close()
    return len(rows["log"]) / seconds


def _pages(batches: list[tuple[int, int]]) -> list[int]:
    """Give how many events each answer of the server held, which is one transaction of the program: whole batches."""
    pages, budget = [0], Budget()
    for count, size in batches:
        if not budget.take(size):
            pages.append(0)
            budget = Budget()
            budget.take(size)
        pages[-1] += count
    return pages


def _part(rows: Rows, table: str, start: int, end: int) -> list[tuple[object, ...]]:
    """Give the rows of a table that go with a page of the log, in proportion."""
    share = len(rows[table]) / len(rows["log"])
    return rows[table][int(start * share) : int(end * share)]


def _insert(connection: sqlcipher3.dbapi2.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        columns = "(rowid, text) " if table == "search" else ""
        marks = ",".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} {columns}VALUES ({marks})", rows)


def _read_back(opened: Opened, channel: bytes) -> tuple[list[str], Rows, list[int]]:
    """Read the schema, what the pull has written, and in which portions."""
    connection = sqlcipher3.dbapi2.connect(str(opened.folder / DATABASE), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{opened.key.reveal().hex()}'\"")
    number = connection.execute("SELECT id FROM channels WHERE channel = ?", (channel,)).fetchone()[0]
    rows = {name: connection.execute(query, (number,)).fetchall() for name, query in _TABLES}
    pages = _pages(connection.execute(_BATCHES, (number,)).fetchall())
    schema = [str(row[0]) for row in connection.execute(_SCHEMA).fetchall()]
    connection.close()
    return schema, rows, pages
