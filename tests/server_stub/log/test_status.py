"""What an administrator may know."""

from __future__ import annotations

from server_stub.log.database import Database
from server_stub.log.status import status
from tests.helpers.devices import POLICE
from tests.helpers.founded import Founded


def test_counts(founded: Founded, url: str) -> None:
    """The status counts what the log holds, and names root by its fingerprint."""
    founded.enrol(POLICE)
    database = Database(url)
    with database.reading() as connection:
        told = status(connection, founded.log.meta)
    database.close()
    assert told["founded"] is True
    assert told["root_fingerprint"] == founded.cooperation.root.hex()
    assert (told["channels"], told["batches"], told["sessions"]) == (1, 3, 0)
    assert told["envelopes"] == founded.log.directory().seq
