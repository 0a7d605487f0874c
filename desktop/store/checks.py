"""What can be wrong with a profile's file: its pages, the tables they belong to, heads and counts, the search index.

Looks and never mends; `salvage.py` takes out what is whole. Every page is authenticated, so that what is read at all is
what was written. Gives names of tables and channels, never what stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine

from desktop.store.database import DamagedDatabase, named_errors, new_engine
from desktop.store.schema import place


def check_pages(engine: Engine) -> list[str]:
    """Check every page's authentication and the structure; gives what is wrong, nothing when all is well."""
    return [
        line
        for pragma in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check(10)")
        for line in _said(engine, pragma)
    ]


def damaged_tables(engine: Engine) -> list[str]:
    """Name the tables that cannot be read to their end, in the order they were made; none where only free pages are."""
    try:
        with named_errors(), engine.connect() as connection:
            names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
            tables = [str(row[0]) for row in names]
    except DamagedDatabase:
        return []
    return [table for table in tables if _said(engine, f"PRAGMA integrity_check('{table}')")]


def is_whole(path: Path, key: bytes) -> bool:
    """Say whether every page of a file is as it was written."""
    engine = new_engine(path, key)
    try:
        return not check_pages(engine)
    finally:
        engine.dispose()


def damaged_tables_of(path: Path, key: bytes) -> list[str]:
    """Name the damaged tables of a file that does not open as a store, as far as they can be told."""
    engine = new_engine(path, key)
    try:
        return damaged_tables(engine) if path.exists() else []
    finally:
        engine.dispose()


def _said(engine: Engine, pragma: str) -> list[str]:
    """Give what a check finds wrong. A connection that met a broken page reads no other any more, so it is dropped."""
    try:
        with named_errors(), engine.connect() as connection:
            found = [str(row[0]) for row in connection.exec_driver_sql(pragma) if row[0] != "ok"]
    except DamagedDatabase as error:
        found = [str(error)]
    if found:
        engine.dispose()
    return found


def broken_channels(engine: Engine) -> list[bytes]:
    """Name the channels whose cursor is not what their log says: its count, its batches, its head."""
    with named_errors(), engine.connect() as connection:
        return list(_broken(connection))


def _broken(connection: Connection) -> Iterator[bytes]:
    for number, channel, seq, head in connection.exec_driver_sql("SELECT id, channel, seq, head FROM channels").all():
        bounds = (place(number, 0), place(number + 1, 0))
        counted = connection.exec_driver_sql("SELECT count(*) FROM log WHERE id > ? AND id < ?", bounds).scalar_one()
        placed = connection.exec_driver_sql(
            "SELECT coalesce(sum(last_seq - first_seq + 1), 0) FROM batches WHERE id > ? AND id < ?", bounds
        ).scalar_one()
        last = connection.exec_driver_sql("SELECT head FROM batches WHERE id = ?", (place(number, seq),)).scalar()
        if (counted, placed) != (seq, seq) or (seq and last != head):
            yield bytes(channel)


def unindexed(engine: Engine) -> int:
    """Count the states whose words the search index does not hold, and the entries it holds of no state."""
    with named_errors(), engine.connect() as connection:
        return int(
            connection.exec_driver_sql(
                """SELECT (SELECT count(*) FROM states WHERE text <> '' AND id NOT IN (SELECT id FROM search_docsize))
                + (SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT id FROM states WHERE text <> ''))"""
            ).scalar_one()
        )
