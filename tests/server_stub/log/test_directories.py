"""The directory in memory."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import update

from server_stub.log import backup
from server_stub.log.backup import Renewed, back_up
from server_stub.log.database import Database
from server_stub.log.directories import Directories
from server_stub.log.tables import envelopes
from tests.helpers.devices import ASD, POLICE
from tests.helpers.founded import Founded, opened_log
from wire.codec import encode
from wire.messages import RefusedBatch
from wire.statements import Revoked, RulesStated


def test_statements_of_another_process_are_folded(founded: Founded, url: str) -> None:
    """A process that did not take a statement itself knows it at its next question."""
    other = opened_log(Database(url))
    assert other.directory() == founded.log.directory()
    founded.enrol(POLICE)
    assert other.directory() == founded.log.directory()
    founded.enrol(ASD)
    assert other.directory() == founded.log.directory()
    assert len(other.directory().devices) == 2
    other.close()


def test_folding_on_gives_what_folding_anew_gives(founded: Founded, url: str) -> None:
    """The directory brought up to date step by step equals the one folded from the start."""
    for unit in (POLICE, ASD):
        founded.enrol(unit)
        founded.log.directory()
    database = Database(url)
    with database.reading() as connection:
        assert Directories().read(connection, founded.cooperation.root) == founded.log.directory()
    database.close()


def test_an_earlier_moment_is_not_folded_anew(founded: Founded) -> None:
    """Whoever still sees the log as it was gets the directory of then, at once, and the newest stays the newest."""
    directories, database, root = Directories(), founded.log._database, founded.cooperation.root
    with database.snapshot() as before:
        then = directories.read(before, root)
        founded.enrol(POLICE)
        with database.reading() as connection:
            now = directories.read(connection, root)
        assert directories.read(before, root) is then
        assert directories.newest is now
        assert now.seq > then.seq


def test_an_empty_directory_has_nobody(founded: Founded, url: str) -> None:
    """For a root that never spoke here the directory is empty."""
    database = Database(url)
    with database.reading() as connection:
        assert Directories().read(connection, bytes(32)).seq == 0
    database.close()


def test_a_database_put_back_below_a_running_process(founded: Founded, tmp_path: Path) -> None:
    """A revocation that takes the seq of a statement which the database has lost is noticed by who folded that one."""
    police, founder, database = founded.enrol(POLICE), founded.cooperation.founder, founded.log._database
    shelf = dict[str, bytes]()
    back_up(database, tmp_path / "copy", shelf.get)
    stood = dict(founder.last)
    founded.accepted(founder, founder.state(RulesStated(b"lost")))
    assert founded.log.directory().rules
    with backup.opened(tmp_path / "copy") as source, database.writing() as target:
        backup.restore(source, target, Renewed(b"n" * 16, b"c" * 32), shelf.__setitem__)
    assert not founded.log.directory().rules
    founder.last = stood
    founded.accepted(founder, founder.state(Revoked(police.id, "lost")))
    assert not founded.log.directory().active(police.id)
    refused = founded.push(police, police.state(RulesStated(b"hers")))
    assert refused == (RefusedBatch("device_revoked"),)


def test_a_statement_of_a_newer_program_counts_by_its_seq(founded: Founded, url: str) -> None:
    """A statement that this program cannot read is passed over, and those after it are folded at their seqs."""
    before = founded.log.directory()
    database = Database(url)
    with database.writing() as connection:
        connection.execute(update(envelopes).where(envelopes.c.seq == before.seq).values(body=encode((("newer", 1),))))
    with database.reading() as connection:
        after = Directories().read(connection, founded.cooperation.root)
    database.close()
    assert (after.seq, len(after.invites)) == (before.seq, len(before.invites) - 1)
