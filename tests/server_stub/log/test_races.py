"""The race rig: whatever order transactions commit in, a reader beside them meets no gap and skips nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from random import Random

import pytest
from sqlalchemy import text

from server_stub.log.chunk_book import Handed
from server_stub.log.chunks import LEASE_MS
from server_stub.log.database import Database
from server_stub.log.log import Log
from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, POLICE, Device, Item, erase, event
from tests.helpers.founded import Founded, new_log, opened_log
from tests.helpers.race import SECONDS, Append, Gate, Paused, Reader, SequenceAtInsert, held, while_running
from tests.helpers.server import PostgresDatabases
from tests.server_stub.log.test_pushing import colleague
from wire.chunks import address
from wire.header import EnvelopeKind
from wire.messages import Accepted, RefusedBatch

EVENTS = 3
"""In each batch: the planted sequence counts on it."""


@dataclass
class Rig:
    """A founded log whose pair channel has a key, its writers, and a reader."""

    founded: Founded
    url: str

    def __post_init__(self) -> None:
        self.police, self.asd = self.founded.enrol(POLICE), self.founded.enrol(ASD)
        self.channel = self.founded.pair
        self.key = self.founded.key(self.police, self.channel)
        self.reader = Reader(self.founded.log, self.asd.id, self.channel)
        self.start = self.reader.read()

    @contextmanager
    def process(self, appending: Append) -> Iterator[Log]:
        """A log of its own on the same database, as another process would have it."""
        log = opened_log(Database(self.url), appending)
        yield log
        log.close()

    def writing(self, log: Log, device: Device, batches: int = 1) -> threading.Thread:
        """A thread in which a device pushes batches, one after the other."""
        signed = [device.batch(self.channel, [event(self.key) for _ in range(EVENTS)]) for _ in range(batches)]

        def write() -> None:
            for batch in signed:
                (result,) = log.push(Caller(device.id), [batch], self.founded.now).results
                assert isinstance(result, Accepted), result

        return threading.Thread(target=write, name="writer")

    def plant(self) -> None:
        """Make the sequence from which the classic bug takes its places."""
        with opened_database(self.url) as database, database.writing() as connection:
            connection.execute(text("CREATE SEQUENCE planted"))


@contextmanager
def opened_database(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def rig(url: str) -> Iterator[Rig]:
    log = new_log(url)
    yield Rig(Founded(log), url)
    log.close()


@pytest.fixture
def planted(postgres: PostgresDatabases) -> Iterator[Rig]:
    url = postgres.new()
    log = new_log(url)
    rig = Rig(Founded(log), url)
    rig.plant()
    yield rig
    log.close()


def hold_one_and_read(rig: Rig, slow: Callable[[Gate], Append], fast: Append, *, patience: float) -> None:
    """Hold one transaction open at its last step while another has `patience` seconds to commit; read; let it go."""
    gate = Gate()
    with rig.process(slow(gate)) as here, rig.process(fast) as there:
        first, second = rig.writing(here, rig.police), rig.writing(there, rig.asd)
        first.start()
        assert gate.reached.wait(SECONDS)
        second.start()
        second.join(patience)
        rig.reader.read()
        gate.open()
        first.join()
        second.join()
        rig.reader.read()
    rig.reader.check(rig.start + 2 * EVENTS)


@pytest.mark.parametrize("raised", [False, True])
def test_a_transaction_held_open_hides_nothing(rig: Rig, *, raised: bool) -> None:
    """Whoever comes while another stands at its last step waits for it, and a reader meets neither too early."""
    hold_one_and_read(rig, partial(held, raised=raised), Paused, patience=0.2)


def test_the_rig_finds_a_sequence_taken_at_the_insert(planted: Rig) -> None:
    """With places taken from a sequence the reader passes over what was still open, and the rig says so."""
    with pytest.raises(AssertionError, match=r"a gap|a break|events seen"):
        hold_one_and_read(
            planted,
            lambda gate: partial(SequenceAtInsert, start=planted.start, before=gate.stop),
            partial(SequenceAtInsert, start=planted.start),
            patience=SECONDS,
        )


def test_a_forged_batch_waits_for_nobody(postgres: PostgresDatabases) -> None:
    """A batch that its author did not sign is refused while another writer holds the channel: that needs no lock."""
    url, gate = postgres.new(), Gate()
    log = new_log(url)
    rig = Rig(Founded(log), url)
    forged = Device(rig.asd.root, rig.asd.id).sign(rig.channel, [event(rig.key)])
    with rig.process(held(gate, raised=False)) as here, rig.process(Paused) as there:
        slow = rig.writing(here, rig.police)
        slow.start()
        assert gate.reached.wait(SECONDS)
        try:
            results = there.push(Caller(rig.asd.id), [forged], rig.founded.now).results
        finally:
            gate.open()
            slow.join()
    log.close()
    assert results == (RefusedBatch("signature"),)


def test_a_chunk_handed_in_while_its_event_is_erased_does_not_stay(rig: Rig) -> None:
    """A holder who heals the server waits for an erasure that is under way, and what they bring has a lease."""
    gate, content = Gate(), b"sealed"
    named = Item(EnvelopeKind.EVENT, b"x" * 300, rig.key, chunks=(address(content),))
    handed = Handed(rig.asd.id, rig.channel, address(content), content)
    chunks = rig.founded.log.chunks
    chunks.keep(handed, "first", 0)
    rig.founded.accepted(rig.police, rig.police.batch(rig.channel, [named]))
    chunks.drop("first")
    erasure = rig.police.batch(rig.channel, [erase([named.event], rig.key)])
    with rig.process(held(gate, raised=True)) as here:
        erasing = threading.Thread(target=lambda: here.push(Caller(rig.police.id), [erasure], rig.founded.now))
        healing = threading.Thread(target=lambda: chunks.keep(handed, "again", 0))
        erasing.start()
        assert gate.reached.wait(SECONDS)
        healing.start()
        healing.join(0.2)
        gate.open()
        erasing.join()
        healing.join()
    assert chunks.sweep(LEASE_MS + 1) == ("again",)


def race(rig: Rig, appending: Callable[[Random], Append], *, writers: int, batches: int, seed: int) -> None:
    """Let writers push at once, each transaction open for a random while, beside a reader that never rests."""
    random = Random(seed)
    lead = rig.police
    devices = [rig.asd, lead, *(colleague(rig.founded, lead) for _ in range(writers - 2))]
    logs = [opened_log(Database(rig.url), appending(Random(random.random()))) for _ in devices]
    threads = [rig.writing(log, device, batches) for log, device in zip(logs, devices, strict=True)]
    try:
        while_running(threads, rig.reader.read)
        rig.reader.read()
        rig.reader.check(rig.start + writers * batches * EVENTS)
    except AssertionError as found:
        found.add_note(f"seed {seed}")
        raise
    finally:
        for log in logs:
            log.close()


def dawdle(random: Random) -> None:
    """Stay open for 0 to 3 ms."""
    threading.Event().wait(random.random() * 0.003)


def dawdling(random: Random) -> Append:
    return partial(Paused, before=partial(dawdle, random), after=partial(dawdle, random))


def test_many_writers_beside_a_reader_leave_no_gap(rig: Rig) -> None:
    """Everything that many writers wrote at once was seen by a reader beside them, in order."""
    race(rig, dawdling, writers=6, batches=10, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_many_writers_beside_a_reader_leave_no_gap_for_long(rig: Rig, seed: int) -> None:
    """The same for as many rows as the first measurement of this race had."""
    race(rig, dawdling, writers=8, batches=200, seed=seed)


def test_the_loop_finds_a_sequence_taken_at_the_insert(planted: Rig) -> None:
    """In the same loop the classic bug shows as rows that the reader never saw, or saw half of."""
    with pytest.raises((AssertionError, ValueError), match=r"a gap|a break|events seen|not enough values"):
        race(
            planted,
            lambda random: partial(SequenceAtInsert, start=planted.start, before=partial(dawdle, random)),
            writers=6,
            batches=10,
            seed=1,
        )
