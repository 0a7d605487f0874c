"""Backups on both databases: everything but sessions, of one moment, and back again in a new life."""

from __future__ import annotations

import secrets
import stat
from pathlib import Path

import pytest
from sqlalchemy import func, select

from server_stub.log import backup
from server_stub.log import meta as metas
from server_stub.log.backup import Counted, Renewed, back_up
from server_stub.log.chunk_book import Handed
from server_stub.log.database import Database
from server_stub.log.tables import channels, chunks, sessions
from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, POLICE, event
from tests.helpers.founded import Founded, opened_log
from tests.helpers.server import PostgresDatabases

NEW = Renewed(b"n" * 16, b"c" * 32)
SHELF: dict[str, bytes] = {}
DEVICE = b"d" * 16


@pytest.fixture
def filled(founded: Founded) -> Founded:
    """A log with a little in it, and an open session."""
    police, _ = founded.enrol(POLICE), founded.enrol(ASD)
    key = founded.key(police, founded.pair)
    founded.accepted(police, police.batch(founded.pair, [event(key)]))
    founded.log.open_session("token", Caller(police.id), founded.now)
    return founded


def restored(path: Path, url: str) -> Database:
    """A database filled from a backup."""
    database = Database(url)
    with backup.opened(path) as source, database.writing() as target:
        backup.restore(source, target, NEW, SHELF.__setitem__)
    return database


def test_a_backup_holds_everything_but_sessions(filled: Founded, tmp_path: Path) -> None:
    """What a backup brings back is the same log, key and root, in a new life, with nobody signed in."""
    path = tmp_path / "copy.backup"
    counted = back_up(filled.log._database, path, SHELF.get)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.glob("*unfinished*")) == []
    database = restored(path, f"sqlite:///{tmp_path / 'again.db'}")
    again = opened_log(database)
    before = filled.log.meta
    assert again.board().heads == filled.log.board().heads
    assert again.directory() == filled.log.directory()
    assert (again.meta.server_key, again.root()) == (before.server_key, filled.cooperation.root)
    assert (again.meta.incarnation, again.meta.challenge_key) == (NEW.incarnation, NEW.challenge_key)
    with database.reading() as connection:
        assert backup.count(connection) == counted
        assert connection.scalar(select(func.count()).select_from(sessions)) == 0
    database.close()


def test_a_restored_server_goes_on(filled: Founded, url: str, tmp_path: Path) -> None:
    """After what was there is replaced by a backup, new channels get new numbers and new batches the next seqs."""
    path = tmp_path / "copy.backup"
    back_up(filled.log._database, path, SHELF.get)
    late = Founded.__new__(Founded)
    late.log, late.cooperation, late.now = filled.log, filled.cooperation, filled.now
    kempen = late.enrol("jugendamt-kempen-asd")
    restored(path, url).close()
    again = opened_log(Database(url))
    assert kempen.id not in again.directory().devices
    with again._database.writing() as connection:
        connection.execute(channels.insert(), {"id": b"x" * 32, "seq": 0, "head": bytes(32), "epoch": bytes(32)})
    again.close()


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_restored_server_takes_new_chunks(here: Founded, postgres: PostgresDatabases, tmp_path: Path) -> None:
    """What comes after a restore gets a row of its own beside those that kept their numbers, and begins a day anew."""
    before, after = (bytes((number,)) * 32 for number in (1, 2))
    assert here.log.chunks.keep(Handed(DEVICE, here.pair, before, b"sealed"), "before", here.now)
    back_up(here.log._database, tmp_path / "copy", SHELF.get)
    for url in (f"sqlite:///{tmp_path / 'again.db'}", postgres.new()):
        again = opened_log(restored(tmp_path / "copy", url))
        assert again.chunks.used(DEVICE, here.now) == 0
        assert again.chunks.keep(Handed(DEVICE, here.pair, after, b"sealed"), "after", here.now)
        assert again.chunks.names() == ["before", "after"]
        again.close()


def test_a_backup_sees_one_moment(filled: Founded, tmp_path: Path) -> None:
    """What is pushed while a snapshot is read is not in it."""
    with filled.log._database.snapshot() as before:
        counted = backup.count(before)
        kempen = filled.enrol("jugendamt-kempen-asd")
        assert backup.count(before) == counted
    assert kempen.id in filled.log.directory().devices
    assert back_up(filled.log._database, tmp_path / "copy", SHELF.get) != counted


def test_a_backup_that_fails_leaves_the_one_before(here: Founded, tmp_path: Path) -> None:
    """Where no copy can be made, an older backup of that name stays as it was, and nothing half lies beside it."""
    path = tmp_path / "copy.backup"
    path.write_bytes(b"the one before")
    here.log.close()
    broken = Database(f"sqlite:///{tmp_path}")
    with pytest.raises(Exception, match="unable to open"):
        back_up(broken, path, SHELF.get)
    assert path.read_bytes() == b"the one before"
    assert sorted(tmp_path.glob("copy*")) == [path]


def test_reading_a_backup_does_not_change_it(filled: Founded, tmp_path: Path) -> None:
    """A backup is read where it lies, and nothing is written beside it."""
    path = tmp_path / "copy.backup"
    assert back_up(filled.log._database, path, SHELF.get) == Counted(2, 7, 17)
    before = path.read_bytes(), sorted(tmp_path.iterdir())
    with backup.opened(path) as source:
        assert metas.read(source) is not None
    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == before


def test_a_life_of_the_server_is_read_anew(founded: Founded, url: str) -> None:
    """A new life that another process has begun is told of by this one, and stands in its next stamps."""
    database, new = Database(url), secrets.token_bytes(16)
    with database.writing() as connection:
        metas.raise_incarnation(connection, new)
        assert metas.read_incarnation(connection) == new
    database.close()
    assert founded.log.known().incarnation == new


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_an_erasure_does_not_wait_for_the_bytes_of_chunks(here: Founded, tmp_path: Path) -> None:
    """While the bytes of chunks are copied nothing keeps what was erased in the files of the database."""
    database, scrubbed = here.log._database, list[bool]()

    def read(_name: str) -> bytes:
        scrubbed.append(database.scrub(patient=False))
        return b"sealed"

    with database.writing() as connection:
        connection.execute(chunks.insert(), {"channel": b"c" * 32, "address": b"a" * 32, "name": "aa", "kept_at": None})
    back_up(database, tmp_path / "copy", read)
    assert scrubbed == [True]


def test_chunks_travel_with_it(here: Founded, tmp_path: Path) -> None:
    """The bytes of every chunk that the log knows are in the backup and come back under their names."""
    database, path, found = here.log._database, tmp_path / "copy.backup", dict[str, bytes]()
    rows = [{"channel": b"c" * 32, "address": bytes([n]) * 32, "name": f"0{n}", "kept_at": None} for n in (1, 2)]
    with database.writing() as connection:
        connection.execute(chunks.insert(), rows)
    back_up(database, path, {"01": b"sealed", "03": b"of nobody"}.get)
    again = Database(f"sqlite:///{tmp_path / 'again.db'}")
    with backup.opened(path) as source, again.writing() as target:
        backup.restore(source, target, NEW, found.__setitem__)
    again.close()
    assert found == {"01": b"sealed"}
