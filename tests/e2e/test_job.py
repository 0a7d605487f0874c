"""The job: an officer notifies without a server, the youth office acknowledges; from disk to server and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.domain.templates import template
from tests.helpers.programs import CASEWORKER, OFFICER, POLICE, WILLICH, World, found_world, new_world
from tests.helpers.server import PostgresDatabases


@pytest.fixture
def on_postgresql(postgres: PostgresDatabases, session_bus: str, tmp_path: Path) -> Iterator[World]:
    """A cooperation whose server keeps its log in PostgreSQL."""
    world = found_world(new_world(tmp_path, postgres.new(), session_bus))
    yield world
    world.server.stop()


def seconds_between(first: str, second: str) -> float:
    """From one written time to another."""
    return (datetime.fromisoformat(second) - datetime.fromisoformat(first)).total_seconds()


def play_the_job(world: World, reading: World | None = None) -> None:
    """Play it from the unreachable server to the acknowledgement the officer sees.

    What only looks at how things stand looks at the same profiles as `reading` starts its programs.
    """
    police, willich = world.police, world.willich
    officer, caseworker = (reading or world).police, (reading or world).willich
    written = police.ask("notify", "--from", world.write("night.json", template("P01")), code=3)
    [recipient] = written["recipients"]
    assert written["state"] == recipient["state"] == "queued"
    assert recipient["unit"] == WILLICH
    assert "Schiefbahn" in recipient["rule"]
    assert "rufen Sie jetzt an" in written["advice"]["text"]
    assert [call["unit"] for call in written["advice"]["call"]] == [WILLICH]
    assert police.ask("sync", code=3)["outbox"] == 1

    world.server.start()
    with willich.watching() as waiting, police.watching() as sending:
        line = waiting.showing(recipient["id"])
        assert waiting.process.poll() is None
        sent = caseworker.ask("show", recipient["id"])
        assert seconds_between(sent["accepted_at"], line["at"]) >= 0
        assert sent["number"] == written["number"]
        assert sent["content"]["children"][1]["given_name"] == "Kind"

        sending.showing(recipient["id"])
        while (shown := officer.ask("show", written["id"]))["state"] != "delivered":
            assert shown["state"] == "accepted"
            sending.showing(recipient["id"])
        assert shown["delivered_at"]

        answered = willich.ask(
            "acknowledge", recipient["id"], "--file-number", "51-7", "--responsible", "Frau Beispiel"
        )
        assert answered["state"] == "acknowledged"

        sending.showing(recipient["id"])
        seen = police.ask("show", recipient["id"])
        assert seen["state"] == "acknowledged"
        assert seen["acknowledged"]["by"] == CASEWORKER
        assert seen["acknowledged"]["unit"] == WILLICH
        assert seen["acknowledged"]["file_number"] == "51-7"
        assert seconds_between(seen["accepted_at"], seen["acknowledged"]["at"]) >= 0
        assert [entry["by"] for entry in seen["timeline"] if entry["type"] == "notified"] == [OFFICER]
        assert sending.stop() == waiting.stop() == 0

    [row] = officer.ask("outbox")["items"]
    assert (row["id"], row["from"], row["to"], row["state"]) == (recipient["id"], POLICE, WILLICH, "acknowledged")
    assert [row["id"] for row in caseworker.ask("inbox")["items"]] == [recipient["id"]]


def test_the_job_is_done(offline: World) -> None:
    """What was written without a server arrives once it is there, and the officer sees who acknowledged it and when."""
    # By passphrase, and each program that does something is the installed one, started from cold: most other tests of
    # the programs open the profiles by a keyring, and fork what they start.
    reading = World(offline.folder, offline.server, bus=offline.bus)
    offline.bus, offline.cold, offline.server.cold = "", True, True
    play_the_job(offline, reading)


def test_the_job_is_done_on_postgresql(on_postgresql: World) -> None:
    """The same holds on a server that keeps its log in PostgreSQL."""
    play_the_job(on_postgresql)
