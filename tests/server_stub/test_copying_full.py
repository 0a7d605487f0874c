"""Backups and restores where the disk has no room."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert

from server_stub.files import FolderShelf
from server_stub.log.chunk_book import Handed
from server_stub.log.chunks import new_name
from server_stub.log.database import Database
from server_stub.log.place import Place
from server_stub.log.tables import chunks
from tests.helpers.calls import Calls, Loopback
from tests.helpers.devices import Cooperation
from tests.helpers.founded import opened_log
from tests.helpers.server import initialise, running_server
from tests.helpers.small_disk import fill_up, is_small, small_disk
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


@pytest.mark.parametrize("megabytes", [8, 14, 20])
def test_a_backup_without_room_says_so_and_leaves_nothing(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], megabytes: int
) -> None:
    """Where a disk has room for a backup neither once nor twice, as writing one takes, none of it stays there."""
    with small_disk(tmp_path / "disk", megabytes) as place:
        if is_small(place):
            words = ("backup", "--data", str(tmp_path / "server"), "--out", str(place / "copy"))
            assert refusal(capsys, *words) == (1, "disk_full")
            assert not list(place.iterdir())


def test_a_server_begins_on_a_full_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be written back into the database for want of room stays beside it, and is still to be scrubbed."""
    with small_disk(tmp_path / "disk") as place:
        initialise(place / "server")
        database = Database(Place(place / "server").url)
        with database.writing() as connection:
            connection.execute(insert(chunks), [_row(number) for number in range(2000)])
        ballast = fill_up(place, 4)
        if is_small(place):
            assert not database.scrub()
        log = opened_log(database)
        assert len(log.chunks.names()) == 2000
        ballast.unlink()
        log.scrub_again()
        assert database.scrub()
        log.close()


def _row(number: int) -> dict[str, object]:
    return {"channel": b"c" * 32, "address": number.to_bytes(32), "name": str(number), "kept_at": 1}
