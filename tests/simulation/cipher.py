"""The real store under a profile of the schedule: SQLCipher on a disk, whose process may end in the middle of a commit.

What a crash leaves are the files as they are at that moment: the database, its second copy, and their write-ahead logs.
A commit that nobody has heard of yet may have come to the disk in part: then a log ends somewhere in it, between two
frames or within one. The database commits before its second copy.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from desktop.domain.rows import BatchRow, LogRow
from desktop.store.second import second_path
from desktop.store.store import Store, open_store
from tests.helpers.line import Crash
from tests.helpers.memory_journal import MemoryJournal
from tests.simulation.write_ahead import Mark, cut_back, cut_within, mark

FILE = "journal.db"
KEY = bytes(range(32))


@dataclass
class Shelf:
    """Where the profiles of one schedule lie, each in a folder of its own; `cuts` counts commits that came in part."""

    folder: Path
    random: Random
    used: int = 0
    cuts: int = 0

    def new(self) -> Path:
        """Name the next folder."""
        self.used += 1
        return self.folder / str(self.used)

    def poured(self, memory: MemoryJournal) -> CipherJournal:
        """Put what a journal in memory holds onto the disk."""
        folder = self.new()
        pour(memory, folder)
        return CipherJournal(folder, self)


class CipherJournal:
    """States the workspace's Journal over a real store; `crash` is asked before and after every commit."""

    def __init__(self, folder: Path, shelf: Shelf) -> None:
        self.crash: Callable[[], bool] = lambda: False
        self._folder = folder
        self._shelf = shelf
        self._inside = False
        self._unheard: tuple[Mark, Mark] | None = None
        self._known: tuple[Mark, Mark] | None = None
        self._open()

    def _open(self) -> None:
        self._store = open_store(self._folder / FILE, KEY)

    def __getattr__(self, name: str) -> Any:
        """Give a table of the store, or do what it does."""
        return getattr(self._store, name)

    @contextmanager
    def transaction(self, *, more_follows: bool = False) -> Iterator[None]:
        if self._inside:
            yield
            return
        self._inside, before = True, self._marks()
        try:
            with self._store.transaction(more_follows=more_follows):
                yield
                if self.crash():
                    raise Crash
        finally:
            self._inside = False
        if self.crash():
            self._unheard = before
            raise Crash

    def _marks(self) -> tuple[Mark, Mark]:
        """How far the logs of the database and of its second copy go."""
        database = self._folder / FILE
        first, second = (path.with_name(f"{path.name}-wal") for path in (database, second_path(database)))
        known = self._known or (None, None)
        self._known = mark(first, known[0]), mark(second, known[1])
        return self._known

    def fall(self) -> None:
        """End the process: what is on the disk now is what the next one finds."""
        left = copied_files(self._folder, self._shelf.new())
        if self._unheard is not None:
            self._leave_a_part(left, *self._unheard)
        self.close()
        shutil.rmtree(self._folder)
        self._folder, self._unheard = left, None
        self._open()

    def _leave_a_part(self, left: Path, first: Mark, second: Mark) -> None:
        """Leave as much of the unheard commit as had been written: of the second copy nothing before the first is."""
        whole = cut_within(left / first.path.name, first, self._shelf.random)
        if whole:
            whole = cut_within(left / second.path.name, second, self._shelf.random)
        else:
            cut_back(left / second.path.name, second)
        self._shelf.cuts += not whole

    def copied(self) -> CipherJournal:
        """A copy of the profile's files as they are now."""
        return CipherJournal(copied_files(self._folder, self._shelf.new()), self._shelf)

    def close(self) -> None:
        """Close the files."""
        self._store.close()


def copied_files(folder: Path, copy: Path) -> Path:
    """Copy a profile's files as a backup or a crash leaves them; what is shared memory is nobody's afterwards."""
    copy.mkdir(parents=True)
    for path in folder.iterdir():
        if not path.name.endswith("-shm"):
            shutil.copyfile(path, copy / path.name)
    return copy


def pour(memory: MemoryJournal, folder: Path) -> None:
    """Write a journal from memory into a new database."""
    folder.mkdir(parents=True)
    store = open_store(folder / FILE, KEY, create=True)
    try:
        with store.transaction():
            _pour(memory, store)
    finally:
        store.close()


def _pour(memory: MemoryJournal, store: Store) -> None:
    tables = memory._tables
    for (channel, _), batch in tables.batches.items():
        store.log.append(batch, list(_entries(memory, channel, batch)))
    for (channel, device), (n, batch_hash) in tables.authors.items():
        store.log.put_author(channel, device, n, batch_hash)
    for row in tables.channels.values():
        store.log.put_channel(row)
    store.outbox.add(tables.outbox.values())
    for sealed in tables.sealed.values():
        store.outbox.put_sealed(sealed)
    store.states.put(tables.states.values())
    for name, value in tables.settings.items():
        store.settings.put(name, value)
    store.keys.add(tables.keys.values())
    for draft in tables.drafts.values():
        store.drafts.save(*draft)
    store.readings.add(tables.readings.values())


def _entries(memory: MemoryJournal, channel: bytes, batch: BatchRow) -> Iterable[LogRow]:
    return (memory._tables.log[channel, seq][0] for seq in range(batch.first_seq, batch.last_seq + 1))
