"""Opening, checking and migrating the encrypted file. Nothing else in the program opens it.

SQLCipher with a raw 256-bit key, write-ahead log, `synchronous=FULL`: what was reported as kept is on the disk.
Temporary files stay in memory, since SQLCipher does not encrypt them; deleted words are overwritten. The driver stays
in autocommit, so that only an explicit BEGIN takes a lock; no value stands in an error, since errors end in logs.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from desktop.lasting import flush_folder
from desktop.store.line import line_of
from desktop.store.schema import MIGRATIONS

READS_WITH: Final = "PRAGMA cache_size=-16384"
"""The index of 100,000 entries has room, and what a search asks for beside it."""
WRITES_WITH: Final = "PRAGMA cache_size=-32768"
"""Whoever writes much keeps more pages, until nothing is written for a while: each connection has its own."""
_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    READS_WITH,
    "PRAGMA wal_autocheckpoint=4000",
)
_LEAST_ROOM: Final = 1024 * 1024
# SQLite's result codes; the driver gives no refinements, so that an I/O error does not say whether it was a write.
_BUSY, _READ_ONLY, _IO_ERROR, _CORRUPT, _FULL, _CANNOT_OPEN, _NO_DATABASE = 5, 8, 10, 11, 13, 14, 26

Migrations = Sequence[Sequence[str]]


class DamagedDatabase(Exception):
    """The file is not a database of this profile, or parts of it are broken."""


class AlreadyKept(Exception):
    """What was to be added has its place already; nothing was changed."""


class DiskFull(Exception):
    """The disk has no room or takes nothing more; what was written before is kept, the last change is not."""


class Busy(Exception):
    """Somebody else writes, and did so for longer than anybody waits; nothing was changed."""


UNWRITTEN: Final = (DiskFull, Busy)
"""What keeps something from being written for now: nothing is broken, and what was written before is kept."""


def open_database(path: Path, key: bytes, *, create: bool = False, migrations: Migrations = MIGRATIONS) -> Engine:
    """Open (or create) the encrypted database and bring its schema up to date.

    Raises `DamagedDatabase` when the key does not open it or its pages are broken, `DiskFull` when there is no room.
    """
    if create:
        _create(path)
    elif not path.exists():
        raise DamagedDatabase("database file is missing")
    elif not path.stat().st_size:
        raise DamagedDatabase("database file is empty")
    engine = new_engine(path, key)
    try:
        _bring_up_to_date(engine, path, migrations, create=create)
    except BaseException as error:
        engine.dispose()
        if isinstance(error, DBAPIError | dbapi2.Error):
            raise translated(error, writing=not _takes_more(path.parent)) from error
        raise
    return engine


def _takes_more(folder: Path) -> bool:
    """Say whether a disk takes a little more, by its own account and by trying: of a quota that one says nothing."""
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as probe:
            return shutil.disk_usage(folder).free >= _LEAST_ROOM and probe.write(bytes(_LEAST_ROOM)) == _LEAST_ROOM
    except OSError:
        return False


def new_engine(path: Path, key: bytes) -> Engine:
    """Make the ways to an encrypted file; nothing is opened yet."""
    return create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connector(path, key),
        poolclass=QueuePool,
        pool_size=4,
        # The one used last: what it has read and deciphered is at hand, and those that rest need not hold it too.
        pool_use_lifo=True,
        max_overflow=2,
        hide_parameters=True,
    )


def _create(path: Path) -> None:
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise DiskFull("the database cannot be created there") from error


def connector(path: Path, key: bytes) -> Callable[[], dbapi2.Connection]:
    """Give what opens a line to a database under its key, with all that holds for every line."""

    def connect() -> dbapi2.Connection:
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5)
        try:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


@contextmanager
def named_errors(*, writing: bool = False) -> Iterator[None]:
    """Raise a full disk, a damaged file, a busy one and a doublet under their own names."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        named = translated(error, writing=writing)
        if named is error:
            raise
        raise named from error


def translated(error: DBAPIError | dbapi2.Error, *, writing: bool = False) -> Exception:
    """Give a full disk, a damaged file, a busy one and a doublet their names; everything else stays what it is.

    A disk that fails while we write has no room, no quota or no permission left; one that fails while we read is
    broken.
    """
    return _named(error.orig if isinstance(error, DBAPIError) else error, writing=writing) or error


def _named(error: object, *, writing: bool) -> Exception | None:
    if isinstance(error, dbapi2.IntegrityError):
        return AlreadyKept("already kept")
    if _code(error) == _BUSY:
        return Busy("somebody else writes to the database")
    if is_for_want_of_room(error, writing=writing):
        return DiskFull("database or disk is full")
    if _code(error) in (_CORRUPT, _NO_DATABASE, _IO_ERROR, _CANNOT_OPEN):
        return DamagedDatabase("database is damaged or the key is another's")
    return None


def is_for_want_of_room(error: object, *, writing: bool) -> bool:
    """Say whether an error of the driver means that the disk takes nothing more."""
    return _code(error) == _FULL or (writing and _code(error) in (_IO_ERROR, _READ_ONLY, _CANNOT_OPEN))


def _code(error: object) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _bring_up_to_date(engine: Engine, path: Path, migrations: Migrations, *, create: bool) -> None:
    version = _version(engine)
    if version > len(migrations):
        raise DamagedDatabase("written by a newer version of the program")
    if version == 0 and not create:
        raise DamagedDatabase("database file is empty")
    if version == len(migrations):
        return
    if version:
        engine.dispose()
        _copy(path, version)
    _migrate(engine, migrations)


def _version(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(line_of(connection).run("PRAGMA user_version").scalar_one())


def _copy(path: Path, version: int) -> None:
    """Keep the file as it was before a migration; with every connection closed it is complete in itself.

    The copy is on the disk, whole and under its name, before anything is changed.
    """
    size = path.stat().st_size
    if shutil.disk_usage(path.parent).free < 3 * size:
        raise DiskFull("no room for a copy before the migration")
    kept = path.with_name(f"{path.name}.before-{version + 1}")
    part = kept.with_name(f"{kept.name}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with path.open("rb") as source, os.fdopen(handle, "wb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        part.replace(kept)
        flush_folder(path.parent)
    except OSError as error:
        raise DiskFull("no room for a copy before the migration") from error


def drop_copies(path: Path) -> None:
    """Remove the copies that migrations and repairs left beside the file: they hold what has been erased since."""
    for kind in ("before", "damaged"):
        for copy in path.parent.glob(f"{path.name}.{kind}-*"):
            copy.unlink(missing_ok=True)


def _migrate(engine: Engine, migrations: Migrations) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        for number, statements in enumerate(migrations[version:], start=version + 1):
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version={number}")


def pragmas(engine: Engine) -> dict[str, object]:
    """Read back what a pooled connection really runs with."""
    names = ("journal_mode", "synchronous", "temp_store", "secure_delete", "cipher_version")
    with named_errors(), engine.connect() as connection:
        return {name: line_of(connection).run(f"PRAGMA {name}").scalar() for name in names}
