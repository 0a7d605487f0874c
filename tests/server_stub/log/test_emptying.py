"""Emptied bodies are gone from the log, their headers are not; on both databases."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import text

from server_stub.http.files import Chunks
from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, POLICE, Device, Item, disposed, epoch, erase, event
from tests.helpers.founded import Founded
from tests.helpers.memory_shelf import MemoryShelf
from tests.helpers.reading import read_all
from wire.batch import open_batch
from wire.messages import BadEnvelope, EpochRetired, RefusedBatch
from wire.stamp import PlacedBatch

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""For what looks into the files of the server's own folder."""


@pytest.fixture
def leads(founded: Founded) -> tuple[Device, Device, bytes]:
    """The first devices of two units, and the key of their channel."""
    police, office = founded.enrol(POLICE), founded.enrol(ASD)
    return police, office, founded.key(police, founded.pair)


def log_of(founded: Founded, device: Device) -> list[PlacedBatch]:
    """The pair's channel as a device reads it."""
    return read_all(lambda cursors: founded.log.pull(Caller(device.id), cursors))[founded.pair]


def bodies(placed: Iterable[PlacedBatch]) -> list[bytes]:
    return [body for one in placed for body in one.batch.bodies]


def test_erased_events_lose_their_bodies_alone(founded: Founded, leads: tuple[Device, Device, bytes]) -> None:
    """The named bodies are empty, every other byte of the channel is what it was, and the whole still verifies."""
    police, office, key = leads
    items = [event(key) for _ in range(3)]
    founded.accepted(police, police.batch(founded.pair, items))
    before = log_of(founded, office)
    founded.accepted(office, office.batch(founded.pair, [erase([items[0].event, items[2].event], key)]))
    after = log_of(founded, police)
    assert bodies(after)[1:4] == [b"", items[1].body, b""]
    assert [one.batch.headers for one in after[:-1]] == [one.batch.headers for one in before]
    assert [one.stamp for one in after[:-1]] == [one.stamp for one in before]
    for one in after:
        open_batch(one.batch, erased_allowed=True)


def test_erasing_twice_is_erasing_once(founded: Founded, leads: tuple[Device, Device, bytes]) -> None:
    """Naming what is gone already, what never was, and what is no event changes nothing and is no error."""
    police, _, key = leads
    item, change = event(key), epoch(b"n" * 32, [POLICE, ASD], replaces=key)
    founded.accepted(police, police.batch(founded.pair, [item, change]))
    named = [item.event, bytes(16), change.event]
    for _ in range(2):
        founded.accepted(police, police.batch(founded.pair, [erase(named, b"n" * 32)]))
    assert bodies(log_of(founded, police))[1:3] == [b"", change.body]


def test_an_event_may_be_erased_in_the_batch_that_brings_it(
    founded: Founded, leads: tuple[Device, Device, bytes]
) -> None:
    """What is written and erased before anybody reads it is never delivered."""
    police, office, key = leads
    item = event(key)
    founded.accepted(police, police.batch(founded.pair, [item, erase([item.event], key)]))
    assert bodies(log_of(founded, office))[1] == b""


def test_both_units_have_to_dispose(founded: Founded, leads: tuple[Device, Device, bytes]) -> None:
    """A body stays while one unit of the channel has not disposed of it, however often the other has."""
    police, office, key = leads
    items = [event(key) for _ in range(2)]
    founded.accepted(police, police.batch(founded.pair, items))
    for _ in range(2):
        founded.accepted(police, police.batch(founded.pair, [disposed([one.event for one in items], key)]))
    assert bodies(log_of(founded, office))[1:3] == [one.body for one in items]
    founded.accepted(office, office.batch(founded.pair, [disposed([items[1].event], key)]))
    assert bodies(log_of(founded, office))[1:3] == [items[0].body, b""]


@pytest.mark.parametrize("make", [erase, disposed])
def test_only_a_lead_may_erase(founded: Founded, leads: tuple[Device, Device, bytes], make: object) -> None:
    """A member of the unit that leads nobody is refused, and nothing is emptied."""
    police, _, key = leads
    item = event(key)
    founded.accepted(police, police.batch(founded.pair, [item]))
    member = founded.join(police)
    making = erase if make is erase else disposed
    (result,) = founded.push(member, member.sign(founded.pair, [making([item.event], key)]))
    assert result == RefusedBatch("lead_only", (BadEnvelope(0, "lead_only"),))
    assert bodies(log_of(founded, police))[1] == item.body


def test_a_tombstone_is_sealed_under_the_current_key(founded: Founded, leads: tuple[Device, Device, bytes]) -> None:
    """An erasure whose tombstone is sealed under another key has to be sealed again."""
    police, _, key = leads
    item: Item = event(key)
    founded.accepted(police, police.batch(founded.pair, [item]))
    assert founded.push(police, police.sign(founded.pair, [erase([item.event], b"o" * 32)])) == (EpochRetired(key),)


def in_files(folder: Path, content: bytes) -> list[str]:
    """The files of a folder that hold some bytes."""
    return [path.name for path in sorted(folder.iterdir()) if content in path.read_bytes()]


@ON_SQLITE
def test_no_file_of_the_server_holds_an_erased_body(here: Founded, tmp_path: Path) -> None:
    """The bytes of an erased body stand in the database's files before, and in none of them after; others stay."""
    police = here.enrol(POLICE)
    key = here.key(police, here.pair)
    items = [event(key, size=600) for _ in range(40)]
    here.accepted(police, police.batch(here.pair, items))
    assert in_files(tmp_path, items[7].body)
    here.accepted(police, police.batch(here.pair, [erase([one.event for one in items[:20]], key)]))
    assert [in_files(tmp_path, one.body) for one in items[:20]] == [[]] * 20
    assert all(in_files(tmp_path, one.body) for one in items[20:])


@ON_SQLITE
@pytest.mark.parametrize("pushing", [True, False])
def test_a_reader_in_the_way_only_delays_it(here: Founded, tmp_path: Path, *, pushing: bool) -> None:
    """A body that a long reader kept in the log of the database goes with the next push, and without one by itself."""
    police = here.enrol(POLICE)
    key = here.key(police, here.pair)
    items = [event(key, size=600) for _ in range(2)]
    here.accepted(police, police.batch(here.pair, items))
    with here.log._database.reading() as connection:
        connection.execute(text("SELECT count(*) FROM envelopes"))
        here.accepted(police, police.batch(here.pair, [erase([items[0].event], key)]))
        assert in_files(tmp_path, items[0].body)
        here.log.scrub_again()
        assert in_files(tmp_path, items[0].body)
    if pushing:
        here.accepted(police, police.batch(here.pair, [event(key)]))
    else:
        Chunks(here.log, MemoryShelf()).sweep(here.now)
    assert in_files(tmp_path, items[0].body) == []
