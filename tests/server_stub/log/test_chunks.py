"""The rows of chunks on both databases: leases, what events need, and what a sweep may take."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, insert

from server_stub.log import chunks, tables
from server_stub.log.chunks import LEASE_MS, SWEPT_AT_ONCE
from server_stub.log.database import Database
from server_stub.log.tables import metadata

HERE, THERE = b"h" * 32, b"t" * 32
ONE, TWO = b"1" * 32, b"2" * 32
LATER = 10 + LEASE_MS


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """A writing transaction over the tables."""
    with database.writing() as connection:
        metadata.create_all(connection)
        yield connection


def test_a_chunk_is_of_one_channel(connection: Connection) -> None:
    """What one channel has, another lacks."""
    assert chunks.keep(connection, HERE, ONE, "name", 0)
    assert chunks.renew(connection, HERE, (ONE, TWO), 0) == {ONE: "name"}
    assert chunks.renew(connection, THERE, (ONE, TWO), 0) == {}
    assert (chunks.name_of(connection, HERE, ONE), chunks.name_of(connection, THERE, ONE)) == ("name", None)


def test_a_chunk_handed_in_again_keeps_its_name(connection: Connection) -> None:
    """The second time it is known, and the bytes of the first stay the chunk."""
    assert chunks.keep(connection, HERE, ONE, "first", 0)
    assert not chunks.keep(connection, HERE, ONE, "second", 0)
    assert chunks.name_of(connection, HERE, ONE) == "first"
    assert chunks.known_names(connection, ("first", "second")) == {"first"}
    assert list(chunks.all_names(connection)) == ["first"]
    assert chunks.count(connection) == 1


def test_what_nothing_needs_is_swept_after_its_lease(connection: Connection) -> None:
    """A lease lasts seven days to the millisecond, counted from the last time anybody cared."""
    chunks.keep(connection, HERE, ONE, "asked about", 0)
    chunks.keep(connection, HERE, TWO, "handed in again", 0)
    chunks.keep(connection, THERE, ONE, "forgotten", 9)
    chunks.renew(connection, HERE, (ONE,), 10)
    chunks.keep(connection, HERE, TWO, "again", 10)
    assert chunks.sweep(connection, LATER - 1) == ()
    assert chunks.sweep(connection, LATER) == ("forgotten",)
    assert set(chunks.sweep(connection, LATER + 1)) == {"asked about", "handed in again"}
    assert chunks.count(connection) == 0


def test_what_an_event_needs_stays(connection: Connection) -> None:
    """No sweep ever takes a chunk that an event names, however often it is asked about or handed in."""
    chunks.keep(connection, HERE, ONE, "needed", 0)
    chunks.link(connection, HERE, ((7, (ONE, ONE)), (8, ())))
    chunks.renew(connection, HERE, (ONE,), 0)
    chunks.keep(connection, HERE, ONE, "again", 0)
    assert chunks.sweep(connection, 2**52) == ()


def test_a_chunk_that_comes_after_its_event_stays_too(connection: Connection) -> None:
    """What an event named before it was here (the server was restored, or its copy was broken) is no less needed."""
    chunks.link(connection, HERE, ((7, (ONE,)),))
    assert chunks.keep(connection, HERE, ONE, "late", 0)
    assert chunks.sweep(connection, 2**52) == ()
    chunks.drop(connection, "late")
    assert chunks.keep(connection, HERE, ONE, "again", 0)
    assert chunks.sweep(connection, 2**52) == ()
    assert chunks.drop_links(connection, HERE, (7,)) == ("again",)


def test_an_erased_events_chunks_go_at_once(connection: Connection) -> None:
    """The chunks of an erased event are forgotten and named, but for those that another event needs too."""
    for address, name in ((ONE, "one"), (TWO, "two")):
        chunks.keep(connection, HERE, address, name, 0)
        chunks.keep(connection, THERE, address, f"there {name}", 0)
    chunks.link(connection, HERE, ((7, (ONE, TWO)), (8, (TWO,))))
    chunks.link(connection, THERE, ((7, (ONE, TWO)),))
    assert chunks.drop_links(connection, HERE, (7, 9)) == ("one",)
    assert chunks.drop_links(connection, HERE, (7,)) == ()
    assert chunks.drop_links(connection, HERE, (8,)) == ("two",)
    assert list(chunks.all_names(connection)) == ["there one", "there two"]


def test_a_damaged_chunk_is_forgotten_by_its_name(connection: Connection) -> None:
    """Forgetting bytes under a name leaves alone what has been handed in again under another."""
    chunks.keep(connection, HERE, ONE, "damaged", 0)
    chunks.drop(connection, "damaged")
    assert chunks.renew(connection, HERE, (ONE,), 0) == {}
    assert chunks.keep(connection, HERE, ONE, "again", 0)
    chunks.drop(connection, "damaged")
    assert chunks.renew(connection, HERE, (ONE,), 0) == {ONE: "again"}


def test_a_chunk_lies_under_a_new_name(connection: Connection) -> None:
    """New bytes take the place of those a name stood for, once, and the chunk is needed as before."""
    chunks.keep(connection, HERE, ONE, "gone", 0)
    chunks.link(connection, HERE, ((7, (ONE,)),))
    assert chunks.rename(connection, "gone", "new")
    assert not chunks.rename(connection, "gone", "newer")
    assert chunks.name_of(connection, HERE, ONE) == "new"
    assert chunks.sweep(connection, 2**52) == ()


def test_a_new_life_begins_with_new_leases(connection: Connection) -> None:
    """After a restore nothing is over yet, and what an event needs still has no end."""
    chunks.keep(connection, HERE, ONE, "needed", 0)
    chunks.keep(connection, HERE, TWO, "not yet", 0)
    chunks.link(connection, HERE, ((7, (ONE,)),))
    chunks.lease_anew(connection, 10)
    assert chunks.sweep(connection, LATER) == ()
    assert chunks.sweep(connection, LATER + 1) == ("not yet",)


def test_bytes_that_an_event_needs_are_found_again(connection: Connection) -> None:
    """Bytes under a name nobody knows become the chunk that an event needs and its channel lacks, once."""
    lost, other, twice = (chunks.new_name(one, "x") for one in (ONE, TWO, ONE))
    chunks.link(connection, HERE, ((7, (ONE,)),))
    assert chunks.adopt(connection, (other, "no-name", "")) == frozenset()
    assert chunks.adopt(connection, (lost, other)) == {lost}
    assert chunks.name_of(connection, HERE, ONE) == lost
    assert chunks.sweep(connection, 2**52) == ()
    assert chunks.adopt(connection, (twice,)) == frozenset()


def test_a_file_of_many_chunks_fits_into_statements(connection: Connection) -> None:
    """Thousands of chunks are asked about, linked, dropped and swept, however few values a statement may have."""
    many = [number.to_bytes(32, "big") for number in range(2100)]
    rows = [{"channel": HERE, "address": one, "name": one.hex(), "kept_at": 0} for one in many]
    connection.execute(insert(tables.chunks), rows)
    assert chunks.renew(connection, HERE, many, 0) == {one: one.hex() for one in many}
    chunks.link(connection, HERE, ((1, many[:1050]),))
    assert len(chunks.drop_links(connection, HERE, (1,))) == 1050
    assert len(chunks.sweep(connection, 2**52)) == SWEPT_AT_ONCE
    assert chunks.count(connection) == 2100 - 1050 - SWEPT_AT_ONCE


def _kept(database: Database) -> None:
    with database.writing() as connection:
        metadata.create_all(connection)
        chunks.keep(connection, HERE, ONE, "name", 0)


@pytest.mark.parametrize("linking", [True, False], ids=["an event needs it", "somebody asks about it"])
def test_a_sweep_that_meets_an_upload_takes_nothing(database: Database, *, linking: bool) -> None:
    """A sweep that began while somebody was relying on a chunk waits for them, looks once more, and leaves it."""
    _kept(database)
    swept: list[tuple[str, ...]] = []

    def sweep() -> None:
        with database.writing() as connection:
            swept.append(chunks.sweep(connection, 2 * LEASE_MS))

    beside = threading.Thread(target=sweep)
    with database.writing() as connection:
        assert chunks.renew(connection, HERE, (ONE,), 2 * LEASE_MS) == {ONE: "name"}
        if linking:
            chunks.link(connection, HERE, ((1, (ONE,)),))
        beside.start()
        # It cannot come to an end before this transaction has.
        beside.join(0.2)
        assert swept == []
    beside.join()
    assert swept == [()]
    with database.reading() as connection:
        assert chunks.name_of(connection, HERE, ONE) == "name"


def test_an_upload_that_meets_a_sweep_hears_that_the_chunk_is_gone(database: Database) -> None:
    """Whoever asks for a chunk while it is being swept hears that it is missing, and hands it in again."""
    _kept(database)
    heard: list[dict[bytes, str]] = []
    made: list[bool] = []

    def upload() -> None:
        with database.writing() as connection:
            heard.append(chunks.renew(connection, HERE, (ONE,), LATER))
            made.append(chunks.keep(connection, HERE, ONE, "again", LATER))

    beside = threading.Thread(target=upload)
    with database.writing() as connection:
        assert chunks.sweep(connection, LATER) == ("name",)
        beside.start()
        beside.join(0.2)
        assert heard == []
    beside.join()
    assert (heard, made) == ([{}], [True])
    with database.reading() as connection:
        assert chunks.name_of(connection, HERE, ONE) == "again"
