"""The store of an unlocked profile: its transactions and the doors to its tables.

One thread writes at a time, others read beside it. A table's own statements stand in its own file (`log.py`,
`outbox.py`, `states.py`); this room joins them. It must not know keys, kinds or the network.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from desktop.store.connections import Connections
from desktop.store.database import check_pages, drop_copies, open_database, pragmas
from desktop.store.drafts import DraftTable
from desktop.store.erased import ErasedTable
from desktop.store.log import LogTable
from desktop.store.outbox import OutboxTable
from desktop.store.settings import KeyTable, SettingTable
from desktop.store.states import StateTable


class Store:
    """The tables of one profile, over one engine."""

    def __init__(self, engine: Engine, path: Path | None = None) -> None:
        """Take an open engine and its file; `open_store` makes one from a file and a key."""
        self._engine = engine
        self._path = path
        self._connections = Connections(engine)
        self.log = LogTable(self._connections)
        self.outbox = OutboxTable(self._connections)
        self.states = StateTable(self._connections)
        self.settings = SettingTable(self._connections)
        self.keys = KeyTable(self._connections)
        self.drafts = DraftTable(self._connections)
        self.erased = ErasedTable(self._connections)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write: all or nothing, on the disk when the block ends. Nested blocks join the outer one."""
        with self._connections.writing():
            yield

    def scrub(self) -> bool:
        """Let nothing of what was erased stand in the files; False where somebody reads, and it has to be tried again.

        Not inside a transaction.
        """
        if self._path is not None:
            drop_copies(self._path)
        return self._connections.scrub()

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
    return Store(open_database(path, key, create=create), path)
