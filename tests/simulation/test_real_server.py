"""The server of the simulation is the real one in all that it says: whole schedules are lived through with both.

At every push, pull, wait and restore, at every call about the chunks of files, and where a cooperation is founded
again, the server in memory and real logs, on SQLite and on PostgreSQL, are asked the same. What they answer, what they
then know of the directory, and what stands in them at the end are the same bytes. Greeting and signing in are no part
of it: the line answers those (`tests/helpers/line.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from server_stub.relay.access import Caller
from tests.helpers.company import ASD, POLICE, founded
from tests.helpers.erasures import dispose, on_server, told
from tests.helpers.followed_server import FollowedServer
from tests.helpers.follower import Follower
from tests.helpers.memory_server import MemoryServer
from tests.helpers.server import PostgresDatabases
from tests.simulation.schedule import live
from tests.simulation.world import World

# What the schedules together must have met, or they show less than they say.
MET = {
    *("push", "pull", "restore", "found again", "wait", "missing", "put", "get", "collect", "behind", "more"),
    *("Accepted", "Known", "Later", "EpochRetired", "RefusedBatch unit_key_retired"),
    *("given back: as it was", "given back: Accepted", "given back: Known", "given back: Later"),
    "given back: RefusedBatch device_unknown",
    *("restored server", "silently restored server", "server founded again", "chunks lost", "unneeded chunk collected"),
}
SEEDS = (186, 16, 4, 76)


@pytest.fixture
def followers(tmp_path: Path, postgres: PostgresDatabases) -> Iterator[list[Follower]]:
    found = [Follower(f"sqlite:///{tmp_path / 'log.db'}", tmp_path), Follower(postgres.new(), tmp_path)]
    yield found
    for one in found:
        one.close()


def lived(seed: int, followers: list[Follower]) -> tuple[World, FollowedServer]:
    """Live through a schedule whose server is followed, and compare at the end all that stands there."""
    worlds: list[FollowedServer] = []

    def follow(server: MemoryServer) -> MemoryServer:
        worlds.append(FollowedServer(server, followers))
        return worlds[-1]

    world = live(seed, follow=follow)
    [server] = worlds
    server.assert_all_same()
    return world, server


def test_real_logs_answer_as_the_server_of_the_simulation(followers: list[Follower]) -> None:
    """Schedules that together meet all that a server is asked, and all that happens to it, find no difference."""
    met: Counter[str] = Counter()
    for seed in SEEDS:
        world, server = lived(seed, followers)
        met += server.outcomes + Counter(name for sort, name in world.counts if sort == "fault")
    assert met.keys() >= MET, sorted(MET - met.keys())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1040))
def test_real_logs_answer_so_in_many_schedules(seed: int, followers: list[Follower]) -> None:
    """So they do in schedules that nobody has chosen."""
    lived(seed, followers)


def test_they_dispose_alike(followers: list[Follower]) -> None:
    """A body goes from all of them when each unit has disposed of it, which no program of today asks for."""
    company = founded((POLICE, ASD, ASD), 1)
    server = company.server = FollowedServer(company.server, followers)
    police, office, _, entity = told(company)
    held = on_server(company, police.workspace.pair(ASD))
    dispose(police, entity)
    server.assert_all_same()
    assert held.items() <= on_server(company, police.workspace.pair(ASD)).items()
    dispose(office, entity)
    server.assert_all_same()
    assert b"" in on_server(company, police.workspace.pair(ASD)).values()


@pytest.mark.parametrize("other", [0, 1])
def test_a_difference_is_found(followers: list[Follower], other: int) -> None:
    """Where one log has taken in what the others have not, whoever reads it next shows that."""
    company = founded()
    [police, asd] = company.members
    server = company.server = FollowedServer(company.server, followers)
    police.synced()
    police.notify(ASD)
    followers[other].push(Caller(police.device), police.workspace.local.outgoing(), company.clock.now())
    with pytest.raises(AssertionError, match=rf"pull {other}: \.pages"):
        asd.sync()
    with pytest.raises(AssertionError, match="another tail"):
        server.assert_all_same()
