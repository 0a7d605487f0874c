"""Bringing the tables of an older server to what this program expects: one step a version, all in one transaction.

Before anything is changed all rows are kept as they were, in a file that the older program takes for one of its
backups: that is the way back. The bytes of chunks are not in it; no step touches them, and they stay where they are.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import Connection, Inspector, MetaData, Table, event, update

from server_stub.log import backup, usage
from server_stub.log import meta as metas
from server_stub.log.database import Database
from server_stub.log.place import RESTORING
from server_stub.log.tables import meta

Step = Callable[[Connection], None]

STEPS: Final[tuple[Step, ...]] = (usage.make_table,)
"""The first makes version 2 of version 1. None is ever changed; what is new comes after them."""


class Newer(Exception):
    """The tables are of a newer program."""


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
    there = metas.read_known(connection, lock=lock)
    if there is None:
        raise Newer
    return there.schema_version


def _take(database: Database, steps: Sequence[Step]) -> list[int]:
    with database.writing() as connection:
        version = _version(connection, lock=True)
        for step in steps[version - 1 :]:
            step(connection)
        connection.execute(update(meta).values(schema_version=len(steps) + 1))
    return list(range(version + 1, len(steps) + 2))


def keep_as_it_is(database: Database, path: Path) -> None:
    """Write all rows of whatever tables there are into one file, as a backup of the program that made them.

    Raises `OSError` where there is no room for that.
    """
    needed = 0 if database.postgresql else 2 * Path(database.url.database or "").stat().st_size
    if shutil.disk_usage(path.parent).free < needed:
        raise OSError(errno.ENOSPC, "no room for a copy before the migration")
    with backup.unfinished(path) as part:
        copy = Database(f"sqlite:///{part}")
        try:
            with database.snapshot() as source, copy.writing() as target:
                there = _tables(source)
                there.create_all(target)
                backup.CONTENTS.create(target)
                for table in there.sorted_tables:
                    if table.name not in backup.PASSING:
                        backup.copy_table(source, target, table)
        finally:
            copy.close()


def _tables(connection: Connection) -> MetaData:
    """Read which tables there are, in words that both databases have."""
    there = MetaData()

    @event.listens_for(there, "column_reflect")
    def _plainly(_inspector: Inspector, _table: Table, column: dict[str, Any]) -> None:
        column["type"] = column["type"].as_generic()
        column.pop("default", None)

    there.reflect(connection)
    return there


@contextmanager
def as_of_now(source: Path, place: Path, steps: Sequence[Step] = STEPS) -> Iterator[Path]:
    """Give a backup as this program would have made it: the file itself, or a copy in a folder that is gone afterwards.

    Raises `Newer`.
    """
    with backup.opened(source) as connection:
        version = _version(connection)
    if version > len(steps):
        if version > len(steps) + 1:
            raise Newer
        yield source
        return
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
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
