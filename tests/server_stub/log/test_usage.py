"""What each device has handed in today, on both databases."""

from __future__ import annotations

from server_stub.log import usage
from server_stub.log.database import Database
from server_stub.log.tables import usage as table

ONE, TWO = b"1" * 16, b"2" * 16


def test_it_adds_up_for_each_device_and_day(url: str) -> None:
    """What one hands in counts for nobody else and for no other day, and what is past is forgotten."""
    database = Database(url)
    with database.writing() as connection:
        table.create(connection)
    with database.writing() as connection:
        for device, day, size in ((ONE, 7, 3), (ONE, 7, 2**40), (ONE, 8, 5), (TWO, 7, 1)):
            usage.add(connection, device, day, size)
    with database.reading() as connection:
        assert [usage.used(connection, device, day) for device in (ONE, TWO) for day in (7, 8)] == [2**40 + 3, 5, 1, 0]
    with database.writing() as connection:
        usage.forget(connection, 8)
    with database.reading() as connection:
        assert [usage.used(connection, ONE, day) for day in (7, 8)] == [0, 5]
        assert len(connection.execute(table.select()).all()) == 1
    database.close()
