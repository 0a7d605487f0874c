"""`backup`, `restore` and `migrate` of the server's command line: what they do, and where they refuse."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from server_stub import admin
from server_stub.files import FolderShelf
from server_stub.log import database as databases
from server_stub.log.database import Database
from server_stub.log.place import Place
from server_stub.log.tables import SCHEMA
from tests.helpers.calls import Calls, Loopback
from tests.helpers.devices import Cooperation
from tests.helpers.later_server import LaterServer
from tests.helpers.server import PostgresDatabases, RunningServer, initialise, running_server
from tests.server_stub.test_admin import refusal, run, set_version

_NOBODY = 65534


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


def test_a_backup_that_may_not_be_read_is_called_so(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who may not look where a backup lies is told so: a service's user may not look into an administrator's folder."""
    locked = tmp_path / "locked"
    locked.mkdir()
    backup.rename(locked / "server.backup")
    with nobody_looks_into(locked):
        answer = refusal(capsys, "restore", "--data", str(tmp_path / "new"), "--from", str(locked / "server.backup"))
    assert answer == (1, "no_backup")


@contextlib.contextmanager
def nobody_looks_into(folder: Path) -> Iterator[None]:
    """A folder without a right for who tries: root, whom no right holds up, is somebody else meanwhile."""
    folder.chmod(0)
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(mine)
        folder.chmod(0o700)


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


def test_migrate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A server of the first version is copied and brought up to date, once; one of a newer program is left alone."""
    data = tmp_path / "server"
    initialise(data)
    assert run(capsys, "migrate", "--data", str(data)) == (0, {"schema_version": SCHEMA, "migrated": []})
    set_version(data, 1)
    assert refusal(capsys, "serve", "--data", str(data)) == (1, "schema_version")
    told = {"schema_version": SCHEMA, "migrated": [2], "copy": str(data / f"before-{SCHEMA}.backup")}
    assert run(capsys, "migrate", "--data", str(data)) == (0, told)
    assert run(capsys, "migrate", "--data", str(data)) == (0, {"schema_version": SCHEMA, "migrated": []})
    set_version(data, 99)
    assert refusal(capsys, "migrate", "--data", str(data)) == (1, "schema_version")
    assert refusal(capsys, "serve", "--data", str(data)) == (1, "schema_version")


def test_nothing_is_migrated_while_it_is_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever serves the folder ends first; where the copy cannot be written nothing is changed, and why is said."""
    data = tmp_path / "server"
    initialise(data)
    set_version(data, 1)
    with Place(data).alone():
        assert refusal(capsys, "migrate", "--data", str(data)) == (1, "in_use")
    (data / f"before-{SCHEMA}.backup.unfinished").mkdir()
    code, answer = run(capsys, "migrate", "--data", str(data))
    told = str(answer["error"])
    assert (code, "no_copy" in told, "before-2.backup.unfinished" in told, "dpkg --configure" in told) == (
        1,
        *[True] * 3,
    )
    assert run(capsys, "status", "--data", str(data))[1]["schema_version"] == 1


def test_a_lock_that_cannot_be_opened_is_no_copy_that_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in the way is named by its own name."""
    data = tmp_path / "server"
    initialise(data)
    set_version(data, 1)
    (data / "serve.lock").mkdir()
    code, answer = run(capsys, "migrate", "--data", str(data))
    assert (code, "serve.lock" in str(answer["error"]), "no_copy" in str(answer["error"])) == (1, True, False)


def test_a_disk_that_is_full_is_called_so(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where SQLite finds no room for another page each command says so, and changes nothing."""
    data = tmp_path / "server"
    set_version(data, 1)
    monkeypatch.setattr(databases, "_SQLITE", (*databases._SQLITE, "PRAGMA max_page_count=8"))
    code, answer = run(capsys, "migrate", "--data", str(data))
    assert (code, "no_copy" in str(answer), "kein Platz" in str(answer)) == (1, True, True)
    assert run(capsys, "status", "--data", str(data))[1]["schema_version"] == 1
    set_version(data, SCHEMA)
    assert refusal(capsys, "backup", "--data", str(data), "--out", str(tmp_path / "another")) == (1, "disk_full")
    assert not list(tmp_path.glob("another*"))
    assert refusal(capsys, "restore", "--data", str(tmp_path / "new"), "--from", str(backup)) == (1, "disk_full")


def test_an_older_backup_is_not_touched_where_somebody_else_works(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who comes second is refused before anything is copied, and takes nothing away from the first."""
    set_backup_version(backup, 1)
    data = tmp_path / "server"
    (data / "restoring-first").mkdir()
    before = sorted(data.iterdir())
    with Place(data).alone():
        assert refusal(capsys, "restore", "--data", str(data), "--from", str(backup)) == (1, "in_use")
    assert sorted(data.iterdir()) == before
    assert run(capsys, "restore", "--data", str(data), "--from", str(backup))[0] == 0
    assert not (data / "restoring-first").exists()


def test_a_server_of_another_version_is_no_place_for_a_backup(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither is it saved by a program that does not know its tables: `migrate` comes first, and stays as it is."""
    data = tmp_path / "server"
    set_version(data, 1)
    assert refusal(capsys, "restore", "--data", str(data), "--from", str(backup)) == (1, "schema_version")
    assert refusal(capsys, "backup", "--data", str(data), "--out", str(tmp_path / "b")) == (1, "schema_version")
    assert refusal(capsys, "status", "--data", str(data), "--check") == (1, "schema_version")
    assert run(capsys, "status", "--data", str(data))[1]["schema_version"] == 1


@pytest.mark.parametrize("version", [1, SCHEMA])
def test_a_later_program_takes_over_what_this_one_has_left(
    version: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], postgres: PostgresDatabases
) -> None:
    """Its step adds columns to tables that were there: servers and backups come through it, on both databases."""
    later, where = LaterServer(tmp_path / "later"), ((), ("--database-url", postgres.new()))
    for number, url in enumerate(where):
        data, copy = tmp_path / f"server-{number}", tmp_path / f"copy-{number}"
        initialise(data, *url[1:])
        run(capsys, "backup", "--data", str(data), "--out", str(copy))
        set_backup_version(copy, version)
        if version == 1:
            line = Database(Place(data).url)
            with line.writing() as connection:
                connection.exec_driver_sql("DROP TABLE usage")
                connection.exec_driver_sql("UPDATE meta SET schema_version = 1")
            line.close()
        assert later.run("serve", "--data", str(data))[1]["error"]["code"] == "schema_version"
        code, answer = later.run("migrate", "--data", str(data))
        assert (code, answer["migrated"]) == (0, list(range(version + 1, SCHEMA + 2)))
        assert later.run("status", "--data", str(data))[1]["schema_version"] == SCHEMA + 1
        code, answer = later.run("restore", "--data", str(tmp_path / f"new-{number}"), "--from", str(copy))
        assert (code, answer.get("restored")) == (0, True)
        assert refusal(capsys, "status", "--data", str(data), "--check") == (1, "schema_version")


def set_backup_version(path: Path, version: int) -> None:
    """Make of a backup what an older program would have written."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        if version == 1:
            connection.execute("DROP TABLE IF EXISTS usage")
        connection.execute("UPDATE meta SET schema_version = ?", (version,))
