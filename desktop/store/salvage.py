"""What can still be read of a damaged database and of its second copy.

Nothing is written here, and nothing read is changed: every page is authenticated, so a row is what was written or
cannot be had. A table is read from both ends up to what is broken. Of what only this device has, the file whose last
step is the newer one counts; where it cannot be read to its end, the other one adds what is missing. What is there
twice does no harm: an event that the server has leaves the outbox when the log brings it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from desktop.domain.rows import AsideRow, OutboxRow, ReadingRow, ReceiptRow, SealedRow, StoredKey
from desktop.store.database import DamagedDatabase, DiskFull, named_errors, new_engine
from desktop.store.line import line_of
from desktop.store.outbox import addresses_in
from desktop.store.second import FLEETING, number_of, second_path
from wire.decoders import unpack

UNREADABLE: Final = (DamagedDatabase, DiskFull, DBAPIError)
"""What reading a broken file ends with."""
_ORDER: Final = "channel, event, entity, plaintext, alarm, created_at, not_before, envelope, status, reason, chunks"
_TABLES: Final[dict[str, str]] = {
    "settings": "name, value",
    "keys": "kind, scope, key, secret",
    "outbox": _ORDER,
    "sealed": "channel, n, hash, batch, events",
    "receipts": "channel, n, stamp, stamp_signature",
    "aside": "channel, hash, device, batch, stamp, stamp_signature, events",
    "drafts": "id, saved_at, content",
    "readings": "day, device, kind, entity, number, times, first, last, told",
}
_OWN_OF_DATABASE: Final = "SELECT rowid, channel, own_n, own_hash FROM channels"
_OWN_OF_COPY: Final = "SELECT rowid, channel, n, hash FROM own"
# By what the rows of a table are told apart, as places in `_TABLES`.
_NAMED_BY: Final[dict[str, tuple[int, ...]]] = {
    "settings": (0,),
    "keys": (0, 1, 2),
    "outbox": (1,),
    "sealed": (0, 1),
    "receipts": (0, 1),
    "aside": (0, 1),
    "drafts": (0,),
    "readings": (0, 1, 2, 3),
    "own": (0,),
}

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table that could be read, in order; `whole` says that these are all."""

    rows: tuple[Row, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What only this device has: settings, keys, outbox, batches under way or accepted, what is kept aside, drafts.

    And `own`, its last batch in each channel, and `readings`, what was opened here.

    `number` is above every step either file has counted; `partly` names tables of which rows may be missing.
    """

    number: int = 0
    settings: dict[str, bytes] = field(default_factory=dict, repr=False)
    keys: tuple[StoredKey, ...] = ()
    outbox: tuple[OutboxRow, ...] = ()
    sealed: tuple[SealedRow, ...] = ()
    receipts: tuple[ReceiptRow, ...] = ()
    aside: tuple[AsideRow, ...] = ()
    drafts: tuple[tuple[bytes, int, bytes], ...] = ()
    readings: tuple[ReadingRow, ...] = ()
    own: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)
    partly: tuple[str, ...] = ()


def salvage(path: Path, key: bytes) -> Salvaged:
    """Read what only this device has out of a database and its second copy, whatever state they are in."""
    database, copy = _read(path, key, copy=False), _read(second_path(path), key, copy=True)
    numbers = [_step(tables) for tables in (database, copy)]
    newer, other = (database, copy) if numbers[0] >= numbers[1] else (copy, database)
    # Where the step of the database cannot be read, nobody knows that the copy is not behind it.
    joined = {name: _joined(name, newer[name], other[name], sure=numbers[0] >= 0) for name in _NAMED_BY}
    own = {row[0]: (int(row[1]), row[2]) for row in joined["own"].rows if row[1]}
    batches = [_batch(*row) for row in joined["sealed"].rows]
    receipts = _receipts(joined["receipts"], batches)
    accepted = {(row.channel, row.n) for row in receipts}
    under_way = _under_way([row for row in batches if (row.channel, row.n) not in accepted], own)
    going_on = [*(row for row in batches if (row.channel, row.n) in accepted), *under_way]
    return Salvaged(
        number=max(numbers) + 1,
        settings={row[0]: row[1] for row in joined["settings"].rows if row[0] not in FLEETING},
        keys=tuple(StoredKey(*row) for row in joined["keys"].rows),
        outbox=tuple(_unsent(joined["outbox"], _status_of(going_on, accepted))),
        sealed=tuple(going_on),
        receipts=tuple(receipts),
        aside=tuple(_aside(*row) for row in joined["aside"].rows),
        drafts=tuple((row[0], int(row[1]), row[2]) for row in joined["drafts"].rows),
        readings=tuple(ReadingRow(*row) for row in joined["readings"].rows),
        own=own,
        partly=tuple(name for name, table in joined.items() if not table.whole),
    )


def _read(path: Path, key: bytes, *, copy: bool) -> dict[str, Table]:
    """Read the tables of one of the two files; of the step only its number."""
    missing = {name: Table() for name in (*_NAMED_BY, "step")}
    if not path.exists() or not path.stat().st_size:
        return missing
    engine = new_engine(path, key)
    try:
        tables = {name: read_rows(engine, f"SELECT rowid, {columns} FROM {name}") for name, columns in _TABLES.items()}
        tables["own"] = read_rows(engine, _OWN_OF_COPY if copy else _OWN_OF_DATABASE)
        tables["step"] = read_rows(engine, "SELECT rowid, number FROM step") if copy else _counted(engine)
    finally:
        engine.dispose()
    return tables


def _counted(engine: Engine) -> Table:
    try:
        with named_errors(), engine.connect() as connection:
            return Table(((number_of(line_of(connection)),),), whole=True)
    except UNREADABLE:
        engine.dispose()
        return Table()


def _step(tables: dict[str, Table]) -> int:
    rows = tables["step"].rows
    return int(rows[0][0]) if rows else -1


def read_rows(engine: Engine, select: str) -> Table:
    """Read a table forwards and, if that does not reach its end, backwards."""
    rows: dict[int, Row] = {}
    for order in ("ASC", "DESC"):
        try:
            with named_errors(), engine.connect() as connection:
                for row in connection.exec_driver_sql(f"{select} ORDER BY rowid {order}"):
                    rows[row[0]] = tuple(row[1:])
        except UNREADABLE:
            # A connection that met a broken page reads no other any more.
            engine.dispose()
            continue
        return Table(tuple(rows[number] for number in sorted(rows)), whole=True)
    return Table(tuple(rows[number] for number in sorted(rows)))


def _joined(name: str, newer: Table, other: Table, *, sure: bool) -> Table:
    """Take the newer rows; where they are not all, in the order of the other's, of which the missing ones are taken.

    So it is where nobody is sure which are newer.
    """
    if newer.whole and sure:
        return newer
    places = _NAMED_BY[name]
    rows = {tuple(row[place] for place in places): row for row in (*other.rows, *newer.rows)}
    return Table(tuple(rows.values()), whole=newer.whole or other.whole)


def _batch(channel: bytes, n: int, batch_hash: bytes, batch: bytes, events: bytes) -> SealedRow:
    return SealedRow(channel, n, batch_hash, batch, unpack(events, tuple[bytes, ...]))


def _waiting(row: Row) -> OutboxRow:
    channel, event, entity, plaintext, alarm, created_at, _, envelope, status, reason, chunks = row
    told = (envelope, status, reason, addresses_in(chunks))
    return OutboxRow(channel, event, entity, plaintext, bool(alarm), created_at, 0, *told)


def _under_way(batches: list[SealedRow], own: dict[bytes, tuple[int, bytes]]) -> list[SealedRow]:
    """Give the batches that follow this device's last one in their channel without a gap."""
    found: list[SealedRow] = []
    last = {channel: n for channel, (n, _) in own.items()}
    for row in sorted(batches, key=lambda row: row.n):
        if row.n == last.get(row.channel, 0) + 1:
            last[row.channel] = row.n
            found.append(row)
    return found


def _receipts(receipts: Table, batches: list[SealedRow]) -> list[ReceiptRow]:
    """Give the receipts of batches that are there."""
    stamps = {(row[0], row[1]): (row[2], row[3]) for row in receipts.rows}
    kept = [row for row in batches if (row.channel, row.n) in stamps]
    return [ReceiptRow(row.channel, row.n, row.hash, *stamps[row.channel, row.n]) for row in kept]


def _aside(channel: bytes, batch_hash: bytes, device: bytes, batch: bytes, *rest: bytes) -> AsideRow:
    stamp, stamp_signature, events = rest
    missing = unpack(events, tuple[bytes, ...])
    return AsideRow(channel, batch_hash, device, batch, stamp, stamp_signature, missing)


def _status_of(batches: list[SealedRow], accepted: set[tuple[bytes, int]]) -> dict[bytes, str]:
    """Say of every event that stands in a batch whether it is accepted or under way."""
    return {
        event: "accepted" if (row.channel, row.n) in accepted else "sealed" for row in batches for event in row.events
    }


def _unsent(outbox: Table, status_of: dict[bytes, str]) -> Iterator[OutboxRow]:
    """Give the outbox as it goes on: the rest waits or was set aside. Nothing that waits is delayed any longer."""
    for row in map(_waiting, outbox.rows):
        status = "waiting" if row.status == "sealed" else row.status
        if status in ("waiting", "accepted"):
            status = status_of.get(row.event, status)
        yield replace(row, status=status)
