"""The real store under a profile of the schedule: SQLCipher on a disk, whose process may end in the middle of a commit.

What a crash leaves is the file and its write-ahead log as they are at that moment. A commit that nobody has heard of
yet may have come to the disk in part: then the log ends somewhere in it, between two frames or within one.
"""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from desktop.domain.rows import BatchRow, LogRow
from desktop.store.store import Store, open_store
from tests.helpers.line import Crash
from tests.helpers.memory_journal import MemoryJournal

FILE = "journal.db"
_WAL_HEADER, _FRAME_HEADER = 32, 24


class CipherJournal:
    """States the workspace's Journal over a real store; `crash` is asked before and after every commit."""

    def __init__(self, folder: Path, key: bytes, random: Random) -> None:
        self.crash: Callable[[], bool] = lambda: False
        self.falls = 0
        self._folder = folder
        self._key = key
        self._random = random
        self._inside = False
        self._unheard: tuple[int, int] | None = None
        self._open()

    def _open(self) -> None:
        self._store = open_store(self._folder / FILE, self._key)
        self.log, self.outbox, self.states = self._store.log, self._store.outbox, self._store.states
        self.settings, self.keys, self.drafts = self._store.settings, self._store.keys, self._store.drafts

    @contextmanager
    def transaction(self) -> Iterator[None]:
        if self._inside:
            yield
            return
        self._inside, before = True, frames(self._wal)
        try:
            with self._store.transaction():
                yield
                if self.crash():
                    raise Crash
        finally:
            self._inside = False
        if self.crash():
            self._unheard = (before, frames(self._wal))
            raise Crash

    @property
    def _wal(self) -> Path:
        return self._folder / f"{FILE}-wal"

    def fall(self) -> None:
        """End the process: what is on the disk now is what the next one finds."""
        self.falls += 1
        left = copied_files(self._folder, self._folder.with_name(f"{self._folder.name}-"))
        if self._unheard is not None:
            cut(left / f"{FILE}-wal", self._random, self._unheard)
        self.close()
        shutil.rmtree(self._folder)
        left.rename(self._folder)
        self._unheard = None
        self._open()

    def copied(self, folder: Path) -> CipherJournal:
        """A copy of the profile's files as they are now."""
        return CipherJournal(copied_files(self._folder, folder), self._key, self._random)

    def close(self) -> None:
        """Close the files."""
        self._store.close()


def copied_files(folder: Path, copy: Path) -> Path:
    """Copy database and write-ahead log, as a backup or a crash leaves them; the shared memory is nobody's."""
    copy.mkdir()
    for name in (FILE, f"{FILE}-wal"):
        if (folder / name).exists():
            shutil.copyfile(folder / name, copy / name)
    return copy


def frames(wal: Path) -> int:
    """Count the frames of a write-ahead log that belong to its present round."""
    return len(frame_ends(wal)) - 1


def frame_ends(wal: Path) -> list[int]:
    """Give the places where the header and each frame of the present round end (bytes)."""
    content = wal.read_bytes() if wal.exists() else b""
    if len(content) < _WAL_HEADER:
        return [0]
    page = struct.unpack(">I", content[8:12])[0]
    salts, ends = content[16:24], [_WAL_HEADER]
    size = _FRAME_HEADER + page
    while ends[-1] + size <= len(content) and content[ends[-1] + 8 : ends[-1] + 16] == salts:
        ends.append(ends[-1] + size)
    return ends


def cut(wal: Path, random: Random, unheard: tuple[int, int]) -> None:
    """Cut a write-ahead log somewhere in the commit that nobody has heard of: at a frame's end or within a frame."""
    before, after = unheard
    ends = frame_ends(wal)
    before = before if before <= after else 0
    end = ends[random.randint(before, after)]
    if end < ends[-1] and random.random() < 0.5:
        end += random.randrange(1, ends[1] - ends[0] if len(ends) > 1 else 1)
    with wal.open("r+b") as file:
        file.truncate(end)


def poured(memory: MemoryJournal, folder: Path, key: bytes) -> Path:
    """Write a journal from memory into a new database; gives its folder."""
    folder.mkdir(parents=True)
    store = open_store(folder / FILE, key, create=True)
    try:
        with store.transaction():
            _pour(memory, store)
    finally:
        store.close()
    return folder


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


def _entries(memory: MemoryJournal, channel: bytes, batch: BatchRow) -> Iterable[LogRow]:
    return (memory._tables.log[channel, seq][0] for seq in range(batch.first_seq, batch.last_seq + 1))
