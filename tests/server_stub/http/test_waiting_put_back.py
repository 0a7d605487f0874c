"""The waiting room above a database that is put back while the server runs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from server_stub.http.waiting import WaitingRoom
from server_stub.log import backup
from server_stub.log.backup import Renewed, back_up
from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, POLICE, Device, event
from tests.helpers.founded import Founded
from wire.messages import WaitAnswer

LONG = 20.0


@contextmanager
def put_back(founded: Founded, tmp_path: Path) -> Iterator[None]:
    """What is done within is lost: the database is put back below the log that is open, and says nothing of it."""
    database, shelf = founded.log._database, dict[str, bytes]()
    life = founded.log.known().incarnation
    back_up(database, tmp_path / "copy", shelf.get)
    yield
    with backup.opened(tmp_path / "copy") as source, database.writing() as target:
        backup.restore(source, target, Renewed(life, b"c" * 32), shelf.__setitem__)


def said(founded: Founded, room: WaitingRoom, device: Device, digest: bytes) -> WaitAnswer:
    """Let a device wait as the door does it, which first looks at the log."""

    async def run() -> WaitAnswer:
        asked = room.learnt
        room.learn(founded.log.board(), asked)
        return await room.wait(Caller(device.id), digest)

    return asyncio.run(run())


def test_what_took_the_place_of_something_lost_is_told(founded: Founded, tmp_path: Path) -> None:
    """Who read a batch that the database has lost since is told of the one that stands at its seq now."""
    police, asd, room = founded.enrol(POLICE), founded.enrol(ASD), WaitingRoom(LONG)
    key, stood = founded.key(police, founded.pair), dict(police.last)
    with put_back(founded, tmp_path):
        founded.accepted(police, police.batch(founded.pair, [event(key)]))
        digest = said(founded, room, asd, bytes(32)).digest
    police.last = stood
    founded.accepted(police, police.batch(founded.pair, [event(key)]))
    answer = said(founded, room, asd, digest)
    assert answer.digest not in (b"", digest)
    assert said(founded, WaitingRoom(LONG), asd, bytes(32)).digest == answer.digest


def test_who_stands_where_the_database_was_put_back_to_waits(founded: Founded, tmp_path: Path) -> None:
    """Who has read all there is left waits for news, and is not sent to look for what is lost again and again."""
    police, asd, room = founded.enrol(POLICE), founded.enrol(ASD), WaitingRoom(0.0)
    key = founded.key(police, founded.pair)
    digest = said(founded, room, asd, bytes(32)).digest
    with put_back(founded, tmp_path):
        founded.accepted(police, police.batch(founded.pair, [event(key)]))
        founded.key(asd, founded.shared)
        assert said(founded, room, asd, digest).digest not in (b"", digest)
    assert said(founded, room, asd, digest).digest == b""


def test_an_answer_that_comes_late_takes_nothing_back(founded: Founded) -> None:
    """What was asked of the log before the last growth was learnt, and comes after it, changes nothing."""
    police, asd, room = founded.enrol(POLICE), founded.enrol(ASD), WaitingRoom(LONG)
    key = founded.key(police, founded.pair)
    asked, late = room.learnt, founded.log.board()
    founded.accepted(police, police.batch(founded.pair, [event(key)]))
    digest = said(founded, room, asd, bytes(32)).digest
    room.learn(replace(late), asked)
    assert asyncio.run(room.wait(Caller(asd.id), bytes(32))).digest == digest
