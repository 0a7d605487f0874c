"""A whole server in one file, and the way back: every table but what passes, read in one transaction, and all chunks.

The file is SQLite whatever database the server runs on, so that a server can move from one to the other. Nothing that
is being written while the copy is made is half in it. Who comes back to a restored server signs in anew.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    false,
    func,
    insert,
    select,
    update,
)

from server_stub.lasting import settle
from server_stub.log.chunks import all_names
from server_stub.log.database import Database, is_full
from server_stub.log.tables import batches, channels, envelopes, meta, metadata, sessions, usage

Read = Callable[[str], bytes | None]
Write = Callable[[str, bytes], object]

CONTENTS: Final = Table(
    "contents", MetaData(), Column("name", String, primary_key=True), Column("content", LargeBinary)
)
"""The bytes of chunks in a backup, by their names."""
_NUMBERED: Final = tuple(
    (table, column)
    for table in metadata.sorted_tables
    for column in table.primary_key
    if column is table.autoincrement_column
)
PASSING: Final = frozenset((sessions.name, usage.name))
"""What is of no use to a server that was put back."""
_BESIDE: Final = ("wal", "shm", "journal")
"""What SQLite may leave beside a file, by the ends of their names."""
_ROWS: Final = 200
"""At a time: a row may be half a megabyte."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How much a backup holds."""

    channels: int
    batches: int
    envelopes: int


@dataclass(frozen=True, slots=True)
class Renewed:
    """The random bytes of a server's new life: whoever knew the old one notices, and no old challenge is answered."""

    incarnation: bytes
    challenge_key: bytes


def back_up(database: Database, path: Path, read: Read) -> Counted:
    """Write everything into one file that only its owner can read; what stood there before is replaced at the end.

    `read` gives the bytes of a chunk by its name; one that is gone by now is left out.
    """
    with unfinished(path) as part:
        return _write(database, part, read)


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """Give an empty file to be written; once it is complete it takes its place, else it is gone.

    Raises `BlockingIOError` where somebody else writes one that would take the same place.
    """
    part = path.with_name(f"{path.name}.unfinished")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        _take_hold(handle, part)
        try:
            os.ftruncate(handle, 0)
            yield part
            complete(part)
            part.replace(path)
        except BaseException:
            for left in (part, *(part.with_name(f"{part.name}-{what}") for what in _BESIDE)):
                left.unlink(missing_ok=True)
            raise
        settle(path.parent)
    finally:
        os.close(handle)


def _take_hold(handle: int, part: Path) -> None:
    """Have a file for oneself; one that was finished meanwhile is another's."""
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    if not part.exists() or not os.path.samestat(os.fstat(handle), part.stat()):
        raise BlockingIOError(errno.EAGAIN, "somebody else has finished it meanwhile", str(part))


def _write(database: Database, path: Path, read: Read) -> Counted:
    copy = Database(f"sqlite:///{path}")
    try:
        with copy.writing() as target:
            metadata.create_all(target)
            CONTENTS.create(target)
            with database.snapshot() as source:
                _copy(source, target)
            # Behind the snapshot: gigabytes take their time, and for as long the files would keep what is erased.
            for name in list(all_names(target)):
                content = read(name)
                if content is not None:
                    target.execute(insert(CONTENTS), {"name": name, "content": content})
            return count(target)
    finally:
        copy.close()


def complete(path: Path) -> None:
    """Leave one file that is complete in itself, checked, and on the disk. Raises `OSError`."""
    connection = sqlite3.connect(path)
    try:
        # What was written lies beside it until here: there may have been room for it once, and none for it twice.
        connection.execute("PRAGMA journal_mode=DELETE")
        if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise OSError("the copy cannot be read back")
    except sqlite3.Error as error:
        raise OSError(errno.ENOSPC if is_full(error) else errno.EIO, str(error), str(path)) from error
    finally:
        connection.close()
    settle(path)


@contextmanager
def opened(path: Path) -> Iterator[Connection]:
    """Open a backup to read; it is not changed by that. Raises what SQLite says of a file that is none."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True), hide_parameters=True)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def restore(source: Connection, target: Connection, renewed: Renewed, write: Write) -> Counted:
    """Let a server hold what a backup holds and nothing else, in a new life; all of it in the target's transaction.

    `write` keeps the bytes of a chunk under its name.
    """
    metadata.create_all(target)
    for name, content in source.execution_options(yield_per=1).execute(select(CONTENTS)):
        write(name, content)
    for table in reversed(metadata.sorted_tables):
        target.execute(delete(table))
    _copy(source, target)
    new = {"incarnation": renewed.incarnation, "challenge_key": renewed.challenge_key}
    target.execute(update(meta).values(**new))
    return count(target)


def _copy(source: Connection, target: Connection) -> None:
    for table in metadata.sorted_tables:
        if table.name not in PASSING:
            copy_table(source, target, table)
    if target.dialect.name == "postgresql":
        _count_on(target)


def copy_table(source: Connection, target: Connection, table: Table) -> None:
    """Copy all rows of a table."""
    rows = source.execution_options(yield_per=_ROWS).execute(select(table)).mappings()
    for some in rows.partitions(_ROWS):
        target.execute(insert(table), [dict(row) for row in some])


def _count_on(target: Connection) -> None:
    """Let PostgreSQL number what is next after those rows that came with their numbers."""
    for table, column in _NUMBERED:
        highest = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
        target.execute(select(func.setval(func.pg_get_serial_sequence(table.name, column.name), highest, false())))


def count(connection: Connection) -> Counted:
    """Count what a server or a backup holds."""
    tables = (channels, batches, envelopes)
    return Counted(*(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables))
