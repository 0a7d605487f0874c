"""Attachments with the real programs: killed on the way, handed to another process, and what the server can tell."""

from __future__ import annotations

import hashlib
from pathlib import Path
from random import Random

import pytest

from desktop.domain.templates import template
from tests.e2e.test_files import Line, over
from tests.helpers.programs import World, new_id
from wire import limits

pytestmark = pytest.mark.slow
NAME = "Brandwunden-Xaverjolantha.jpg"
CHUNKS = 5
PHOTO = Random(6).randbytes((CHUNKS - 1) * limits.CHUNK_BYTES + 99)


def words(world: World, notification: str) -> tuple[str, ...]:
    """The call that notifies with a photo."""
    path = world.folder / NAME
    if not path.exists():
        path.write_bytes(PHOTO)
    document = world.write("notification.json", template("P01"))
    return ("notify", "--from", document, "--id", notification, "--attach", str(path))


def fetched(world: World, notification: str) -> bytes:
    """What the receiver fetches of the one file it sees."""
    world.willich.ask("sync")
    (item,) = world.willich.ask("inbox")["items"]
    (row,) = world.willich.ask("show", item["id"])["attachments"]
    assert (row["name"], row["sha256"]) == (NAME, hashlib.sha256(PHOTO).hexdigest())
    out = world.folder / "out.jpg"
    world.willich.ask("attachment", "get", item["id"], row["id"], "--out", str(out))
    assert world.police.ask("show", notification)["attachments"][0]["id"] == row["id"]
    return out.read_bytes()


def test_a_notification_whose_file_was_killed_has_arrived_and_the_file_follows(online: World) -> None:
    """Killed at the third chunk, the notification is there; the same call again sends the other chunks, none twice."""
    notification, line = new_id(), Line("PUT", nth=3)
    with over(online, online.police, line):
        process = online.police.start(*words(online, notification))
        line.killing.kill = process.kill
        assert process.communicate(timeout=120)
        assert process.returncode < 0
        online.willich.ask("sync")
        (item,) = online.willich.ask("inbox")["items"]
        assert online.willich.ask("show", item["id"])["attachments"] == []
        answer = online.police.ask(*words(online, notification))
    assert (len(line.chunks), line.chunks.total()) == (CHUNKS, CHUNKS + 1)
    assert [row["state"] for row in answer["recipients"][0]["attachments"]] == ["accepted"]
    assert fetched(online, notification) == PHOTO


def test_whoever_breaks_off_hears_what_became_of_the_notification(online: World) -> None:
    """Ctrl+C while the file goes up ends it with an answer: the notification is there, the file is kept and follows."""
    notification, line = new_id(), Line("PUT", nth=3)
    with over(online, online.police, line):
        process = online.police.start(*words(online, notification))
        line.killing.kill = lambda: process.send_signal(2)
        output, errors = process.communicate(timeout=120)
    assert (process.returncode, "Traceback" in errors) == (3, False)
    assert '"state": "accepted"' in output
    assert '"state": "queued"' in output
    assert online.police.ask("sync")["up_to_date"]
    assert fetched(online, notification) == PHOTO


def test_what_is_handed_to_a_watching_process_keeps_nobody_waiting(online: World) -> None:
    """While another process watches, the notification is shown at once and its file when it is there."""
    notification = new_id()
    with online.willich.watching() as willich, online.police.watching():
        answer = online.police.run(*words(online, notification), code=None)
        assert answer.code in (0, 3)
        (recipient,) = answer.answer["recipients"]
        assert recipient["state"] in ("accepted", "delivered")
        willich.showing(recipient["id"])
        while not online.willich.ask("show", recipient["id"])["attachments"]:
            willich.showing(recipient["id"])
        # Shown by one process, noted by the one that holds the profile, which takes one thing after the other.
        online.willich.ask("sync")
        [day] = online.willich.ask("readings", "own", recipient["id"])["items"]
        assert day["opened"][0]["times"] >= 1
    assert fetched(online, notification) == PHOTO


def test_the_server_learns_no_name_and_no_content(online: World) -> None:
    """Name, type and content of a file stand in no file or log of the server, nor in the clear on a client's disk."""
    notification = new_id()
    answer = online.police.run(*words(online, notification))
    assert fetched(online, notification) == PHOTO
    online.server.stop()
    at_rest = [path for path in online.server.data.rglob("*") if path.is_file()]
    for client in (online.police, online.willich):
        at_rest += [path for path in client.folder.rglob("*") if path.is_file()]
    for path in at_rest:
        content = path.read_bytes()
        for secret in (b"Xaverjolantha", b"image/jpeg", PHOTO[:64], hashlib.sha256(PHOTO).digest()):
            assert secret not in content, path.name
    said = "".join(online.server.errors)
    assert "Xaverjolantha" not in said
    assert not [line for line in answer.errors.splitlines() if "WARNING" in line or "ERROR" in line]


def test_a_device_that_lost_its_files_says_so_of_what_waited(offline: World) -> None:
    """With the files removed before the server had them, the notification goes out and the file lies in the tray."""
    notification = new_id()
    offline.police.run(*words(offline, notification), code=3)
    for path in Path(offline.police.folder).glob("files.db*"):
        path.unlink()
    offline.server.start()
    try:
        offline.police.run("sync", code=None)
        offline.willich.ask("sync")
        assert [item["number"] for item in offline.willich.ask("inbox")["items"]]
        assert [item["reason"] for item in offline.police.ask("tray", "list")["items"]] == ["file_missing"]
    finally:
        offline.server.stop()
