"""Drills with the real programs: a server put back, emptied or moved gets back all it acknowledged, shown by ids."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, select

from desktop.domain.templates import template
from server_stub.log.place import Place
from server_stub.log.tables import channels, envelopes
from tests.helpers.calls import Calls, Loopback
from tests.helpers.programs import Client, World, found_world, new_world, running
from tests.helpers.server import RunningServer, admin, initialise, postgresql
from wire.messages import RefusedBatch, RestoreAnswer, RestoreRequest
from wire.stamp import PlacedBatch, SignedStamp


def held(world: World) -> dict[bytes, set[bytes]]:
    """The ids of all events in the server's database, by channel."""
    url = make_url(Place(world.server.data).url)
    engine = create_engine(url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url)
    with engine.connect() as connection:
        rows = connection.execute(select(channels.c.id, envelopes.c.event).join_from(envelopes, channels)).all()
    engine.dispose()
    found: dict[bytes, set[bytes]] = {}
    for channel, event in rows:
        found.setdefault(bytes(channel), set()).add(bytes(event))
    return found


def notify(world: World, client: Client) -> str:
    """Notify, which the server must acknowledge; gives the id both sides know it by."""
    written = client.ask("notify", "--from", world.write("n.json", template("P01")))
    assert written["state"] in ("accepted", "delivered")
    return str(written["recipients"][0]["id"])


def everybody_syncs(world: World, rounds: int = 2, *words: str) -> list[dict[str, Any]]:
    """Sync both profiles, round after round; gives what the last round said."""
    said: list[dict[str, Any]] = []
    for _ in range(rounds):
        said = [client.ask("sync", *words) for client in (world.police, world.willich)]
    return said


def assert_nothing_lost(world: World, before: dict[bytes, set[bytes]], sent: Sequence[str]) -> None:
    """Every id the server had acknowledged is there once more, everybody is level, and the receiver has them all."""
    said = everybody_syncs(world, 2, "--states")
    assert [one["up_to_date"] for one in said] == [True, True]
    assert all(one["alarms"] == ["server_restored"] for one in said)
    after = held(world)
    assert all(events <= after[channel] for channel, events in before.items())
    shared = set(said[0]["states"]) & set(said[1]["states"])
    assert {channel: said[0]["states"][channel] for channel in shared} == {
        channel: said[1]["states"][channel] for channel in shared
    }
    assert {item["id"] for item in world.willich.ask("inbox")["items"]} == set(sent)
    assert {world.police.ask("show", one)["state"] for one in sent} == {"delivered"}


def test_put_back_to_a_backup(online: World) -> None:
    """After a backup is restored the devices bring back what came since, though somebody has written first."""
    backup = str(online.folder / "backup")
    sent = [notify(online, online.police)]
    everybody_syncs(online, 1)
    admin("backup", "--data", str(online.server.data), "--out", backup)
    sent.append(notify(online, online.police))
    online.willich.ask("sync")
    online.willich.ask("acknowledge", sent[-1])
    online.server.stop()
    before = held(online)
    told = admin("restore", "--data", str(online.server.data), "--from", backup)
    assert sum(map(len, held(online).values())) < sum(map(len, before.values()))
    with running(online):
        sent.append(notify(online, online.police))
        said = everybody_syncs(online, 1)
        assert told["restored"]
        assert all("server_restored" in one["alarms"] for one in said)
        everybody_syncs(online)
        assert online.police.ask("show", sent[1])["state"] == "acknowledged"
        online.willich.ask("acknowledge", sent[0])
        online.willich.ask("acknowledge", sent[2])
        states = {item["id"]: item["state"] for item in online.willich.ask("inbox")["items"]}
        assert states.keys() == set(sent)
        after = held(online)
        assert all(events <= after[channel] for channel, events in before.items())


@pytest.mark.slow
def test_a_server_that_lost_everything(online: World) -> None:
    """An empty server is founded again by the founder's device and filled by the holders; nothing is written anew."""
    sent = [notify(online, online.police) for _ in range(2)]
    everybody_syncs(online)
    online.server.stop()
    before = held(online)
    shutil.rmtree(online.server.data)
    online.server.founding_code = initialise(online.server.data)
    with running(online):
        kept = online.police.run("sync", code=None)
        assert kept.code in (1, 3)
        assert online.founder.ask(*online.found_words())["founded_again"]
        assert_nothing_lost(online, before, sent)


@pytest.mark.slow
def test_moved_to_another_machine_and_database(tmp_path: Path) -> None:
    """A backup of a server on SQLite goes on on PostgreSQL at another address, and gets what came since."""
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        world = found_world(new_world(tmp_path / "world"))
        with postgresql(Path(folder)) as databases:
            _move(world, databases.new())


def _move(world: World, database_url: str) -> None:
    backup, data = str(world.folder / "backup"), world.folder / "moved"
    with running(world):
        admin("backup", "--data", str(world.server.data), "--out", backup)
        sent = [notify(world, world.police)]
        everybody_syncs(world)
    before = held(world)
    admin("restore", "--data", str(data), "--from", backup, "--database-url", database_url)
    world.server = RunningServer(data, world.server.founding_code)
    with running(world):
        for client in (world.police, world.willich):
            client.point_at(world.server.url)
        assert_nothing_lost(world, before, sent)


def test_what_was_never_there_changes_nothing(online: World) -> None:
    """Batches without the server's own word under them neither come in nor make it begin a new life."""
    sent = [notify(online, online.police)]
    everybody_syncs(online)
    calls = Calls(Loopback(online.server.url))
    life, before = calls.hello().incarnation, held(online)
    with online.police.opened() as opened:
        genuine = opened.workspace.local.first_batch()
    unsigned = PlacedBatch(genuine.batch, SignedStamp(genuine.stamp.stamp, bytes(64)))
    for placed, code in ((unsigned, "stamp"), (PlacedBatch(genuine.batch, SignedStamp(b"x", bytes(64))), "malformed")):
        answer = calls.post("/v1/restore", RestoreRequest((placed,), recover=True)).read(RestoreAnswer)
        assert answer.results == (RefusedBatch(code),)
        assert answer.incarnation == life
    assert (calls.hello().incarnation, held(online)) == (life, before)
    assert everybody_syncs(online, 1)[0]["alarms"] == []
    assert {item["id"] for item in online.willich.ask("inbox")["items"]} == set(sent)
