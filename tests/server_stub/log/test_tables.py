"""What the tables themselves forbid, whatever the code does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import IntegrityError

from server_stub.log.database import Database
from server_stub.log.tables import batches, channels, envelopes, meta, metadata

HASH = b"h" * 32


def channel(number: int) -> dict[str, object]:
    return {"number": number, "id": bytes([number]) * 32, "seq": 0, "head": HASH, "epoch": HASH}


def batch(last: int, n: int, hash_: bytes) -> dict[str, object]:
    blobs = dict.fromkeys(("core", "signature", "stamp", "stamp_signature", "head"), b"")
    return {
        "channel": 1,
        "first_seq": last,
        "last_seq": last,
        "device": b"d",
        "n": n,
        "size": 1,
        "hash": hash_,
        **blobs,
    }


def envelope(at: int, seq: int, event: bytes) -> dict[str, object]:
    return {"channel": at, "seq": seq, "event": event, "header": b"", "body": b""}


@pytest.fixture
def tables(database: Database) -> Callable[[Table, dict[str, object]], None]:
    """Insert a row in a transaction of its own, into new tables with one channel."""
    with database.writing() as connection:
        metadata.create_all(connection)

    def add(table: Table, row: dict[str, object]) -> None:
        with database.writing() as connection:
            _insert(connection, table, row)

    add(channels, channel(1))
    return add


def _insert(connection: Connection, table: Table, row: dict[str, object]) -> None:
    connection.execute(insert(table), row)


@pytest.mark.parametrize(
    ("table", "stored", "refused"),
    [
        (batches, batch(1, 1, b"a"), batch(2, 1, b"b")),
        (batches, batch(1, 1, b"a"), batch(1, 2, b"b")),
        (batches, batch(1, 1, b"a"), batch(2, 2, b"a")),
        (envelopes, envelope(1, 1, b"a"), envelope(1, 1, b"b")),
        (envelopes, envelope(1, 1, b"a"), envelope(1, 2, b"a")),
        (channels, channel(2), channel(2) | {"number": 3}),
    ],
)
def test_unique_for_ever(
    tables: Callable[[Table, dict[str, object]], None],
    table: Table,
    stored: dict[str, object],
    refused: dict[str, object],
) -> None:
    """A seq, a device's number, a batch's hash, an event id and a channel id come once."""
    tables(table, stored)
    with pytest.raises(IntegrityError):
        tables(table, refused)


def test_an_envelope_needs_its_channel(tables: Callable[[Table, dict[str, object]], None]) -> None:
    """No envelope stands in a channel that does not exist."""
    with pytest.raises(IntegrityError):
        tables(envelopes, envelope(99, 1, b"a"))


def test_there_is_one_server(tables: Callable[[Table, dict[str, object]], None]) -> None:
    """The database holds one server's own row at most."""
    keys = dict.fromkeys(("incarnation", "server_key", "challenge_key", "founding_code_hash"), b"")
    row = {"schema_version": 1, "protocol": 1, "root": None, **keys}
    tables(meta, {"id": 1, **row})
    with pytest.raises(IntegrityError):
        tables(meta, {"id": 2, **row})
