"""The store of an unlocked profile: its transactions and the doors to its tables.

One thread writes at a time, others read beside it. A table's own statements stand in its own file (`log.py`,
`outbox.py`, `states.py`); this room joins them. It must not know keys, kinds or the network.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from desktop.store import checks
from desktop.store.aside import AsideTable
from desktop.store.connections import Connections
from desktop.store.database import UNWRITTEN, DamagedDatabase, drop_copies, named_errors, open_database, pragmas
from desktop.store.drafts import DraftTable
from desktop.store.erased import ErasedTable
from desktop.store.line import line_of
from desktop.store.log import LogTable
from desktop.store.outbox import OutboxTable
from desktop.store.readings import ReadingTable
from desktop.store.second import SecondCopy, number_of
from desktop.store.settings import KeyTable, SettingTable
from desktop.store.states import StateTable


class LostCommits(DamagedDatabase):
    """The database no longer has what it had committed; its second copy does."""


class Store:
    """The tables of one profile, over one engine."""

    def __init__(self, engine: Engine, path: Path | None = None, second: SecondCopy | None = None) -> None:
        """Take an open engine with its file and second copy; `open_store` makes them from a file and a key."""
        self._engine = engine
        self._path = path
        self._second = second
        self._connections = Connections(engine, second)
        self._beside: threading.Thread | None = None
        self.log = LogTable(self._connections)
        self.outbox = OutboxTable(self._connections)
        self.aside = AsideTable(self._connections)
        self.states = StateTable(self._connections)
        self.settings = SettingTable(self._connections)
        self.keys = KeyTable(self._connections)
        self.drafts = DraftTable(self._connections)
        self.readings = ReadingTable(self._connections)
        self.erased = ErasedTable(self._connections)

    @contextmanager
    def transaction(self, *, more_follows: bool = False) -> Iterator[None]:
        """Write: all or nothing, on the disk when the block ends. Nested blocks join the outer one.

        Of a block that `more_follows` and of which all can be had again, the second copy hears with the last.
        """
        with self._connections.writing(more_follows=more_follows):
            yield

    def rest(self) -> None:
        """Hold less in memory while nothing is written. Not inside a transaction."""
        self._connections.rest()

    def scrub(self) -> bool:
        """Let nothing of what was erased stand in the files; False where that has to be tried again.

        Somebody reads, or there is no room for it now.

        Not inside a transaction.
        """
        try:
            self.states.tidy_index()
            if self._path is not None:
                drop_copies(self._path)
            return self._connections.scrub() and (self._second is None or self._second.scrub())
        except UNWRITTEN:
            # What was erased is erased already; only its traces have to wait.
            return False

    def pragmas(self) -> dict[str, object]:
        """Read back what the connections run with."""
        return pragmas(self._engine)

    def check_pages(self) -> list[str]:
        """Check every page; gives what is wrong."""
        return checks.check_pages(self._engine)

    def damaged_tables(self) -> list[str]:
        """Name the tables that cannot be read to their end."""
        return checks.damaged_tables(self._engine)

    def broken_channels(self) -> list[bytes]:
        """Name the channels whose cursor is not what their log says."""
        return checks.broken_channels(self._engine)

    def unindexed(self) -> int:
        """Count the differences between the states and the search index."""
        return checks.unindexed(self._engine)

    def check_second(self) -> str:
        """Say how the second copy stands: `level`, `behind`, `missing` or `damaged`."""
        if self._second is None or not self._second.exists:
            return "missing"
        number = self._second.number()
        if number is None or checks.check_pages(self._second.engine):
            return "damaged"
        return "level" if number >= _number(self._engine) else "behind"

    def renew_second(self) -> None:
        """Make the second copy anew."""
        if self._second is not None:
            self._second.remake(self._engine)

    def follow_beside(self) -> None:
        """Let the second copy follow in a thread of its own, for while this one waits for somebody else.

        Whoever writes next waits until the copy has followed, or lets it follow with what is written then.
        """
        if self._beside is None or not self._beside.is_alive():
            self._beside = threading.Thread(target=self._connections.catch_up, name="second copy", daemon=True)
            self._beside.start()

    def close(self) -> None:
        """Close all connections."""
        if self._beside is not None:
            self._beside.join()
        self._connections.catch_up()
        self._engine.dispose()
        if self._second is not None:
            self._second.close()


def open_store(path: Path, key: bytes, *, create: bool = False) -> Store:
    """Open a profile's database with its second copy; see `open_database` for what it raises.

    Raises `LostCommits` as well, for a database that is behind its second copy.
    """
    second = SecondCopy(path, key)
    # Asked before the database is: that one leads, and another process may be writing.
    number = second.number()
    try:
        engine = open_database(path, key, create=create)
        if number is not None and number > _number(engine):
            engine.dispose()
            raise LostCommits("the database is behind its second copy")
    except BaseException:
        second.close()
        raise
    return Store(engine, path, second)


def _number(engine: Engine) -> int:
    with named_errors(), engine.connect() as connection:
        return number_of(line_of(connection))
