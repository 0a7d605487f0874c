"""Copying an encrypted database while others write it: one moment of it, under the same key, and read back.

The copy is made through the database's own interface, page by page, inside one read transaction: whoever writes
meanwhile neither waits nor is seen. Where the copy goes and what it is wrapped in is not this room's business.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from desktop.store.database import DamagedDatabase, DiskFull, connector, is_for_want_of_room

Told = Callable[[int, int], None]
"""Hears how many pages are done, and of how many."""
_PAGES: Final = 500
_SPARE: Final = 4 * 1024 * 1024


def copy_database(path: Path, key: bytes, copy: Path, told: Told) -> None:
    """Copy a database to a file that does not exist yet, and check every page of the copy.

    Raises `DamagedDatabase` and `DiskFull`; a half of a copy is removed, whatever ended it.
    """
    size = sum(part.stat().st_size for part in (path, path.with_name(f"{path.name}-wal")) if part.exists())
    if shutil.disk_usage(copy.parent).free < size + _SPARE:
        raise DiskFull("no room for a copy")
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with _named_errors():
            _copy(path, key, copy, told)
            check_database(copy, key)
    except BaseException:
        for part in copy.parent.glob(f"{copy.name}*"):
            part.unlink(missing_ok=True)
        raise


def check_database(path: Path, key: bytes) -> None:
    """Read every page of a database; raises `DamagedDatabase` unless all of them are as they were written."""
    with _named_errors(), contextlib.closing(connector(path, key)()) as connection:
        for pragma in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check(1)"):
            found = [str(row[0]) for row in connection.execute(pragma)]
            if any(line != "ok" for line in found):
                raise DamagedDatabase("pages are damaged")


def _copy(path: Path, key: bytes, copy: Path, told: Told) -> None:
    with contextlib.closing(connector(path, key)()) as source, contextlib.closing(_blank(copy, key)) as target:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(target, pages=_PAGES, progress=lambda _status, left, of: told(of - left, of))
        source.execute("ROLLBACK")


def _blank(copy: Path, key: bytes) -> dbapi2.Connection:
    """Open an empty file under the key; its first page, and with it the mode of writing, comes with the copy."""
    connection = dbapi2.connect(str(copy), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return connection


@contextlib.contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except dbapi2.Error as error:
        if is_for_want_of_room(error, writing=False):
            raise DiskFull("database or disk is full") from error
        raise DamagedDatabase("database is damaged or the key is another's") from error
