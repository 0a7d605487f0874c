"""What a lead has erased is gone, with the real programs: from every device's database, and from the server's files."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.templates import template
from desktop.keys.profile_folder import DATABASE, FILES
from desktop.presenters.times import read_id
from tests.helpers.pages import found_in_pages
from tests.helpers.programs import Client, World
from wire.header import EnvelopeKind, decode_header

pytestmark = pytest.mark.slow
NAME, TEXT, OFFLINE = "Xaverjolantha", "Quittenzwirbel", "Yggdrasilius"
WORDS = (NAME, TEXT, OFFLINE)


def told() -> dict[str, Any]:
    """A notification with words that stand nowhere else."""
    document = template("P01")
    document["children"][0] |= {"given_name": NAME}
    document["statements"][0]["text"] = f"{TEXT} " * 200
    return document


@cache
def key_of(folder: Path, secret: Path) -> bytes:
    """A profile's database key, which takes a moment to derive."""
    return Client(folder, secret).key.reveal()


def found(client: Client) -> set[str]:
    """Which of the words stand in a page of a profile's database."""
    lines = found_in_pages(client.folder / DATABASE, key_of(client.folder, client.secret), WORDS)
    return {line.partition(" ")[0] for line in lines}


def sealed(client: Client, entity: str) -> list[bytes]:
    """The sealed bodies of a notification's events, as a profile has them."""
    with client.opened() as opened:
        rows = opened.store.log.of_entity(read_id(entity))
    kinds = [decode_header(row.header).header.kind for row in rows]
    return [row.body for row, kind in zip(rows, kinds, strict=True) if kind == EnvelopeKind.EVENT]


def at_server(world: World, bodies: list[bytes]) -> int:
    """How many of these bodies stand in the server's files."""
    files = [path.read_bytes() for path in (world.folder / "server").iterdir() if path.is_file()]
    return sum(any(body[:600] in content for content in files) for body in bodies)


@pytest.fixture
def watched(online: World) -> Iterator[tuple[World, str, list[bytes]]]:
    """A notification that both have; one device watches, the other has written of it and is away."""
    written = online.police.ask("notify", "--from", online.write("told.json", told()))
    entity = str(written["recipients"][0]["id"])
    bodies = sealed(online.police, entity)
    with contextlib.ExitStack() as stack:
        watch = stack.enter_context(online.willich.watching())
        watch.showing(entity)
        online.server.stop()
        online.police.run("phone-handover", entity, "--to", OFFLINE, "--at", "2026-01-28T12:00+01:00", code=3)
        online.server.start()
        yield online, entity, bodies


def test_erased_everywhere(watched: tuple[World, str, list[bytes]]) -> None:
    """Before, the words stand in both databases and the bodies at the server; afterwards nowhere, and all say so."""
    world, entity, bodies = watched
    assert found(world.willich) >= {NAME, TEXT}
    assert found(world.police) == set(WORDS)
    assert at_server(world, bodies) == len(bodies) > 0
    answer = world.willich.ask("erase", entity, "--reason", "retention_ended")
    assert (answer["state"], answer["erased"]["reason"], answer["content"]) == ("erased", "retention_ended", {})
    assert at_server(world, bodies) == 0
    assert found(world.willich) == set()
    assert found(world.police) == set(WORDS)
    world.police.ask("sync")
    assert found(world.police) == set()
    assert world.police.ask("show", entity)["state"] == "erased"
    assert world.police.ask("search", NAME)["items"] == []
    assert [item["reason"] for item in world.police.ask("tray", "list")["items"]] == ["erased"]
    assert world.police.ask("doctor")["ok"]
    problem = world.willich.run("acknowledge", entity, code=1).problem
    assert problem["code"] == "erased"
    for client in (world.police, world.willich):
        for path in (path for path in client.folder.rglob("*") if path.is_file()):
            content = path.read_bytes().lower()
            assert not [word for word in WORDS if word[1:].lower().encode() in content], path.name


def chunk_of(client: Client) -> list[bytes]:
    """The sealed chunks of the one file that a profile holds."""
    with client.opened() as opened:
        (file,) = opened.files.all()
        chunks = [opened.files.chunk(file.file, place) for place in range(file.count)]
    return [chunk for chunk in chunks if chunk is not None]


def in_files_database(client: Client, chunks: list[bytes]) -> list[str]:
    """Where the chunks stand in the pages of a profile's second database."""
    return found_in_pages(client.folder / FILES, key_of(client.folder, client.secret), (), chunks)


def test_the_file_of_an_erased_document_goes(online: World) -> None:
    """The chunks of a document stand in both second databases and at the server, and after its erasure in none."""
    path = online.folder / "film.txt"
    path.write_bytes(random.Random(1).randbytes(20_000))
    (row,) = online.police.ask("materials", "add", str(path))["items"]
    online.police.ask("sync")
    online.willich.ask("sync")
    online.willich.ask("materials", "get", row["id"], "--out", str(online.folder / "copy.txt"))
    chunks = chunk_of(online.willich)
    assert in_files_database(online.willich, chunks)
    assert in_files_database(online.police, chunks)
    assert stands_at(online, chunks)
    assert online.willich.run("erase", row["id"], "--reason", "mistake", code=1).problem["code"] == "own_agency_only"
    assert online.police.ask("erase", row["id"], "--reason", "mistake")["state"] == "erased"
    for client in (online.police, online.willich):
        assert client.ask("sync")["up_to_date"]
        assert client.ask("materials", "list")["items"] == []
        assert in_files_database(client, chunks) == []
    assert not stands_at(online, chunks)


def test_the_attachments_of_an_erased_notification_go(online: World) -> None:
    """The chunks of an attachment stand in both second databases and at the server, and after the erasure in none."""
    path = online.folder / "foto.jpg"
    path.write_bytes(random.Random(2).randbytes(20_000))
    document = online.write("told.json", told())
    written = online.police.ask("notify", "--from", document, "--attach", str(path))
    entity = str(written["recipients"][0]["id"])
    online.willich.ask("sync")
    online.willich.ask("attachment", "get", entity, "foto.jpg", "--out", str(online.folder / "copy.jpg"))
    chunks = chunk_of(online.willich)
    for client in (online.police, online.willich):
        assert in_files_database(client, chunks)
    assert stands_at(online, chunks)
    assert online.willich.ask("erase", entity, "--reason", "unlawful")["state"] == "erased"
    for client in (online.police, online.willich):
        assert client.ask("sync")["up_to_date"]
        assert client.ask("show", entity)["attachments"] == []
        assert in_files_database(client, chunks) == []
        assert found_in_pages(client.folder / DATABASE, key_of(client.folder, client.secret), ["foto.jpg"]) == []
    assert not stands_at(online, chunks)


def stands_at(world: World, chunks: list[bytes]) -> bool:
    """Whether a chunk stands in any file of the server."""
    files = [path.read_bytes() for path in (world.folder / "server").rglob("*") if path.is_file()]
    return any(chunk in content for chunk in chunks for content in files)
