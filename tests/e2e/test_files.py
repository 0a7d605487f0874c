"""Files with the real programs: killed in the middle, both ways; bits flipped on both sides; what a server can tell."""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Protocol

import pytest

from desktop.keys.profile_folder import FILES
from desktop.store.files import open_files
from tests.conftest import ExpectedLogs
from tests.e2e.test_kills import Killing
from tests.helpers.fault_server import Exchange, FaultServer, hang_up
from tests.helpers.programs import Client, World, running
from tests.helpers.relaying import path_of, through
from tests.helpers.server import admin
from wire import limits

CHUNKS = 9
FILM = Random(5).randbytes((CHUNKS - 1) * limits.CHUNK_BYTES + 4711)


class Behaving(Protocol):
    """What stands between a client and the server."""

    def behave(self, url: str, exchange: Exchange) -> None:
        """Do something with a request."""


class Line:
    """Counts what goes over a line by method and path, and can end a process when the nth chunk goes by."""

    def __init__(self, method: str, nth: int = 0) -> None:
        self.method = method
        self.nth = nth
        self.chunks: Counter[str] = Counter()
        self.killing = Killing("")

    def behave(self, url: str, exchange: Exchange) -> None:
        path = path_of(exchange)
        if exchange.head.startswith(self.method.encode()) and path.count("/") == 4:
            self.chunks[path] += 1
            if len(self.chunks) == self.nth and not self.killing.struck.is_set():
                self.killing.strike()
        through(url)(exchange)


@contextmanager
def over(world: World, client: Client, line: Behaving) -> Iterator[None]:
    """Let a client speak over a line that counts."""
    with FaultServer(lambda exchange: line.behave(world.server.url, exchange)) as between:
        client.point_at(between.url)
        try:
            yield
        finally:
            client.point_at(world.server.url)


def film_of(world: World) -> Path:
    path = world.folder / "film.mp4"
    path.write_bytes(FILM)
    return path


def added(world: World) -> str:
    """Add the film; gives its id, known to both."""
    (row,) = world.police.ask("materials", "add", str(film_of(world)), "--title", "Schulung")["items"]
    world.willich.ask("sync")
    return str(row["id"])


def got(world: World, material: str) -> bytes:
    """Fetch the film; gives what is in it."""
    out = world.folder / "out.mp4"
    world.willich.ask("materials", "get", material, "--out", str(out))
    return out.read_bytes()


def test_a_killed_upload_goes_on_where_it_was(online: World) -> None:
    """Killed at the fifth chunk, the client sends the other chunks and no other one twice, and then the event."""
    line = Line("PUT", nth=5)
    with over(online, online.police, line):
        process = online.police.start("materials", "add", str(film_of(online)))
        line.killing.kill = process.kill
        assert process.communicate(timeout=60)
        assert process.returncode < 0
        assert len(line.chunks) == 5
        assert not online.willich.ask("materials", "list")["items"]
        assert online.police.ask("sync")["up_to_date"]
    assert (len(line.chunks), line.chunks.total()) == (CHUNKS, CHUNKS + 1)
    online.willich.ask("sync")
    (row,) = online.willich.ask("materials", "list")["items"]
    assert (row["state"], row["size"], row["media_type"]) == ("not_here", len(FILM), "video/mp4")
    assert got(online, row["id"]) == FILM


@pytest.mark.slow
def test_a_killed_server_loses_no_chunk(online: World) -> None:
    """Killed in the middle of an upload and started again, the server is sent only what it lacks."""
    line = Line("PUT", nth=4)
    with over(online, online.police, line):
        line.killing.kill = online.server.kill
        assert online.police.run("materials", "add", str(film_of(online)), code=3).answer["items"]
        online.server.start()
        assert online.police.ask("sync")["up_to_date"]
    # Only the chunk that was under way is sent again, and that one once more over a new line before it is given up.
    assert sorted(line.chunks.values()) == [1] * (CHUNKS - 1) + [3]
    online.willich.ask("sync")
    (row,) = online.willich.ask("materials", "list")["items"]
    assert got(online, row["id"]) == FILM


def test_a_killed_download_goes_on_where_it_was(online: World) -> None:
    """Killed at the fifth chunk, the client leaves no half file behind and fetches only what it lacks."""
    material, line = added(online), Line("GET", nth=5)
    out = online.folder / "films"
    out.mkdir()
    with over(online, online.willich, line):
        process = online.willich.start("materials", "get", material, "--out", str(out))
        line.killing.kill = process.kill
        assert process.communicate(timeout=60)
        assert process.returncode < 0
        assert not list(out.iterdir())
        answer = online.willich.ask("materials", "get", material, "--out", str(out))
    assert (len(line.chunks), line.chunks.total()) == (CHUNKS, CHUNKS + 1)
    assert Path(answer["path"]).read_bytes() == FILM
    assert [path.name for path in out.iterdir()] == ["film.mp4"]


def test_a_killed_reading_in_goes_on_where_it_was(offline: World) -> None:
    """A file that was half read in when the process was killed is gone on with, and is one file."""
    path = film_of(offline)
    process = offline.police.start("materials", "add", str(path))
    assert process.stderr is not None
    for line in process.stderr:
        if "4,0 MiB" in line:
            process.kill()
            break
    process.communicate(timeout=60)
    with offline.police.opened() as opened:
        (half,) = opened.files.all()
    assert 4 <= half.held < CHUNKS
    assert not offline.police.ask("materials", "list")["items"]
    (row,) = offline.police.run("materials", "add", str(path), code=3).answer["items"]
    assert row["state"] == "uploading"
    with offline.police.opened() as opened:
        (whole,) = opened.files.all()
    assert (whole.file, whole.complete) == (half.file, True)


@pytest.mark.slow
def test_a_flipped_bit_at_the_server_is_named_and_healed(online: World, expected_logs: ExpectedLogs) -> None:
    """A falsified chunk is never given out: who asks hears what is missing, and the next holder who syncs heals it."""
    material = added(online)
    chunk = max((online.server.data / "files").rglob("*-*"), key=lambda path: path.stat().st_size)
    content = bytearray(chunk.read_bytes())
    content[1000] ^= 1
    chunk.write_bytes(content)
    out = online.folder / "out.mp4"
    failed = online.willich.run("materials", "get", material, "--out", str(out), code=1)
    assert failed.problem["code"] == "chunk_missing"
    assert not out.exists()
    with online.police.opened() as opened:
        opened.store.settings.drop("files_inspected")
    online.police.ask("sync")
    assert got(online, material) == FILM
    online.server.stop()
    assert "a chunk is damaged" in online.server.errors[-1]


@pytest.mark.slow
def test_a_flipped_bit_on_this_device_is_named_and_healed(online: World) -> None:
    """A broken page of the files costs one chunk, which is named and fetched again; all others come from here."""
    material = added(online)
    assert got(online, material) == FILM
    database = online.willich.folder / FILES
    files = open_files(database, online.willich.key.reveal())
    files.forget(())
    files.close()
    with database.open("r+b") as file:
        file.seek(database.stat().st_size // 2)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes((byte ^ 1,)))
    line = Line("GET")
    out = online.folder / "again.mp4"
    with over(online, online.willich, line):
        answer = online.willich.ask("materials", "get", material, "--out", str(out))
    assert (len(answer["healed"]), line.chunks.total()) == (1, 1)
    assert out.read_bytes() == FILM


@pytest.mark.slow
def test_chunks_come_back_in_the_sync_that_gives_back(online: World) -> None:
    """A server put back to before the film gets the event and all chunks in one sync of whoever holds them."""
    backup = str(online.folder / "backup")
    admin("backup", "--data", str(online.server.data), "--out", backup)
    material = added(online)
    online.server.stop()
    shutil.rmtree(online.server.data / "files")
    admin("restore", "--data", str(online.server.data), "--from", backup)
    with running(online):
        assert online.police.ask("sync")["up_to_date"]
        online.willich.ask("sync")
        assert got(online, material) == FILM


@pytest.mark.slow
def test_what_is_here_needs_no_server(online: World) -> None:
    """A pinned file is given out without a server; one that is not here says that the server is not reachable."""
    material = added(online)
    other = online.folder / "other.txt"
    other.write_bytes(b"Merkblatt" * 100)
    (row,) = online.police.ask("materials", "add", str(other))["items"]
    online.willich.ask("sync")
    assert online.willich.ask("materials", "pin", material)["state"] == "here"
    online.server.stop()
    assert got(online, material) == FILM
    out = online.folder / "out.txt"
    missing = online.willich.run("materials", "get", row["id"], "--out", str(out), code=3)
    assert missing.problem["code"] == "unreachable"
    assert online.willich.run("materials", "pin", row["id"], code=3).answer["state"] == "not_here"
    online.server.start()
    online.willich.ask("sync")
    states = {each["title"]: each["state"] for each in online.willich.ask("materials", "list")["items"]}
    assert states == {"Schulung": "here", "other": "here"}


def test_a_file_that_is_handed_to_a_watching_process_keeps_nobody_waiting(online: World) -> None:
    """While another process watches, a file goes up beside it, and the other side hears of it when it is there."""
    with online.willich.watching() as willich, online.police.watching() as police:
        answer = online.police.run("materials", "add", str(film_of(online)), code=None)
        assert answer.code in (0, 3)
        (row,) = answer.answer["items"]
        willich.showing(row["id"])
        police.line(lambda line: bool(line["up_to_date"]))
        assert got(online, row["id"]) == FILM


def test_the_server_cannot_tell_a_known_file(online: World) -> None:
    """Whoever has the same file in the clear finds nothing of it at the server, neither content nor any hash of it."""
    added(online)
    online.server.stop()
    pieces = [FILM[start : start + limits.CHUNK_BYTES] for start in range(0, len(FILM), limits.CHUNK_BYTES)]
    hashes = [hashlib.sha256(piece) for piece in (FILM, *pieces)]
    found = b"".join(path.read_bytes() for path in online.server.data.rglob("*") if path.is_file())
    names = " ".join(path.name for path in online.server.data.rglob("*"))
    for one in hashes:
        assert one.digest() not in found
        assert one.hexdigest() not in names
        assert one.hexdigest().encode() not in found
    assert all(piece[:64] not in found for piece in pieces)
    assert b"film.mp4" not in found


@pytest.mark.slow
def test_an_interrupted_upload_ends_cleanly(online: World) -> None:
    """Ctrl+C ends the program with its exit code and without a word of its insides; the next sync goes on."""
    line = Line("PUT", nth=3)
    with over(online, online.police, line):
        process = online.police.start("materials", "add", str(film_of(online)))
        line.killing.kill = lambda: process.send_signal(2)
        output, errors = process.communicate(timeout=60)
        assert (process.returncode, output) == (130, "")
        assert "Traceback" not in errors
        assert online.police.ask("sync")["up_to_date"]
    assert line.chunks.total() <= CHUNKS + 1


@pytest.mark.slow
def test_a_server_that_cannot_be_reached_keeps_the_file(offline: World) -> None:
    """Without a server the file is taken in and waits; nothing of it is called sent."""
    with FaultServer(hang_up) as nobody:
        offline.police.point_at(nobody.url)
        (row,) = offline.police.run("materials", "add", str(film_of(offline)), code=3).answer["items"]
    assert row["state"] == "uploading"
    status = offline.police.ask("status")
    assert (status["outbox"], status["storage"]["files_bytes"] > len(FILM)) == (1, True)
