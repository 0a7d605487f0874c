"""What the server's tests share: logs on SQLite and PostgreSQL, in this process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from server_stub.log.database import Database
from server_stub.log.log import Log
from tests.helpers.doors import OpenDoor
from tests.helpers.founded import Founded, new_log
from tests.helpers.server import PostgresDatabases


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is put on the disk from here on, in its order."""
    found, fsync = list[Path](), os.fsync

    def noted(handle: int) -> None:
        fsync(handle)
        found.append(Path(f"/proc/self/fd/{handle}").readlink())

    monkeypatch.setattr(os, "fsync", noted)
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, on each kind of server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'server.db'}"
    databases = request.getfixturevalue("postgres")
    assert isinstance(databases, PostgresDatabases)
    return databases.new()


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def log(url: str) -> Iterator[Log]:
    """An unfounded log on each kind of database."""
    log = new_log(url)
    yield log
    log.close()


@pytest.fixture
def founded(log: Log) -> Founded:
    """A founded log on each kind of database."""
    return Founded(log)


@pytest.fixture
def here(founded: Founded) -> Founded:
    """The same, as the door's tests call it."""
    return founded


@pytest.fixture
def door(here: Founded) -> Iterator[OpenDoor]:
    """The application of a founded log on each kind of database."""
    door = OpenDoor(here.log)
    yield door
    door.close()
