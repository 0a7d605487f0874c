"""The files of a profile: sealed chunks in a database of their own, under the same key as the journal.

What lies here was sealed before it came, so it goes to the server as it is. The address of a chunk tells whether its
bytes are still what they were: one that is broken counts as not here. Nothing is dropped that the server may not have,
that somebody wants to keep here, or that is still being read in. This room knows no kind and no network.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from desktop.domain.rows import FileRow
from desktop.store.checks import check_pages
from desktop.store.connections import Connections
from desktop.store.database import UNWRITTEN, DamagedDatabase, drop_copies, open_database
from desktop.store.file_schema import FILE_MIGRATIONS
from desktop.store.file_texts import FileTexts, forget_texts
from desktop.store.line import Line
from wire.chunks import Cut, address

_ROWS: Final = """SELECT f.file, f.channel, f.key, f.size, f.source, f.pinned, f.uploaded, f.used_at,
    f.entity, count(c.bytes), coalesce(sum(c.length) FILTER (WHERE c.bytes IS NOT NULL), 0)
    FROM files f LEFT JOIN chunks c ON c.file = f.file"""
_ASKED_AT_ONCE: Final = 500
_GIVEN_UP_AT_ONCE: Final = 16
# A chunk is written once and read once: a large cache would only hold what nobody asks for again.
_WRITES_WITH: Final = "PRAGMA cache_size=-4096"


class FileStore:
    """The files of one profile."""

    def __init__(self, engine: Engine) -> None:
        """Take an open engine; `open_files` makes one."""
        self._engine = engine
        self._connections = Connections(engine, writes_with=_WRITES_WITH)
        self._left = True
        self.texts = FileTexts(self._connections)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write: all or nothing, on the disk when the block ends."""
        with self._connections.writing():
            yield

    # What is here.

    def all(self) -> list[FileRow]:
        """Give every file known here, in the order they came."""
        return self._rows("", ())

    def get(self, file: bytes) -> FileRow | None:
        """Give a file, None if nothing is known of it here."""
        return next(iter(self._rows("WHERE f.file = ?", (file,))), None)

    def from_source(self, source: str) -> FileRow | None:
        """Give the file that is being read from a source."""
        return next(iter(self._rows("WHERE f.source = ?", (source,))), None)

    def uploads(self) -> list[FileRow]:
        """Give the files that are all here and that the server may lack, in the order they came."""
        return [row for row in self._rows("WHERE f.uploaded = 0 AND f.source = ''", ()) if row.complete]

    def downloads(self) -> list[FileRow]:
        """Give the files that somebody wants to keep here and that are not here whole."""
        return [row for row in self._rows("WHERE f.pinned = 1 AND f.source = ''", ()) if not row.complete]

    def _rows(self, where: str, values: tuple[object, ...]) -> list[FileRow]:
        with self._reading() as line:
            rows = line.run(f"{_ROWS} {where} GROUP BY f.id ORDER BY f.id", values).all()
        return [file_row(row) for row in rows]

    def addresses(self, file: bytes) -> tuple[bytes, ...]:
        """Give the addresses of a file's chunks, in order, as far as they are known."""
        with self._reading() as line:
            query = "SELECT address FROM chunks WHERE file = ? ORDER BY place"
            return tuple(bytes(row[0]) for row in line.run(query, (file,)))

    def lacking(self, file: bytes) -> list[int]:
        """Give the places of a file's chunks that are not here."""
        with self._reading() as line:
            query = "SELECT place FROM chunks WHERE file = ? AND bytes IS NULL ORDER BY place"
            return [int(row[0]) for row in line.run(query, (file,))]

    def holding(self, addresses: Collection[bytes]) -> set[bytes]:
        """Give the files that these chunks are of."""
        found: set[bytes] = set()
        listed = list(addresses)
        with self._reading() as line:
            for start in range(0, len(listed), _ASKED_AT_ONCE):
                part = listed[start : start + _ASKED_AT_ONCE]
                query = f"SELECT DISTINCT file FROM chunks WHERE address IN ({_marks(part)})"
                found.update(bytes(row[0]) for row in line.run(query, tuple(part)))
        return found

    def chunk(self, file: bytes, place: int) -> bytes | None:
        """Give a sealed chunk, None if it is not here; one that is broken is taken for lost and is to be had again."""
        query = "SELECT address, bytes FROM chunks WHERE file = ? AND place = ? AND bytes IS NOT NULL"
        with self._reading() as line:
            row = line.run(query, (file, place)).first()
        if row is None:
            return None
        sealed = self._bytes(int(row[1]))
        if sealed is not None and address(sealed) == bytes(row[0]):
            return sealed
        # A line that met a broken page gives nothing more, and writes nothing: not every one says so by an error.
        self._engine.dispose()
        self._lose(file, place)
        return None

    def _bytes(self, number: int) -> bytes | None:
        try:
            with self._reading() as line:
                found = line.run("SELECT sealed FROM bytes WHERE id = ?", (number,)).scalar()
        except DamagedDatabase:
            return None
        return None if found is None else bytes(found)

    def _lose(self, file: bytes, place: int) -> None:
        """Take a chunk for lost. Its bytes stay where they are: to remove them their broken page would be read."""
        with self._writing() as line:
            line.run(
                "UPDATE chunks SET bytes = NULL WHERE file = ? AND place = ?",
                (file, place),
            )

    def held_bytes(self) -> int:
        """Count the bytes of all chunks that are here."""
        with self._reading() as line:
            query = "SELECT coalesce(sum(length), 0) FROM chunks WHERE bytes IS NOT NULL"
            return int(line.run(query).scalar_one())

    # What comes.

    def begin(self, row: FileRow) -> None:
        """Begin to read a file in from its source."""
        self._insert(row)

    def know(self, row: FileRow, addresses: Sequence[bytes]) -> None:
        """Take note of a file that the server has; what is known already stays as it is."""
        if self.get(row.file) is not None:
            return
        with self.transaction():
            self._insert(row)
            with self._writing() as line:
                line.run(
                    "INSERT INTO chunks (file, place, address, length) VALUES (?, ?, ?, 0)",
                    [(row.file, place, one) for place, one in enumerate(addresses)],
                )

    def _insert(self, row: FileRow) -> None:
        told = (row.file, row.channel, row.key, row.size, row.source)
        with self._writing() as line:
            line.run(
                """INSERT INTO files (file, channel, key, size, source, pinned, uploaded, used_at, entity)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                (*told, row.pinned, row.uploaded, row.used_at, row.entity),
            )

    def append(self, file: bytes, place: int, sealed: bytes) -> None:
        """Keep a chunk of a file that is being read in; of one that was forgotten meanwhile none."""
        with self._writing() as line:
            if line.run("SELECT 1 FROM files WHERE file = ?", (file,)).first() is None:
                return
            line.run(
                "INSERT INTO chunks (file, place, address, length, bytes) VALUES (?, ?, ?, ?, ?)",
                (file, place, address(sealed), len(sealed), _put(line, sealed)),
            )

    def keep(self, file: bytes, place: int, sealed: bytes) -> bool:
        """Keep a chunk that was fetched; says whether it is the one that belongs there."""
        with self._writing() as line:
            query = "SELECT bytes FROM chunks WHERE file = ? AND place = ? AND address = ?"
            row = line.run(query, (file, place, address(sealed))).first()
            if row is None:
                return False
            if row[0] is None:
                line.run(
                    "UPDATE chunks SET bytes = ?, length = ? WHERE file = ? AND place = ?",
                    (_put(line, sealed), len(sealed), file, place),
                )
        return True

    def cut(self, file: bytes, place: int) -> None:
        """Forget a file's chunks from a place on: it is read in again from there."""
        with self._writing() as line:
            held = "SELECT bytes FROM chunks WHERE file = ? AND place >= ?"
            line.run(f"DELETE FROM bytes WHERE id IN ({held})", (file, place))
            line.run("DELETE FROM chunks WHERE file = ? AND place >= ?", (file, place))

    # What becomes of it.

    def adopt(self, files: Iterable[bytes]) -> None:
        """Take note that events tell of files: from here on they are to go to the server."""
        self._set("source = ''", files)

    def arrived(self, file: bytes) -> None:
        """Take note that the server has all of a file."""
        self._set("uploaded = 1", (file,))

    def offer_again(self, files: Iterable[bytes] | None = None) -> None:
        """Take note that the server may lack files after all (None: any)."""
        self._set("uploaded = 0", [row.file for row in self.all()] if files is None else files)

    def pin(self, file: bytes, *, pinned: bool) -> None:
        """Want a file to stay here, or want it no longer."""
        self._set(f"pinned = {int(pinned)}", (file,))

    def use(self, file: bytes, now: int) -> None:
        """Take note that a file was used (ms since 1970 UTC)."""
        self._set(f"used_at = {int(now)}", (file,))

    def _set(self, what: str, files: Iterable[bytes]) -> None:
        values = [(file,) for file in files]
        if values:
            with self._writing() as line:
                line.run(f"UPDATE files SET {what} WHERE file = ?", values)

    def drop(self, file: bytes) -> bool:
        """Give up the chunks of a file that the server has; says whether it did.

        Part by part, each of which holds by itself: all at once, 2 GB would be written once more before they go.
        """
        while True:
            with self._writing() as line:
                # Asked while nobody else writes: whoever carries files may just have learnt that the server lost it.
                row = self.get(file)
                if row is None or not row.uploaded or row.source:
                    return False
                if not row.held:
                    forget_texts(line, file)
                    return True
                _empty_some(line, file)

    def trim(self, most: int, kept: Collection[bytes] = ()) -> list[bytes]:
        """Give up the files used longest ago until no more than so many bytes are here; gives those given up.

        Pinned ones, those in `kept`, and those the server may lack stay, whatever that comes to.
        """
        given_up = []
        over = self.held_bytes() - most
        for row in sorted(self.all(), key=lambda row: row.used_at):
            if over > 0 and row.held and not row.pinned and row.file not in kept and self.drop(row.file):
                over -= row.held_bytes
                given_up.append(row.file)
        return given_up

    def forget(self, files: Iterable[bytes]) -> None:
        """Remove all that is known of files, their bytes overwritten, also where they were written last."""
        with self._writing() as line:
            for file in files:
                _empty(line, file)
                forget_texts(line, file)
                line.run("DELETE FROM chunks WHERE file = ?", (file,))
                line.run("DELETE FROM files WHERE file = ?", (file,))
        self._left = True
        self.scrub()

    def scrub(self) -> None:
        """Let nothing of what was forgotten stand in the log either; where somebody reads, or for want of room, later.

        What a program left that was killed is not known, so it is done once for each opening.
        """
        if self._left:
            with suppress(*UNWRITTEN):
                self._left = not self._connections.scrub()

    def damaged(self) -> list[tuple[bytes, int]]:
        """Read every chunk; gives the files and places of those that were broken, which now count as not here."""
        found = []
        for row in self.all():
            lacking = set(self.lacking(row.file))
            for place in range(len(self.addresses(row.file))):
                if place not in lacking and self.chunk(row.file, place) is None:
                    found.append((row.file, place))
        return found

    def check_pages(self) -> list[str]:
        """Check every page; gives what is wrong."""
        return check_pages(self._engine)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Line]:
        with self._connections.reading() as line:
            yield line

    @contextmanager
    def _writing(self) -> Iterator[Line]:
        with self._connections.writing() as line:
            yield line


def open_files(path: Path, key: bytes) -> FileStore:
    """Open a profile's files, making the database where there is none; see `open_database` for what it raises."""
    engine = open_database(path, key, create=True, migrations=FILE_MIGRATIONS)
    # The copy before a migration holds what is erased from here on, and as much room as all files.
    drop_copies(path)
    return FileStore(engine)


def _put(line: Line, sealed: bytes) -> int:
    return line.run("INSERT INTO bytes (sealed) VALUES (?)", (sealed,)).added


def _empty(line: Line, file: bytes) -> None:
    line.run("DELETE FROM bytes WHERE id IN (SELECT bytes FROM chunks WHERE file = ?)", (file,))
    line.run("UPDATE chunks SET bytes = NULL WHERE file = ?", (file,))


def _empty_some(line: Line, file: bytes) -> None:
    query = "SELECT bytes FROM chunks WHERE file = ? AND bytes IS NOT NULL ORDER BY place LIMIT ?"
    some = tuple(row[0] for row in line.run(query, (file, _GIVEN_UP_AT_ONCE)))
    line.run(f"DELETE FROM bytes WHERE id IN ({_marks(some)})", some)
    line.run(f"UPDATE chunks SET bytes = NULL WHERE file = ? AND bytes IN ({_marks(some)})", (file, *some))


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def file_row(row: Sequence[Any]) -> FileRow:
    """Read a row of the table, with how many of its chunks are held and how many bytes these have."""
    file, channel, key, size, source, pinned, uploaded, used_at, entity, held, held_bytes = row
    return FileRow(
        file=bytes(file),
        channel=bytes(channel),
        key=bytes(key),
        size=size,
        count=Cut(size).count,
        held=held,
        held_bytes=held_bytes,
        source=source,
        pinned=bool(pinned),
        uploaded=bool(uploaded),
        used_at=used_at,
        entity=bytes(entity),
    )
