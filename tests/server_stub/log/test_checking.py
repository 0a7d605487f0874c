"""What has become of the log since it was accepted is found, wherever it is."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update

from server_stub.log.checking import Broken, broken_places, is_whole
from server_stub.log.database import Database
from server_stub.log.tables import batches, channels, envelopes
from tests.helpers.devices import POLICE, event
from tests.helpers.founded import Founded

COLUMNS = {
    "a header": (envelopes.c.header, envelopes.c.seq == 4, 4),
    "a body": (envelopes.c.body, envelopes.c.seq == 3, 2),
    "a core": (batches.c.core, batches.c.last_seq == 3, 2),
    "a signature": (batches.c.signature, batches.c.last_seq == 3, 2),
    "a stamp": (batches.c.stamp, batches.c.last_seq == 6, 4),
    "a stamp's signature": (batches.c.stamp_signature, batches.c.last_seq == 3, 2),
    "an author": (batches.c.device, batches.c.last_seq == 3, 2),
    "a hash": (batches.c.hash, batches.c.last_seq == 6, 4),
    "a head on the way": (batches.c.head, batches.c.last_seq == 3, 2),
    "an event's id": (envelopes.c.event, envelopes.c.seq == 3, 2),
    "the head": (channels.c.head, channels.c.seq == 6, 7),
}


@pytest.fixture
def filled(founded: Founded) -> Founded:
    """A pair channel of three batches that end at 1, 3 and 6."""
    device = founded.enrol(POLICE)
    key = founded.key(device, founded.pair)
    founded.accepted(device, device.batch(founded.pair, [event(key), event(key)]))
    founded.accepted(device, device.batch(founded.pair, [event(key), event(key), event(key)]))
    return founded


def found(founded: Founded, url: str) -> list[Broken]:
    database = Database(url)
    with database.reading() as connection:
        assert is_whole(connection)
        broken = list(broken_places(connection, founded.log.meta.public_key))
    database.close()
    return broken


def test_a_whole_log(filled: Founded, url: str) -> None:
    """Nothing is wrong with a log as it was accepted."""
    assert filled.pair
    assert found(filled, url) == []


@pytest.mark.parametrize("what", COLUMNS)
def test_a_flipped_bit(filled: Founded, url: str, what: str) -> None:
    """A bit that was flipped in anything the log holds is found, at the batch that it stands in."""
    column, place, seq = COLUMNS[what]
    database = Database(url)
    number = {batches: batches.c.channel, envelopes: envelopes.c.channel, channels: channels.c.number}[column.table]
    with database.writing() as connection:
        mine = connection.scalar(
            channels.select().with_only_columns(channels.c.number).where(channels.c.id == filled.pair)
        )
        kept = connection.scalar(column.table.select().with_only_columns(column).where(place, number == mine))
        assert isinstance(kept, bytes)
        flipped = bytes([*kept[:-1], kept[-1] ^ 4])
        connection.execute(update(column.table).where(place, number == mine).values({column.name: flipped}))
    database.close()
    assert found(filled, url) == [Broken(filled.pair, seq)]


def test_an_erased_body(filled: Founded, url: str) -> None:
    """A body that is empty was erased, and that is no damage."""
    database = Database(url)
    with database.writing() as connection:
        mine = connection.scalar(
            channels.select().with_only_columns(channels.c.number).where(channels.c.id == filled.pair)
        )
        connection.execute(update(envelopes).where(envelopes.c.channel == mine, envelopes.c.seq == 3).values(body=b""))
    database.close()
    assert found(filled, url) == []


def test_a_row_that_is_missing(filled: Founded, url: str) -> None:
    """An event that is not there any more is found like any other damage."""
    database = Database(url)
    with database.writing() as connection:
        mine = connection.scalar(
            channels.select().with_only_columns(channels.c.number).where(channels.c.id == filled.pair)
        )
        connection.execute(delete(envelopes).where(envelopes.c.channel == mine, envelopes.c.seq == 5))
    database.close()
    assert found(filled, url) == [Broken(filled.pair, 4)]


def test_stamps_of_a_server_before(filled: Founded, url: str) -> None:
    """What a server placed whose key root has stated is whole although it is not this one's."""
    database, another = Database(url), b"a" * 32
    with database.reading() as connection:
        assert list(broken_places(connection, another)) == []
    database.close()
