"""`backup` and `restore` of the server's command line: what they do, and where they refuse."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from server_stub import admin
from server_stub.files import FolderShelf
from server_stub.log.tables import SCHEMA
from tests.helpers.calls import Calls, Loopback
from tests.helpers.devices import Cooperation
from tests.helpers.server import PostgresDatabases, RunningServer, initialise, running_server
from tests.server_stub.test_admin import refusal, run


@pytest.fixture
def backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A backup of a founded server, made while it ran; its folder is `tmp_path / "server"`."""
    with running_server(tmp_path) as server:
        calls = Calls(Loopback(server.url))
        calls.found(server.founding_code, Cooperation().founding(calls.hello().server_key))
        code, told = run(capsys, "backup", "--data", str(server.data), "--out", str(tmp_path / "copy"))
    assert (code, told["batches"]) == (0, 1)
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    return tmp_path / "copy"


def status(capsys: pytest.CaptureFixture[str], data: Path) -> dict[str, object]:
    return run(capsys, "status", "--data", str(data))[1]


def test_restored_where_it_was(backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A server restored into its own folder has the same root in a new life, and a sentence says what is to come."""
    before = status(capsys, tmp_path / "server")
    code, told = run(capsys, "restore", "--data", str(tmp_path / "server"), "--from", str(backup))
    after = status(capsys, tmp_path / "server")
    assert (code, told["restored"], told["envelopes"]) == (0, True, before["envelopes"])
    assert "von selbst" in str(told["message"])
    assert after["root_fingerprint"] == before["root_fingerprint"]
    assert after["incarnation"] == told["incarnation"] != before["incarnation"]


def test_an_older_backup_is_restored(backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the program of the first version has backed up is brought up to date on the way; a newer one's is not."""
    with contextlib.closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("DROP TABLE usage")
        connection.execute("UPDATE meta SET schema_version = 1")
    new = tmp_path / "new"
    # What a restore has left that was cut short while it did so is in nobody's way, and gone.
    (new / "restoring-abc").mkdir(parents=True)
    assert run(capsys, "restore", "--data", str(new), "--from", str(backup))[0] == 0
    assert status(capsys, new)["schema_version"] == SCHEMA
    assert list(new.glob("restoring-*")) == []
    with contextlib.closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE meta SET schema_version = 99")
    words = ("restore", "--data", str(tmp_path / "newer"), "--from", str(backup))
    assert refusal(capsys, *words) == (1, "schema_version")


def test_restored_elsewhere(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], postgres: PostgresDatabases
) -> None:
    """A backup fills a new folder, and a new database of PostgreSQL, which then serve."""
    new = tmp_path / "new"
    assert run(capsys, "restore", "--data", str(new), "--from", str(backup))[0] == 0
    words = ("restore", "--data", str(tmp_path / "pg"), "--from", str(backup), "--database-url", postgres.new())
    assert run(capsys, *words)[0] == 0
    for data in (new, tmp_path / "pg"):
        server = RunningServer(data, "")
        server.start()
        assert Calls(Loopback(server.url)).hello().root.hex() == status(capsys, data)["root_fingerprint"]
        assert refusal(capsys, "restore", "--data", str(data), "--from", str(backup)) == (1, "in_use")
        server.stop()


def test_a_restore_that_was_cut_short_is_made_again(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a restore leaves that ended in the middle does not stand in the way of the next."""
    new = tmp_path / "new"
    run(capsys, "restore", "--data", str(new), "--from", str(backup))
    (new / "database-url").unlink()
    assert refusal(capsys, "status", "--data", str(new)) == (1, "no_server")
    assert run(capsys, "restore", "--data", str(new), "--from", str(backup))[0] == 0


def test_a_restored_server_keeps_every_chunk_for_another_lease(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What no event needs in the backup, and what lies on the shelf since, is old from the restore on."""
    data, copy = str(tmp_path / "server"), str(tmp_path / "copy")
    initialise(tmp_path / "server")
    shelf, names = FolderShelf(tmp_path / "server" / "files"), ("aa" * 32 + "-saved", "bb" * 32 + "-since")
    shelf.put(names[0], b"saved")
    row = (bytes(32), b"\xaa" * 32, names[0], 0)
    with sqlite3.connect(tmp_path / "server" / "server.db") as database:
        database.execute("INSERT INTO chunks (channel, address, name, kept_at) VALUES (?, ?, ?, ?)", row)
    assert run(capsys, "backup", "--data", data, "--out", copy)[0] == 0
    shelf.put(names[1], b"since")
    for path in (tmp_path / "server" / "files").rglob("*-s*"):
        os.utime(path, (1, 1))
    assert run(capsys, "restore", "--data", data, "--from", copy)[0] == 0
    assert [shelf.old(name[:2], 2000) for name in names] == [[], []]
    [(kept_at,)] = database.execute("SELECT kept_at FROM chunks")
    assert kept_at > 0
    database.close()


def test_where_a_restore_refuses(backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another server and a folder of something else stay as they are; what is no backup brings nothing back."""
    other, strange = tmp_path / "other", tmp_path / "strange"
    initialise(other)
    strange.mkdir()
    (strange / "letter.txt").write_text("Sehr geehrte Damen" * 100, encoding="utf-8")
    before = status(capsys, other)
    words = ("--from", str(backup))
    assert refusal(capsys, "restore", "--data", str(other), *words) == (1, "another_server")
    assert status(capsys, other) == before
    assert refusal(capsys, "restore", "--data", str(strange), *words) == (1, "not_empty")
    assert [path.name for path in strange.iterdir()] == ["letter.txt"]
    for source, code in (("missing", (1, "no_backup")), ("strange/letter.txt", (5, "damaged"))):
        words = ("--from", str(tmp_path / source))
        assert refusal(capsys, "restore", "--data", str(tmp_path / "new"), *words) == code
    empty = tmp_path / "empty"
    empty.touch()
    assert refusal(capsys, "restore", "--data", str(tmp_path / "new"), "--from", str(empty)) == (1, "no_backup")
    assert not (tmp_path / "new").exists()


def test_where_there_is_nothing_to_save(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a server, and with a file that nobody can write, a backup says so."""
    out = ("--out", str(tmp_path / "copy"))
    assert refusal(capsys, "backup", "--data", str(tmp_path / "nothing"), *out) == (1, "no_server")
    initialise(tmp_path / "server")
    shutil.rmtree(tmp_path / "nowhere", ignore_errors=True)
    words = ("--data", str(tmp_path / "server"), "--out", str(tmp_path / "nowhere" / "copy"))
    assert refusal(capsys, "backup", *words) == (1, "not_possible")


def test_a_restore_says_what_it_did(backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For people a restore ends with one plain sentence."""
    assert admin.main(["restore", "--data", str(tmp_path / "new"), "--from", str(backup)]) == 0
    assert "niemand muss etwas neu eingeben" in capsys.readouterr().out
