"""The second database made anew from what can still be read of it, and put in its place.

Every page is authenticated and every chunk has its address, so what is kept is what was written. What cannot be read
counts as not here; whoever calls says what the journal names, so that it can still be fetched, or missed by name. The
new file is finished before the old one is touched. No copy of the old one stays: all that it still gave is in the new
one, and it may be large.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from desktop.domain.rows import FileRow
from desktop.lasting import flush_folder
from desktop.store.database import named_errors, new_engine
from desktop.store.files import FileStore, file_row, open_files
from desktop.store.salvage import UNREADABLE, read_rows
from wire.chunks import Cut, address

_FILES: Final = "SELECT id, file, channel, key, size, source, pinned, uploaded, used_at, entity FROM files"
_CHUNKS: Final = "SELECT id, file, place, address, bytes FROM chunks WHERE bytes IS NOT NULL"
_REBUILT: Final = ".rebuilt"
_LOGS: Final = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Named:
    """A file as the journal names it: what is known of it, the addresses of its chunks, whether it waits to go out."""

    row: FileRow
    chunks: tuple[bytes, ...]
    waits: bool = False


def rebuild_files(path: Path, key: bytes, named: Mapping[bytes, Named]) -> None:
    """Make the database of files at `path`, which nobody has open, anew; raises `DiskFull` and leaves it as it is."""
    fresh = path.with_name(path.name + _REBUILT)
    drop_unfinished_files(path)
    engine = new_engine(path, key)
    try:
        store = open_files(fresh, key)
        try:
            for row, places in _kept(engine, named):
                _copy(engine, store, row, places)
        finally:
            store.close()
    finally:
        engine.dispose()
    # The old write-ahead log would be read into the new file.
    for ending in _LOGS:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    fresh.replace(path)
    flush_folder(path.parent)


@dataclass(slots=True)
class _Places:
    """The chunks of one file: their addresses in order, and under which numbers the bytes of those held may lie."""

    addresses: list[bytes]
    held: dict[int, int]


def _kept(engine: Engine, named: Mapping[bytes, Named]) -> Iterator[tuple[FileRow, _Places]]:
    """Yield what is to stand in the new database: what could be read, else what the journal says of it."""
    rows = {bytes(row[0]): file_row((*row, 0, 0)) for row in read_rows(engine, _FILES).rows}
    chunks: dict[bytes, dict[int, tuple[bytes, int]]] = {}
    for file, place, chunk, number in read_rows(engine, _CHUNKS).rows:
        chunks.setdefault(bytes(file), {})[int(place)] = (bytes(chunk), int(number))
    for file in dict.fromkeys((*rows, *chunks, *(file for file, one in named.items() if one.waits))):
        known, found = named.get(file), chunks.get(file, {})
        row = rows.get(file) or (known.row if known else None)
        if row is not None:
            addresses = list(known.chunks) if known else _read_in_order(found)
            yield row, _Places(addresses, {place: number for place, (_, number) in found.items()})


def _read_in_order(found: dict[int, tuple[bytes, int]]) -> list[bytes]:
    """Give the addresses of the chunks up to the first that is missing: of a file that is still being read in."""
    addresses: list[bytes] = []
    while len(addresses) in found:
        addresses.append(found[len(addresses)][0])
    return addresses


def _copy(engine: Engine, store: FileStore, row: FileRow, places: _Places) -> None:
    if not places.addresses or (len(places.addresses) < Cut(row.size).count and not row.source):
        # Nothing names the chunks that are missing: it cannot become whole again, or is read in from its beginning.
        return
    store.know(replace(row, held=0, held_bytes=0), places.addresses)
    for place, chunk in enumerate(places.addresses):
        sealed = _sealed(engine, places.held.get(place), chunk) if place in places.held else None
        if sealed is not None:
            store.keep(row.file, place, sealed)
        elif row.source:
            store.cut(row.file, place)
            return


def _sealed(engine: Engine, number: int | None, chunk: bytes) -> bytes | None:
    """Give a chunk that is still what it was."""
    try:
        with named_errors(), engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT sealed FROM bytes WHERE id = ?", (number,)).scalar()
    except UNREADABLE:
        found = None
    if found is not None and address(bytes(found)) == chunk:
        return bytes(found)
    # A connection that met a broken page reads no other any more; not every one says so by an error.
    engine.dispose()
    return None


def drop_unfinished_files(path: Path) -> None:
    """Remove what a repair that was cut short had made by then: it would keep what is erased from here on."""
    for ending in ("", *_LOGS):
        path.with_name(f"{path.name}{_REBUILT}{ending}").unlink(missing_ok=True)
