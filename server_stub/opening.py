"""What the commands of the command line share: how one refuses, and how the server of a folder is opened and held."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import ArgumentError

from server_stub.log import meta as metas
from server_stub.log.database import Database
from server_stub.log.place import InUse, Place
from server_stub.log.tables import SCHEMA

REFUSED: Final = 1
WRONG_CALL: Final = 2
DAMAGED: Final = 5

Answer = dict[str, object]

_CONNECTED: Final = (
    "Mit dieser Datenbank ist noch jemand verbunden, der Server oder zum Beispiel psql; bitte zuerst alles beenden, "
    "was sie benutzt."
)


class Refused(Exception):
    """A command that is not carried out: code, sentence, exit code."""

    def __init__(self, code: str, message: str, exit_code: int = REFUSED) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.exit_code = exit_code


def open_database(url: str) -> Database:
    """Give the database of a URL; raises `Refused` where that is none."""
    try:
        return Database(url)
    except (ArgumentError, ValueError) as error:
        raise Refused("database_url", "Diese Datenbank-URL ist nicht lesbar.", WRONG_CALL) from error


def open_server(arguments: Namespace) -> tuple[Place, Database, int]:
    """Open an existing server, whatever the version of its tables, and give that; raises `Refused`."""
    place = Place(arguments.data)
    if not place.used:
        raise Refused("no_server", "Hier gibt es keinen Server; `init` legt einen an.")
    database = open_database(getattr(arguments, "database_url", None) or place.url)
    with database.reading() as connection:
        version = metas.read_version(connection)
    if version is None:
        raise Refused("no_server", "In dieser Datenbank gibt es keinen Server; `init` legt einen an.")
    return place, database, version


def check_version(version: int) -> None:
    """Refuse a server whose tables are not those of this program."""
    if version != SCHEMA:
        raise Refused("schema_version", "Die Datenbank passt nicht zu diesem Programm; `migrate` sagt, was zu tun ist.")


@contextmanager
def alone(place: Place, database: Database) -> Iterator[None]:
    """Hold a server that nobody else works on; raises `Refused`."""
    try:
        # With PostgreSQL too: a folder is changed by one command at a time.
        with place.alone():
            if database.in_use():
                raise Refused("in_use", _CONNECTED)
            yield
    except InUse:
        raise Refused("in_use", "Dieser Server läuft noch; bitte zuerst beenden.") from None
