"""The waiting room."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from server_stub.http.waiting import WaitingRoom
from server_stub.log.log import Board, NoSession
from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, KEMPEN, POLICE
from tests.helpers.states import State
from wire.access import readable
from wire.messages import WaitAnswer
from wire.names import heads_digest, pair_channel
from wire.statements import Revoked

LONG = 20.0


class Scene:
    """A room that knows a cooperation with three devices."""

    def __init__(self, seconds: float = LONG) -> None:
        self.state = State()
        self.lead = self.state.first(POLICE)
        self.police = Caller(self.lead.id)
        self.asd, self.kempen = (Caller(self.state.first(unit).id) for unit in (ASD, KEMPEN))
        self.directory = self.state.cooperation.directory
        self.pair = pair_channel(self.state.cooperation.root, POLICE, ASD)
        self.room = WaitingRoom(seconds)
        self.heads = {self.directory: (self.state.directory.seq, b"d" * 32)}
        self.learn()

    def learn(self, alarms: int = 0) -> None:
        self.room.learn(Board(dict(self.heads), {self.pair: {POLICE: alarms}}, self.state.directory))

    def grow(self, seq: int = 1, alarms: int = 0) -> None:
        """Let the pair channel grow."""
        self.heads[self.pair] = (seq, bytes([seq]) * 32)
        self.learn(alarms)

    def digest(self, *channels: bytes) -> bytes:
        return heads_digest([(channel, *self.heads[channel]) for channel in channels])


async def settle(room: WaitingRoom, count: int) -> None:
    """Let the loop run until so many wait."""
    while len(room) != count:
        await asyncio.sleep(0)


def waiting(scene: Scene, caller: Caller, then: Callable[[], object]) -> WaitAnswer:
    """Let a caller that knows the directory wait, then let something happen; gives what it is told."""

    async def run() -> WaitAnswer:
        task = asyncio.create_task(scene.room.wait(caller, scene.digest(scene.directory)))
        await settle(scene.room, 1)
        then()
        return await asyncio.wait_for(task, LONG)

    return asyncio.run(run())


def run(work: Awaitable[WaitAnswer]) -> WaitAnswer:
    async def inner() -> WaitAnswer:
        return await work

    return asyncio.run(inner())


def test_another_digest_is_answered_at_once() -> None:
    """A caller whose digest is another one gets the server's without waiting."""
    scene = Scene()
    answer = run(scene.room.wait(scene.police, bytes(32)))
    assert answer == WaitAnswer(scene.digest(scene.directory), 0)


def test_a_caller_wakes_when_its_channel_grows() -> None:
    """What grows in a readable channel wakes the caller, with the alarm bits of the other unit."""
    scene = Scene()
    answer = waiting(scene, scene.asd, lambda: scene.grow(alarms=2))
    assert answer == WaitAnswer(scene.digest(scene.directory, scene.pair), 2)


def test_alarms_of_ones_own_unit_do_not_count() -> None:
    """A unit that set the alarm bits itself is not alarmed by them."""
    scene = Scene()
    assert waiting(scene, scene.police, lambda: scene.grow(alarms=2)).alarms == 0


def test_a_foreign_channel_wakes_nobody() -> None:
    """A caller sleeps through what it may not read, and is sent home with an empty answer."""
    scene = Scene(seconds=0.05)
    assert waiting(scene, scene.kempen, scene.grow) == WaitAnswer(b"", 0)
    assert len(scene.room) == 0


def test_an_old_hint_changes_nothing() -> None:
    """A look at the log that comes late does not set a head back."""
    scene = Scene()
    scene.grow(5)
    newest = scene.digest(scene.directory, scene.pair)
    scene.grow(3)
    assert run(scene.room.wait(scene.asd, bytes(32))).digest == newest


def test_all_of_a_unit_share_what_they_may_read() -> None:
    """Of many who wait for the same channels none has a list of its own, and each unit has what it may read now."""
    scene = Scene()
    colleague = Caller(scene.state.join(scene.lead).id)
    scene.heads[scene.directory] = (scene.state.directory.seq, b"e" * 32)
    scene.learn()
    callers = [scene.police, colleague, scene.asd, Caller(scene.state.cooperation.founder.id)]

    async def many() -> None:
        digest = scene.digest(scene.directory)
        tasks = [asyncio.create_task(scene.room.wait(caller, digest)) for caller in callers]
        await settle(scene.room, len(callers))
        lists = {waiter.caller: waiter.channels for waiter in scene.room._waiters}
        scene.room.close()
        await asyncio.gather(*tasks)
        assert lists[scene.police] is lists[colleague]
        assert {frozenset(readable(scene.state.directory, each.device)) for each in callers} == set(lists.values())

    asyncio.run(many())


def test_revocation_ends_a_wait() -> None:
    """A device that is revoked while it waits is told at once."""
    scene = Scene()

    def revoke() -> None:
        scene.state.fold(scene.state.cooperation.founder.state(Revoked(scene.asd.device, "lost")))
        scene.learn()

    with pytest.raises(NoSession, match="device_revoked"):
        waiting(scene, scene.asd, revoke)


def test_closing_sends_everybody_home() -> None:
    """A server that ends leaves nobody waiting, not even those who come after."""
    scene = Scene()
    assert waiting(scene, scene.asd, scene.room.close) == WaitAnswer(b"", 0)
    assert run(scene.room.wait(scene.asd, scene.digest(scene.directory))) == WaitAnswer(b"", 0)


def test_five_hundred_callers_wake_together() -> None:
    """Five hundred waiting callers are all awake by one look at the log, without a thread each."""
    scene = Scene()

    async def many() -> None:
        digest = scene.digest(scene.directory)
        tasks = [asyncio.create_task(scene.room.wait(scene.asd, digest)) for _ in range(500)]
        await settle(scene.room, 500)
        scene.grow()
        answers = await asyncio.wait_for(asyncio.gather(*tasks), LONG)
        assert {answer.digest for answer in answers} == {scene.digest(scene.directory, scene.pair)}

    asyncio.run(many())
