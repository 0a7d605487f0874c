"""How safely running processes write, read back from them: what was reported as kept or accepted is on the disk."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.commands.handover import hand_over
from tests.helpers.calls import Calls, Loopback
from tests.helpers.programs import World
from tests.helpers.server import PostgresDatabases, running_server

FULL = 2


def ready(url: str) -> dict[str, object]:
    """What a running server says of its commits."""
    found = json.loads(Calls(Loopback(url)).get("/readyz").body)
    assert isinstance(found, dict)
    return found


def test_a_watching_client_writes_through(online: World) -> None:
    """The process that holds the profile says itself that its connections run with `synchronous=FULL`."""
    with online.police.watching() as watch:
        reply = hand_over(online.police.folder, online.police.key, {"command": "status", "arguments": {}})
        storage = reply["result"]["storage"]
        assert (storage["synchronous"], storage["journal_mode"]) == (FULL, "wal")
        assert watch.stop() == 0


def test_a_server_on_sqlite_writes_through(online: World) -> None:
    """The running server says that it commits with `synchronous=FULL`."""
    assert ready(online.server.url)["synchronous"] == FULL


def test_a_server_on_postgresql_writes_through(postgres: PostgresDatabases, tmp_path: Path) -> None:
    """The running server says that its sessions commit with `synchronous_commit=on`."""
    with running_server(tmp_path, postgres.new()) as server:
        assert ready(server.url)["synchronous_commit"] == "on"
