"""The store of an unlocked profile: transactions and the doors to its tables.

One writer: `transaction()` is taken by the worker alone; readers use `reading()`. A table's own statements stand in its own
file (`log.py`, `outbox.py`, `states.py`); this room joins them. It must not know keys, kinds or the network.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from desktop.store.database import check_pages, open_database, pragmas, translated
from desktop.store.drafts import DraftTable
from desktop.store.log import LogTable
from desktop.store.outbox import OutboxTable
from desktop.store.settings import KeyTable, SettingTable
from desktop.store.states import StateTable


class Store:
    """The tables of one profile, over one engine."""

    def __init__(self, engine: Engine) -> None:
        """Take an open engine; `open_store` makes one from a file and a key."""
        self._engine = engine
        self._current: Connection | None = None
        self.log = LogTable(self._connection)
        self.outbox = OutboxTable(self._connection)
        self.states = StateTable(self._connection)
        self.settings = SettingTable(self._connection)
        self.keys = KeyTable(self._connection)
        self.drafts = DraftTable(self._connection)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write: all or nothing, on the disk when the block ends. Nested blocks join the outer one."""
        if self._current is not None:
            yield
            return
        try:
            with self._engine.begin() as connection:
                self._current = connection
                yield
        except (DatabaseError, sqlcipher3.dbapi2.DatabaseError) as error:
            raise translated(error) from error
        finally:
            self._current = None

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        if self._current is not None:
            yield self._current
            return
        try:
            with self._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                yield connection
        except (DatabaseError, sqlcipher3.dbapi2.DatabaseError) as error:
            raise translated(error) from error

    def pragmas(self) -> dict[str, object]:
        """Read back what the connections run with."""
        return pragmas(self._engine)

    def check_pages(self) -> list[str]:
        """Check every page; gives what is wrong."""
        return check_pages(self._engine)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def open_store(path: Path, key: bytes, *, create: bool = False) -> Store:
    """Open a profile's database; see `open_database` for what it raises."""
    return Store(open_database(path, key, create=create))
