"""Five hundred clients lose their server in the same moment: all come back, none runs it down, all hear what is new."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.helpers.calls import Calls, Loopback
from tests.helpers.devices import ASD, KEMPEN, POLICE, Cooperation, Device, Item, epoch, event
from tests.helpers.many_clients import ManyClient
from tests.helpers.server import PostgresDatabases, RunningServer, running_server
from wire.messages import Accepted
from wire.names import cooperation_channel

MANY = 500
SEED = 20261128
KEY = b"k" * 32
LONG = 120.0
TRIES = 10
"""Connections one client tries while the server is away: each pause is twice as long as the one before."""
HOLDING = 64
"""Sessions of the three devices; the clients share them, for the server looks them up all the same."""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RunningServer]:
    url = None
    if request.param == "postgresql":
        databases = request.getfixturevalue("postgres")
        assert isinstance(databases, PostgresDatabases)
        url = databases.new()
    with running_server(tmp_path, url) as running:
        yield running


class Crowd:
    """Five hundred clients of three devices, and somebody who writes."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        anybody = Calls(Loopback(server.url))
        cooperation = Cooperation()
        anybody.found(server.founding_code, cooperation.founding(anybody.hello().server_key))
        members: list[tuple[Device, Calls]] = [anybody.enrol(cooperation, unit) for unit in (POLICE, ASD, KEMPEN)]
        self.channel = cooperation_channel(cooperation.root)
        self.author, self.calls = members[0]
        self.write(epoch(KEY, [POLICE, ASD, KEMPEN]))
        tokens = [anybody.as_device(members[number % 3][0]).token for number in range(HOLDING)]
        random = Random(SEED)
        self.clients = [
            ManyClient(server.port, tokens[number % HOLDING], Random(random.random())) for number in range(MANY)
        ]
        self.seq = 1

    def write(self, item: Item) -> None:
        (result,) = self.calls.pushed(self.author.batch(self.channel, [item]))
        assert isinstance(result, Accepted), result

    async def until(self, holds: Callable[[ManyClient], bool]) -> None:
        """Wait until something holds of all."""
        async with asyncio.timeout(LONG):
            while not all(map(holds, self.clients)):
                await asyncio.sleep(0.05)

    async def until_all_wait(self) -> None:
        """Wait until the server holds every one of them."""
        await self.until(lambda client: client.waits and client.seq(self.channel) == self.seq)

    async def news(self) -> None:
        """Write something that all of them read."""
        await asyncio.to_thread(self.write, event(KEY))
        self.seq += 1

    async def lose_the_server(self) -> None:
        """Let the server's process be killed, and start again."""
        await asyncio.to_thread(self.server.kill)
        await asyncio.to_thread(self.server.start)

    def check(self) -> None:
        """Check that nobody asked or tried often since the last look, and that all together asked hardly more."""
        asked = sum((client.asked for client in self.clients), Counter[str]())
        away = sum(client.turned_away for client in self.clients)
        told = f"{dict(asked)}, {away} turned away"
        # A pass is hello and pull; whoever finds no room comes back later and begins anew. Waits end by themselves.
        assert asked["hello"] + asked["pull"] <= MANY * 2 + away * 2, told
        # Each pause is twice the last one: a slower machine turns more of them away, and hardly anybody more often.
        assert max(client.tried for client in self.clients) <= TRIES, told
        self.forget()

    def forget(self) -> None:
        """Count anew."""
        for client in self.clients:
            client.asked.clear()
            client.tried = client.turned_away = client.passes = 0


async def play(crowd: Crowd) -> None:
    tasks = [asyncio.create_task(client.run()) for client in crowd.clients]
    try:
        await crowd.until_all_wait()
        crowd.forget()
        await crowd.lose_the_server()
        await crowd.until(lambda client: client.passes > 0 and client.waits)
        crowd.check()
        await crowd.news()
        await crowd.until_all_wait()
        crowd.check()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def test_five_hundred_clients_come_back(server: RunningServer) -> None:
    """After a kill all are back by themselves, none of them trying often or asking much, and all hear the news."""
    asyncio.run(play(Crowd(server)))
