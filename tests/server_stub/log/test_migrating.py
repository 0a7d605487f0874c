"""Servers of earlier versions on both databases: brought up to date whole or not at all, and the way back."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text, update

from server_stub.log import backup, migrating
from server_stub.log import meta as metas
from server_stub.log.backup import Renewed
from server_stub.log.database import Database
from server_stub.log.steps import STEPS
from server_stub.log.tables import SCHEMA, meta, usage
from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, POLICE, event
from tests.helpers.founded import Founded, opened_log

NEW = Renewed(b"n" * 16, b"c" * 32)


@pytest.fixture
def filled(founded: Founded) -> Founded:
    """A log with a little in it, and an open session."""
    police, _ = founded.enrol(POLICE), founded.enrol(ASD)
    key = founded.key(police, founded.pair)
    founded.accepted(police, police.batch(founded.pair, [event(key)]))
    founded.log.open_session("token", Caller(police.id), founded.now)
    return founded


def made_old(connection: Connection) -> None:
    """Leave what the program of the first version had."""
    usage.drop(connection)
    connection.execute(update(meta).values(schema_version=1))


def version(database: Database) -> int:
    with database.reading() as connection:
        there = metas.read(connection)
    assert there is not None
    return there.schema_version


def colour(connection: Connection) -> None:
    """A step of some later program, after which this one could not write."""
    connection.execute(text("ALTER TABLE channels ADD COLUMN colour VARCHAR(9) DEFAULT 'red' NOT NULL"))


def breaks(connection: Connection) -> None:
    colour(connection)
    raise InterruptedError


def test_a_server_of_the_first_version_is_brought_up_to_date(filled: Founded, tmp_path: Path) -> None:
    """It goes through each version once, keeps all there was, and what it was lies beside it for its owner alone."""
    database, copy = filled.log._database, tmp_path / "before.backup"
    heads = filled.log.board().heads
    with database.writing() as connection:
        made_old(connection)
    assert migrating.migrate(database, copy) == list(range(2, SCHEMA + 1))
    assert (version(database), filled.log.board().heads) == (SCHEMA, heads)
    with database.reading() as connection:
        assert inspect(connection).has_table(usage.name)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    copy.unlink()
    assert migrating.migrate(database, copy) == []
    assert not copy.exists()


def test_the_older_program_takes_the_copy_for_its_own_backup(filled: Founded, tmp_path: Path) -> None:
    """After a later program has changed tables this one cannot use any more, the copy brings back all there was."""
    database, copy = filled.log._database, tmp_path / "before.backup"
    heads, directory = filled.log.board().heads, filled.log.directory()
    assert migrating.migrate(database, copy, (*STEPS, colour)) == [SCHEMA + 1]
    with pytest.raises(migrating.Newer):
        migrating.migrate(database, copy)
    back = Database(f"sqlite:///{tmp_path / 'back.db'}")
    with backup.opened(copy) as source, back.writing() as target:
        backup.restore(source, target, NEW, lambda _name, _content: None)
    again = opened_log(back)
    assert (again.board().heads, again.directory()) == (heads, directory)
    assert (again.meta.schema_version, again.meta.server_key) == (SCHEMA, filled.log.meta.server_key)
    again.close()


def test_a_step_that_breaks_leaves_what_there_was(filled: Founded, tmp_path: Path) -> None:
    """Nothing of a version is there where it could not be finished, and the next try goes through."""
    database, copy = filled.log._database, tmp_path / "before.backup"
    with pytest.raises(InterruptedError):
        migrating.migrate(database, copy, (*STEPS, breaks))
    assert version(database) == SCHEMA
    assert migrating.migrate(database, copy, (*STEPS, colour)) == [SCHEMA + 1]


def test_an_older_backup_is_read_as_one_of_now(filled: Founded, tmp_path: Path) -> None:
    """A backup of the first version is brought up to date in a copy; the file itself stays as it is."""
    path = tmp_path / "old.backup"
    backup.back_up(filled.log._database, path, lambda _name: None)
    with migrating.as_of_now(path, tmp_path) as same:
        assert same == path
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE usage")
        connection.execute("UPDATE meta SET schema_version = 1")
    before = path.read_bytes()
    (tmp_path / "made").mkdir()
    with migrating.as_of_now(path, tmp_path / "made") as copy, backup.opened(copy) as source:
        there = metas.read(source)
        assert there is not None
        assert there.schema_version == SCHEMA
        assert backup.count(source).envelopes > 0
    assert path.read_bytes() == before
    assert list((tmp_path / "made").iterdir()) == []


def test_tables_of_somebody_else_are_left_alone(filled: Founded, tmp_path: Path) -> None:
    """What else lies in the database is neither read nor copied, whatever its columns are."""
    database, copy = filled.log._database, tmp_path / "before.backup"
    with database.writing() as connection:
        made_old(connection)
        connection.execute(text("CREATE TABLE places (place point)"))
    migrating.migrate(database, copy)
    with contextlib.closing(sqlite3.connect(copy)) as kept:
        names = {name for (name,) in kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert "places" not in names
    assert {"meta", "envelopes", "contents"} <= names


def test_without_room_for_the_copy_nothing_is_changed(
    filled: Founded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked before the first row is read, whichever database the server is on."""
    database, copy = filled.log._database, tmp_path / "before.backup"
    with database.writing() as connection:
        made_old(connection)
    usual = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usual._replace(free=4096))
    with pytest.raises(migrating.NoRoom):
        migrating.migrate(database, copy)
    assert (version(database), copy.exists()) == (1, False)
