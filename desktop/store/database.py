"""Opening, checking and migrating the encrypted file. Nothing else in the program opens it.

SQLCipher with a raw 256-bit key, write-ahead log, `synchronous=FULL`: what was reported as kept is on the disk. Temporary
files stay in memory, since SQLCipher does not encrypt them; deleted words are overwritten.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import sqlcipher3
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from desktop.store.schema import MIGRATIONS

_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA cache_size=-32768",
)


class DamagedDatabase(Exception):
    """The file is not a database of this profile, or parts of it are broken."""


class DiskFull(Exception):
    """The disk has no room; what was written before is kept, the last change is not."""


def open_database(path: Path, key: bytes, *, create: bool = False) -> Engine:
    """Open (or create) the encrypted database and bring its schema up to date.

    Raises `DamagedDatabase` when the key does not open it or its pages are broken, `DiskFull` when there is no room.
    """
    if not create and not path.exists():
        raise DamagedDatabase("database file is missing")
    engine = create_engine("sqlite://", creator=_connector(path, key), poolclass=QueuePool, pool_size=4, max_overflow=2)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        _migrate(engine)
    except (DatabaseError, sqlcipher3.dbapi2.DatabaseError) as error:
        engine.dispose()
        raise translated(error) from error
    return engine


def _connector(path: Path, key: bytes) -> Callable[[], sqlcipher3.dbapi2.Connection]:
    def connect() -> sqlcipher3.dbapi2.Connection:
        connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5)
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        return connection

    return connect


def translated(error: Exception) -> Exception:
    """Tell a full disk and a damaged file from each other and from everything else."""
    text = str(error).lower()
    if "full" in text or "disk i/o" in text:
        return DiskFull("database or disk is full")
    if any(word in text for word in ("malformed", "not a database", "corrupt", "hmac", "file is encrypted")):
        return DamagedDatabase("database is damaged or the key is another's")
    if isinstance(error, OperationalError) and "locked" in text:
        return error
    return error


def _migrate(engine: Engine) -> None:
    with engine.begin() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version > len(MIGRATIONS):
            raise DamagedDatabase("written by a newer version of the program")
        for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version={number}")


def pragmas(engine: Engine) -> dict[str, object]:
    """Read back what a pooled connection really runs with."""
    names = ("journal_mode", "synchronous", "temp_store", "secure_delete", "cipher_version")
    with engine.connect() as connection:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def check_pages(engine: Engine) -> list[str]:
    """Check every page's authentication and the structure; gives what is wrong, nothing when all is well."""
    with engine.connect() as connection:
        broken = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(10)")]
    return broken + [line for line in found if line != "ok"]
