"""Batches of the directory in memory: the same as those in the log, and no more of them than there is room for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from server_stub.log import reading
from server_stub.log.database import Database
from server_stub.log.kept_batches import KeptBatches
from server_stub.relay.pages import Sized
from tests.helpers.devices import ASD, POLICE
from tests.helpers.founded import Founded


@pytest.fixture
def connection(founded: Founded, url: str) -> Iterator[Connection]:
    """A database with a directory of some batches."""
    founded.enrol(POLICE)
    founded.enrol(ASD)
    database = Database(url)
    with database.reading() as opened:
        yield opened
    database.close()


@pytest.fixture
def wanted(founded: Founded, connection: Connection) -> list[Sized]:
    """All batches of the directory."""
    directory = founded.cooperation.directory
    return reading.sizes(connection, reading.tails(connection, [directory])[directory], 0)


def test_what_is_kept_is_what_stands_in_the_log(connection: Connection, wanted: list[Sized]) -> None:
    """Whatever is here already, in the middle or at the beginning: a page is the one that the log would give."""
    whole = reading.placed(connection, 1, 1, wanted[-1].last_seq)
    for before in (wanted[:0], wanted[1:2], wanted[:2], wanted[-1:], wanted):
        kept = KeptBatches()
        kept.read(connection, 1, before)
        assert kept.read(connection, 1, wanted) == whole


def test_a_batch_is_read_once(connection: Connection, wanted: list[Sized]) -> None:
    """What was read is given without the database; another place of the log is read, though it has the same seqs."""
    kept = KeptBatches()
    whole = kept.read(connection, 1, wanted)
    connection.close()
    assert kept.read(connection, 1, wanted) == whole
    other = [Sized(one.channel, one.first_seq, one.last_seq, one.size, bytes(32)) for one in wanted]
    with pytest.raises(Exception, match="closed"):
        kept.read(connection, 1, other)


def test_the_oldest_go_where_room_ends(connection: Connection, wanted: list[Sized]) -> None:
    """A page that has no room is given whole all the same; of it stays what came last."""
    kept = KeptBatches(most=wanted[-1].size)
    whole = kept.read(connection, 1, wanted)
    assert len(whole) == len(wanted)
    connection.close()
    assert kept.read(connection, 1, wanted[-1:]) == whole[-1:]
    with pytest.raises(Exception, match="closed"):
        kept.read(connection, 1, wanted[:1])
