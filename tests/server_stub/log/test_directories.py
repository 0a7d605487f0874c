"""The directory in memory."""

from __future__ import annotations

from server_stub.log.database import Database
from server_stub.log.directories import Directories
from tests.helpers.devices import ASD, POLICE
from tests.helpers.founded import Founded, opened_log


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


def test_an_empty_directory_has_nobody(founded: Founded, url: str) -> None:
    """For a root that never spoke here the directory is empty."""
    database = Database(url)
    with database.reading() as connection:
        assert Directories().read(connection, bytes(32)).seq == 0
    database.close()
