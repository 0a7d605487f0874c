"""`backup` and `restore` where what they read is not what it should be: they say what, and of which file."""

from __future__ import annotations

from pathlib import Path

import pytest

from server_stub.files import FolderShelf
from server_stub.log.chunk_book import Handed
from server_stub.log.database import Database
from server_stub.log.place import Place
from tests.helpers.founded import opened_log
from tests.helpers.server import PostgresDatabases, initialise
from tests.server_stub.test_admin import refusal, run

PAGE = 4096


@pytest.fixture
def backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A backup of the server in `tmp_path / "server"`."""
    initialise(tmp_path / "server")
    words = ("backup", "--data", str(tmp_path / "server"), "--out", str(tmp_path / "copy"))
    assert run(capsys, *words)[0] == 0
    return tmp_path / "copy"


@pytest.mark.parametrize("whole_pages", [0, 4])
def test_a_damaged_backup_is_not_taken_for_a_damaged_server(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], whole_pages: int
) -> None:
    """Who brings back a backup that is broken, at once or further on, hears it of the backup; the server stays."""
    before = run(capsys, "status", "--data", str(tmp_path / "server"))
    content = backup.read_bytes()
    backup.write_bytes(content[: whole_pages * PAGE].ljust(len(content), b"x"))
    code, answer = run(capsys, "restore", "--data", str(tmp_path / "server"), "--from", str(backup))
    error = answer["error"]
    assert isinstance(error, dict)
    assert (code, error["code"]) == (5, "damaged")
    assert "Diese Sicherung ist beschädigt" in error["message"]
    assert run(capsys, "status", "--data", str(tmp_path / "server")) == before


def test_a_server_is_not_brought_back_into_another_database_than_is_named(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], postgres: PostgresDatabases
) -> None:
    """Where a folder has its server, another database is refused and not passed over; its own may be named."""
    data, words = tmp_path / "server", ("--from", str(backup), "--database-url")
    refused = refusal(capsys, "restore", "--data", str(data), *words, postgres.new())
    assert refused == (1, "another_database")
    own = f"sqlite:///{data / 'server.db'}"
    assert run(capsys, "restore", "--data", str(data), *words, own)[0] == 0


def test_a_chunk_that_the_disk_does_not_give_ends_no_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is left out and counted; with the rest, and without what cannot be read, the backup brings a server back."""
    data, copy = tmp_path / "server", tmp_path / "copy"
    initialise(data)
    log, shelf = opened_log(Database(Place(data).url)), FolderShelf(data / "files")
    names = ["aa" * 32 + "-broken", "bb" * 32 + "-whole"]
    for name in names:
        shelf.put(name, b"sealed")
        log.chunks.keep(Handed(b"d" * 16, bytes(32), bytes.fromhex(name[:64]), b"sealed"), name, 1)
    log.close()
    broken = data / "files" / "aa" / names[0]
    broken.unlink()
    # What Linux answers to who reads there is what it says of a bad sector.
    broken.symlink_to("/proc/self/mem")
    code, told = run(capsys, "backup", "--data", str(data), "--out", str(copy))
    assert (code, told["unreadable_chunks"]) == (0, 1)
    assert run(capsys, "restore", "--data", str(tmp_path / "new"), "--from", str(copy))[0] == 0
    assert [FolderShelf(tmp_path / "new" / "files").get(name) for name in names] == [None, b"sealed"]
