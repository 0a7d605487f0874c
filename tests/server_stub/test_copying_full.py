"""A restore where the disk has no room for the bytes of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from server_stub.files import FolderShelf
from server_stub.log.chunk_book import Handed
from server_stub.log.chunks import new_name
from server_stub.log.database import Database
from server_stub.log.place import Place
from tests.helpers.calls import Calls, Loopback
from tests.helpers.devices import Cooperation
from tests.helpers.founded import opened_log
from tests.helpers.server import running_server
from tests.helpers.small_disk import is_small, small_disk
from tests.server_stub.test_admin import refusal, run
from wire.chunks import address

MANY = 12


@pytest.fixture
def backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A backup of a founded server with some MiB of files."""
    with running_server(tmp_path) as server:
        calls = Calls(Loopback(server.url))
        calls.found(server.founding_code, Cooperation().founding(calls.hello().server_key))
        place = Place(server.data)
        log = opened_log(Database(place.url))
        for number in range(MANY):
            content = bytes([number]) * 2**20
            name = new_name(address(content), "token")
            FolderShelf(place.files).put(name, content)
            log.chunks.keep(Handed(b"d" * 16, b"c" * 32, address(content), content), name, 1)
        log.close()
        assert run(capsys, "backup", "--data", str(server.data), "--out", str(tmp_path / "copy"))[0] == 0
    return tmp_path / "copy"


def test_a_restore_without_room_says_so(backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the disk is full before all files are back, that is said, and with room the same call does it."""
    with small_disk(tmp_path / "disk", 8) as place:
        words = ("restore", "--data", str(place / "new"), "--from", str(backup))
        if is_small(place):
            assert refusal(capsys, *words) == (1, "disk_full")
    assert run(capsys, "restore", "--data", str(tmp_path / "new"), "--from", str(backup))[0] == 0
