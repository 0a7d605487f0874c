"""What the server does for one more batch does not grow with its log; counted in steps of SQLite, not in seconds."""

from __future__ import annotations

from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, POLICE, Device, event
from tests.helpers.effort import effort
from tests.helpers.founded import Founded
from tests.helpers.reading import read_all

MANY = 200


def write(founded: Founded, police: Device, key: bytes, batches: int) -> None:
    """Push so many batches of one event."""
    founded.accepted(police, *[police.batch(founded.pair, [event(key)]) for _ in range(batches)])


def one_more(founded: Founded, police: Device, reader: Device, key: bytes) -> int:
    """The steps of taking in a batch, of looking where all stands, and of giving the batch to who has read the rest."""
    heads = founded.pull(reader).heads

    def push_and_pull() -> None:
        write(founded, police, key, 1)
        founded.log.board()
        [page] = founded.pull(reader, *heads).pages
        assert len(page.batches) == 1

    return effort(push_and_pull)


def test_the_length_of_the_log_costs_nothing(founded: Founded) -> None:
    """One more batch takes as many steps after many as after few."""
    police, reader = founded.enrol(POLICE), founded.enrol(ASD)
    key = founded.key(police, founded.pair)
    one_more(founded, police, reader, key)
    before = one_more(founded, police, reader, key)
    write(founded, police, key, MANY)
    assert one_more(founded, police, reader, key) == before


def test_what_goes_through_the_log_is_noticed(founded: Founded) -> None:
    """To read all of it takes the more steps the longer it is, where steps are counted at all."""
    police, reader = founded.enrol(POLICE), founded.enrol(ASD)
    key = founded.key(police, founded.pair)

    def read() -> int:
        return effort(lambda: read_all(lambda cursors: founded.log.pull(Caller(reader.id), cursors)))

    before = read()
    write(founded, police, key, MANY)
    assert (read() > before + MANY) == (before > 0)
