"""How fast events go out (seal, sign, push, commit) and come in (pull, verify, open, fold, store, index)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3

from benchmarks.events import PATIENCE, fill_outbox
from benchmarks.figure import Figure
from benchmarks.world import POLICE, WILLICH, World
from desktop.commands.desk import OwnDesk
from desktop.composition import DATABASE, Opened
from desktop.domain.notification import row as list_row

EVENTS = 20_000
_PAGE = 500
_TABLES = (
    ("log", "SELECT * FROM log WHERE channel = ?"),
    ("entities", "SELECT e.* FROM entities e JOIN log l ON l.id = e.log WHERE l.channel = ?"),
)


def measure(world: World, events: int = EVENTS) -> Iterator[Figure]:
    """Measure seal_push, pull_fold_store with its limit, bootstrap and an incremental sync."""
    police, willich = world.enrol("police", POLICE), world.enrol("willich", WILLICH)
    OwnDesk(police).sync(PATIENCE)
    fill_outbox(police, WILLICH, events)
    seconds, moved = _timed_sync(police, pull=False)
    assert moved >= events, moved
    yield Figure("seal_push", f"{events} events", events / seconds, "events/s", 10_000)
    OwnDesk(police).sync(PATIENCE)
    seconds, _ = _timed_sync(willich, push=False)
    limit = _bare_insert(willich, world.folder / "bare.db")
    yield Figure("pull_fold_store", f"{events} events, search index", events / seconds, "events/s", limit)
    OwnDesk(willich).sync(PATIENCE)
    yield _incremental(police, willich)
    police.close()
    willich.close()


def _timed_sync(opened: Opened, *, push: bool = True, pull: bool = True) -> tuple[float, int]:
    started = time.perf_counter()
    report = OwnDesk(opened).sync(PATIENCE, push=push, pull=pull)
    seconds = time.perf_counter() - started
    assert report.failure is None, report.failure
    assert report.halt is None, report.halt
    return seconds, report.pushed if push else report.pulled


def _incremental(police: Opened, willich: Opened) -> Figure:
    """Time the sync of one more notification on top of all."""
    fill_outbox(police, WILLICH, 1)
    OwnDesk(police).sync(PATIENCE)
    seconds, _ = _timed_sync(willich)
    return Figure("incremental_ms", "2 events on top", seconds * 1000, "ms")


def _bare_insert(opened: Opened, path: Path) -> float:
    """Insert the same log, state and search rows with the same pragmas and transaction size; gives events/s."""
    channel = opened.workspace.pair(POLICE)
    rows = _rows(opened, channel)
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA key=\"x'" + "11" * 32 + "'\"")
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "temp_store=MEMORY",
        "secure_delete=ON",
        "cache_size=-32768",
    ):
        connection.execute(f"PRAGMA {pragma}")
    for statement in rows["schema"]:
        connection.execute(statement[0])
    started = time.perf_counter()
    for start in range(0, len(rows["log"]), _PAGE):
        connection.execute("BEGIN IMMEDIATE")
        for table in ("log", "entities", "states", "search"):
            _insert(connection, table, _part(rows, table, start))
        connection.execute("COMMIT")
    seconds = time.perf_counter() - started
    connection.close()
    return len(rows["log"]) / seconds


def _part(rows: dict[str, list[tuple[object, ...]]], table: str, start: int) -> list[tuple[object, ...]]:
    """Give the rows of a table that go with a page of the log, in proportion."""
    share = len(rows[table]) / len(rows["log"])
    return rows[table][int(start * share) : int((start + _PAGE) * share)]


def _insert(connection: sqlcipher3.dbapi2.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        columns = "(rowid, text) " if table == "search" else ""
        marks = ",".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} {columns}VALUES ({marks})", rows)


def _rows(opened: Opened, channel: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Read back what the pull has written, to write it again without thinking."""
    connection = sqlcipher3.dbapi2.connect(str(opened.folder / DATABASE), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{opened.key.reveal().hex()}'\"")
    number = connection.execute("SELECT id FROM channels WHERE channel = ?", (channel,)).fetchone()[0]
    rows = {name: connection.execute(query, (number,)).fetchall() for name, query in _TABLES}
    rows["states"] = connection.execute("SELECT * FROM states WHERE channel = ?", (channel,)).fetchall()
    rows["search"] = _texts(opened, connection, channel)
    rows["schema"] = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND (tbl_name IN ('log', 'entities', 'states') "
        "OR name = 'search')"
    ).fetchall()
    connection.close()
    return rows


def _texts(opened: Opened, connection: sqlcipher3.dbapi2.Connection, channel: bytes) -> list[tuple[object, ...]]:
    numbers = dict(connection.execute("SELECT entity, id FROM states WHERE channel = ?", (channel,)).fetchall())
    found = opened.workspace.states("notification")
    return [(numbers[row.entity], list_row(state).text) for row, state in found if row.entity in numbers]
