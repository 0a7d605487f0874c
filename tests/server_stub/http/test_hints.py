"""Hints after a commit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Collection
from contextlib import suppress

import pytest
from psycopg import OperationalError as PsycopgOperationalError
from sqlalchemy.exc import OperationalError

from server_stub.http.hints import Hints
from server_stub.http.waiting import WaitingRoom
from server_stub.http.workers import Workers
from server_stub.log.database import Database
from server_stub.log.log import Board, Log
from server_stub.relay.access import Caller
from tests.conftest import ExpectedLogs
from tests.helpers.devices import ASD, POLICE, event
from tests.helpers.founded import Founded, new_log, opened_log
from tests.helpers.server import PostgresDatabases
from wire.directory import Directory
from wire.messages import WaitAnswer
from wire.names import heads_digest

LONG = 20.0


async def waited(log: Log, caller: Caller, digest: bytes, grow: Callable[[Hints], None]) -> WaitAnswer:
    """Let a caller wait at a process of `log` until something grows there or elsewhere."""
    workers, room = Workers(threads=2), WaitingRoom(LONG)
    hints = Hints(log, workers, room)
    beside = [asyncio.create_task(hints.look()), asyncio.create_task(hints.listen())]
    room.learn(log.board())
    task = asyncio.create_task(room.wait(caller, digest))
    while not len(room):
        await asyncio.sleep(0)
    await asyncio.to_thread(grow, hints)
    answer = await asyncio.wait_for(task, LONG)
    for each in beside:
        each.cancel()
        with suppress(asyncio.CancelledError):
            await each
    workers.close()
    return answer


def digest_of(log: Log, caller: Caller) -> bytes:
    """The digest of what a caller may read now."""
    return heads_digest([(cursor.channel, cursor.seq, cursor.head) for cursor in log.pull(caller, []).heads])


def test_a_commit_of_this_process_wakes(here: Founded) -> None:
    """What this process stored wakes those who wait at it."""
    police, asd = here.enrol(POLICE), Caller(here.enrol(ASD).id)
    key = here.key(police, here.pair)

    def grow(hints: Hints) -> None:
        here.accepted(police, police.batch(here.pair, [event(key)]))
        hints.grown([here.pair])

    answer = asyncio.run(waited(here.log, asd, digest_of(here.log, asd), grow))
    assert answer.digest == digest_of(here.log, asd)


def test_a_commit_of_another_process_wakes(postgres: PostgresDatabases) -> None:
    """What another process stored in the same PostgreSQL wakes those who wait here."""
    url = postgres.new()
    other = Founded(new_log(url))
    police, asd = other.enrol(POLICE), Caller(other.enrol(ASD).id)
    key = other.key(police, other.pair)
    here = opened_log(Database(url))

    def grow(_hints: Hints) -> None:
        other.accepted(police, police.batch(other.pair, [event(key)]))
        other.log.announce(f"other:{other.pair.hex()}")

    answer = asyncio.run(waited(here, asd, digest_of(here, asd), grow))
    assert answer.digest == digest_of(here, asd)
    here.close()
    other.log.close()


class Told:
    """A log that remembers what it was asked, fails as often as told, and hears what a test gives it."""

    def __init__(
        self, failures: int = 0, notes: tuple[str, ...] = (), *, silences: int = 0, stays: bool = False
    ) -> None:
        self.looks: list[Collection[bytes] | None] = []
        self.announced: list[str] = []
        self._failures = failures
        self._silences = silences
        self._notes = [notes]
        self._stays = stays

    def board(self, ids: Collection[bytes] | None = None) -> Board:
        if self._failures:
            self._failures -= 1
            raise OperationalError("SELECT", None, Exception("away"))
        self.looks.append(ids if ids is None else sorted(ids))
        return Board({}, {}, Directory())

    def announce(self, payload: str) -> None:
        if self._silences:
            self._silences -= 1
            raise OperationalError("SELECT", None, Exception("away"))
        self.announced.append(payload)

    def listening(self) -> AsyncGenerator[str, None] | None:
        return self._give(self._notes.pop()) if self._notes else None

    async def _give(self, notes: tuple[str, ...]) -> AsyncGenerator[str, None]:
        for note in notes:
            yield note
        if self._stays:
            await asyncio.Event().wait()
        raise PsycopgOperationalError("lost")


async def looking(told: Told, use: Callable[[Hints], None], looks: int) -> None:
    """Run hints until the log was looked at so often."""
    workers = Workers(threads=1)
    hints = Hints(told, workers, WaitingRoom(LONG), again_seconds=0.001)
    task = asyncio.create_task(hints.look())
    async with asyncio.timeout(LONG):
        while not told.looks:
            await asyncio.sleep(0.001)
        use(hints)
        while len(told.looks) < looks or (looks > 1 and not told.announced):
            await asyncio.sleep(0.001)
    task.cancel()
    workers.close()


def test_many_channels_go_out_in_few_notes() -> None:
    """At the start everything is looked at, then what grew, in one look and with a hundred channels a note."""
    told, grown = Told(), [number.to_bytes(32, "big") for number in range(150)]
    asyncio.run(looking(told, lambda hints: hints.grown(grown), looks=2))
    assert told.looks == [None, grown]
    assert told.announced[0].count(",") == 99


def test_notes_of_others_are_looked_at_and_not_passed_on() -> None:
    """A process looks at what another one announces, not at its own note, and announces only what grew at itself."""
    told, mine, theirs = Told(), b"a" * 32, b"b" * 32

    async def run() -> None:
        hints = Hints(told, Workers(threads=1), WaitingRoom(LONG))
        task = asyncio.create_task(hints.look())
        hints.grown([mine])
        while not told.announced:
            await asyncio.sleep(0.001)
        seen = len(told.looks)
        hints.heard(told.announced[0])
        hints.heard(f"other:{theirs.hex()}")
        while len(told.looks) == seen:
            await asyncio.sleep(0.001)
        task.cancel()

    asyncio.run(asyncio.wait_for(run(), LONG))
    assert told.looks[-1] == [theirs]
    assert len(told.announced) == 1


def test_a_database_that_is_away_is_looked_at_again(expected_logs: ExpectedLogs) -> None:
    """A look that fails is said in the log, by the kind of the error alone, and done again in full."""
    expected_logs.expect("^schutzbruecke.server: could not look at the channels: OperationalError$")
    told = Told(failures=2)
    asyncio.run(looking(told, lambda _hints: None, looks=1))
    assert told.looks == [None]


@pytest.mark.parametrize("told", [Told(failures=2), Told(silences=2)], ids=["not looked at", "not told"])
def test_what_could_not_be_told_is_told_again(told: Told, expected_logs: ExpectedLogs) -> None:
    """Other processes hear what grew here although the database was away when they were to be told."""
    expected_logs.expect("could not look at the channels: OperationalError")
    grown = b"g" * 32

    async def run() -> None:
        workers = Workers(threads=1)
        hints = Hints(told, workers, WaitingRoom(LONG), again_seconds=0.001)
        hints.grown([grown])
        task = asyncio.create_task(hints.look())
        while not told.announced:
            await asyncio.sleep(0.001)
        task.cancel()
        workers.close()

    asyncio.run(asyncio.wait_for(run(), LONG))
    assert [note.partition(":")[2] for note in told.announced] == [grown.hex()]


def test_a_lost_listener_connects_again(expected_logs: ExpectedLogs) -> None:
    """A connection that listens and is lost is said in the log, and tried again."""
    expected_logs.expect("^schutzbruecke.server: lost the connection that listens: OperationalError$")
    told, workers = Told(notes=("", "other:")), Workers(threads=1)
    hints = Hints(told, workers, WaitingRoom(LONG), again_seconds=0.001)
    asyncio.run(asyncio.wait_for(hints.listen(), LONG))
    assert told.listening() is None
    workers.close()


def test_who_listens_announces_something_to_be_heard_by_itself() -> None:
    """At once and even where the database was away: so a connection that hears nothing at all is known to be dead."""
    told, workers = Told(notes=("",), silences=1, stays=True), Workers(threads=1)
    hints = Hints(told, workers, WaitingRoom(LONG), again_seconds=0.001)
    hints.beat_seconds = 0.001

    async def run() -> None:
        listening = asyncio.create_task(hints.listen())
        while len(told.announced) < 2:
            await asyncio.sleep(0.001)
        listening.cancel()

    asyncio.run(asyncio.wait_for(run(), LONG))
    assert {note.partition(":")[2] for note in told.announced} == {""}
    workers.close()


def test_what_nobody_understands_makes_everything_be_looked_at() -> None:
    """A note of no process of ours ends nothing: it may have meant any channel."""
    told, workers = Told(), Workers(threads=1)
    hints = Hints(told, workers, WaitingRoom(LONG))

    async def run() -> None:
        task = asyncio.create_task(hints.look())
        while not told.looks:
            await asyncio.sleep(0.001)
        hints.heard("stranger:no channel")
        while len(told.looks) < 2:
            await asyncio.sleep(0.001)
        task.cancel()

    asyncio.run(asyncio.wait_for(run(), LONG))
    assert told.looks == [None, None]
    workers.close()
