"""Bringing the tables of an older server to what this program expects: one step a version, all in one transaction.

Before anything is changed all rows are kept as they were, in a file that the older program takes for one of its
backups: that is the way back. The bytes of chunks are not in it; no step touches them, and they stay where they are.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import Connection, Inspector, MetaData, Table, event, text, update
from sqlalchemy.exc import DatabaseError

from server_stub.log import backup
from server_stub.log import meta as metas
from server_stub.log.database import Database, is_full, why
from server_stub.log.place import RESTORING
from server_stub.log.steps import FORMER, STEPS, Step
from server_stub.log.tables import meta, metadata

_SIZE: Final = text("SELECT pg_total_relation_size(CAST(:name AS regclass))")


class Newer(Exception):
    """The tables are of a newer program."""


class NoRoom(Exception):
    """There is no room for the copy of before."""


class NoCopy(Exception):
    """The copy of before could not be written; the text says why."""


def migrate(database: Database, copy: Path, steps: Sequence[Step] = STEPS) -> list[int]:
    """Bring a server up to date; gives the versions it went through. Raises `Newer`.

    Where there is anything to do, what there was is kept as `copy` first. Nobody else may write meanwhile.
    """
    if not _ahead(database, steps):
        return []
    keep_as_it_is(database, copy)
    return _take(database, steps)


def _ahead(database: Database, steps: Sequence[Step]) -> Sequence[Step]:
    with database.reading() as connection:
        version = _version(connection)
    if version > len(steps) + 1:
        raise Newer
    return steps[version - 1 :]


def _version(connection: Connection, *, lock: bool = False) -> int:
    version = metas.read_version(connection, lock=lock)
    if version is None:
        raise Newer
    return version


def _take(database: Database, steps: Sequence[Step]) -> list[int]:
    with database.writing() as connection:
        version = _version(connection, lock=True)
        for step in steps[version - 1 :]:
            step(connection)
        connection.execute(update(meta).values(schema_version=len(steps) + 1))
    return list(range(version + 1, len(steps) + 2))


def keep_as_it_is(database: Database, path: Path) -> None:
    """Write all rows of the server's tables into one file, as a backup of the program that made them.

    Raises `NoRoom` and `NoCopy`.
    """
    try:
        with database.snapshot() as source:
            there = _tables(source)
            if shutil.disk_usage(path.parent).free < 2 * _size(database, source, there):
                raise NoRoom
            with backup.unfinished(path) as part:
                _copy(source, there, part)
    except (OSError, DatabaseError) as error:
        if is_full(error):
            raise NoRoom from error
        if isinstance(error, OSError):
            raise NoCopy(why(error)) from error
        raise


def _size(database: Database, source: Connection, there: MetaData) -> int:
    if database.postgresql:
        return sum(source.scalar(_SIZE, {"name": table.name}) for table in there.sorted_tables)
    return Path(database.url.database or "").stat().st_size


def _copy(source: Connection, there: MetaData, path: Path) -> None:
    copy = Database(f"sqlite:///{path}")
    try:
        with copy.writing() as target:
            there.create_all(target)
            backup.CONTENTS.create(target)
            for table in there.sorted_tables:
                if table.name not in backup.PASSING:
                    backup.copy_table(source, target, table)
    finally:
        copy.close()


def _tables(connection: Connection) -> MetaData:
    """Read which tables of the server there are, in words that both databases have; others are none of its business."""
    there = MetaData()

    @event.listens_for(there, "column_reflect")
    def _plainly(_inspector: Inspector, _table: Table, column: dict[str, Any]) -> None:
        column["type"] = column["type"].as_generic()
        column.pop("default", None)

    there.reflect(connection, only=lambda name, _: name in metadata.tables or name in FORMER)
    return there


@contextmanager
def as_of_now(source: Path, place: Path, steps: Sequence[Step] = STEPS) -> Iterator[Path]:
    """Give a backup as this program would have made it: the file itself, or a copy in a folder that is gone afterwards.

    Nobody else may do so in the same place meanwhile. Raises `Newer`.
    """
    with backup.opened(source) as connection:
        version = _version(connection)
    if version > len(steps):
        if version > len(steps) + 1:
            raise Newer
        yield source
        return
    for left in place.glob(f"{RESTORING}*"):
        shutil.rmtree(left)
    with TemporaryDirectory(prefix=RESTORING, dir=place) as folder:
        copy = Path(folder) / source.name
        shutil.copyfile(source, copy)
        database = Database(f"sqlite:///{copy}")
        _take(database, steps)
        database.close()
        backup.complete(copy)
        yield copy
