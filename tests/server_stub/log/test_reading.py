"""Reading the log's tables."""

from __future__ import annotations

import pytest

from server_stub.log import reading
from server_stub.log.database import Database
from tests.helpers.devices import POLICE, event
from tests.helpers.founded import Founded


@pytest.fixture
def filled(founded: Founded) -> Founded:
    """A pair channel of three batches that end at 1, 3 and 6, the last with an alarm."""
    device = founded.enrol(POLICE)
    key = founded.key(device, founded.pair)
    founded.accepted(device, device.batch(founded.pair, [event(key), event(key)]))
    founded.accepted(device, device.batch(founded.pair, [event(key), event(key), event(key, alarm=True)]))
    return founded


def test_batch_ends(filled: Founded, url: str) -> None:
    """Heads are found where a batch ends, and the end before any seq."""
    database = Database(url)
    with database.reading() as connection:
        channel = reading.tails(connection, [filled.pair])[filled.pair]
        assert channel.tail.seq == 6
        assert reading.head_at(connection, channel.number, 6) == channel.tail.head
        assert reading.head_at(connection, channel.number, 5) is None
        ends = [reading.batch_end_below(connection, channel.number, seq) for seq in range(1, 8)]
        assert ends == [0, 1, 1, 3, 3, 3, 6]
        spans = [(each.first_seq, each.last_seq) for each in reading.sizes(connection, channel, 1)]
        assert spans == [(2, 3), (4, 6)]
        (placed,) = reading.placed(connection, channel.number, 2, 3)
        assert len(placed.batch.headers) == 2
    database.close()


def test_what_everybody_may_be_told(filled: Founded, url: str) -> None:
    """All tails and alarm counts are read at once, or those of some channels."""
    database = Database(url)
    with database.reading() as connection:
        assert set(reading.all_tails(connection)) == {filled.pair, filled.cooperation.directory}
        assert reading.alarm_counts(connection, None) == {filled.pair: {POLICE: 1}}
        assert reading.alarm_counts(connection, [filled.shared]) == {}
        assert reading.tails(connection, [filled.shared]) == {}
    database.close()
