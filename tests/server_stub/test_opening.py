"""How the commands open and hold a server."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from server_stub.log.database import Database
from server_stub.log.place import Place
from server_stub.log.tables import SCHEMA
from server_stub.opening import Refused, alone, check_version, open_database, open_server
from tests.helpers.server import PostgresDatabases, initialise


def test_a_server_is_opened_with_the_version_of_its_tables(tmp_path: Path) -> None:
    """A folder without a server, a text that is no URL and another version are refused."""
    initialise(tmp_path / "server")
    place, database, version = open_server(Namespace(data=tmp_path / "server"))
    database.close()
    assert (place.folder, version) == (tmp_path / "server", SCHEMA)
    check_version(version)
    with pytest.raises(Refused, match="migrate"):
        check_version(SCHEMA + 1)
    with pytest.raises(Refused, match="keinen Server"):
        open_server(Namespace(data=tmp_path / "nothing"))
    with pytest.raises(Refused, match="nicht lesbar"):
        open_database("nonsense")


def test_a_folder_is_changed_by_one_at_a_time(tmp_path: Path, postgres: PostgresDatabases) -> None:
    """Whichever database it uses, the second who would change it is refused before it has begun."""
    place = Place(tmp_path)
    for url in (f"sqlite:///{tmp_path / 'server.db'}", postgres.new()):
        one, two = Database(url), Database(url)
        with alone(place, one), pytest.raises(Refused, match="läuft noch"), alone(place, two):
            raise AssertionError
        one.close()
        two.close()


def test_who_is_connected_to_postgresql_is_in_the_way(tmp_path: Path, postgres: PostgresDatabases) -> None:
    """A psql that somebody has left open is named, and once it is closed the server can be held."""
    url = postgres.new()
    here, there = Database(url), Database(url)
    with there.reading(), pytest.raises(Refused, match="zum Beispiel psql"), alone(Place(tmp_path), here):
        raise AssertionError
    there.close()
    with alone(Place(tmp_path), here):
        assert not here.in_use()
    here.close()
