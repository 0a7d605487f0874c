"""Statements go to the driver as they are, and what it finds comes back."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from desktop.store.database import AlreadyKept
from desktop.store.line import line_of
from desktop.store.store import Store

PUT = "INSERT INTO settings (name, value) VALUES (?, ?)"
ASK = "SELECT name, value FROM settings WHERE name LIKE 'name %' ORDER BY name"
SECRET = "Fuchsbau-Geheimnis"


def test_what_is_found_comes_in_the_shape_asked_for(store: Store) -> None:
    """All rows, one after the other, the first, the one there is, or its value."""
    with store._connections.writing() as line:
        line.run(PUT, [(f"name {number}", b"value") for number in range(3)])
        assert line.run(ASK).all() == list(line.run(ASK)) == [(f"name {number}", b"value") for number in range(3)]
        assert line.run(ASK).first() == line.run(ASK).one() == ("name 0", b"value")
        assert line.run(ASK).scalar() == line.run(ASK).scalar_one() == "name 0"
        assert line.run("UPDATE settings SET value = x'00' WHERE name LIKE :name", {"name": "name %"}).changed == 3
        assert line.run("INSERT INTO outbox SELECT 7, x'', x'', x'', x'', 0, 0, '', '', 0, 0, x''").added == 7


def test_what_is_not_found(store: Store) -> None:
    """Nothing, where nothing may be; where something has to be its absence is a bug and says so."""
    nobody = "SELECT value FROM settings WHERE name = 'nobody'"
    with store._connections.reading() as line:
        assert (line.run(nobody).all(), line.run(nobody).first(), line.run(nobody).scalar()) == ([], None, None)
        for ask in (lambda: line.run(nobody).one(), lambda: line.run(nobody).scalar_one()):
            with pytest.raises(LookupError):
                ask()


def test_the_first_row_lets_go_of_the_others(store: Store) -> None:
    """Who asked for one row holds up nobody who writes."""
    with store._connections.writing() as line:
        line.run(PUT, [(f"name {number}", b"value") for number in range(3)])
    with store._connections.reading() as line:
        rows = line.run(ASK)
        assert rows.first() == ("name 0", b"value")
        with pytest.raises(dbapi2.ProgrammingError):
            rows.all()


def test_bytes_are_kept_without_asking_around(store: Store) -> None:
    """The driver knows at once how bytes are kept, and what comes back is what was put."""
    assert dbapi2.adapters[bytes, dbapi2.PrepareProtocol] is bytes
    store.settings.put("bytes", bytes(range(256)))
    assert store.settings.get("bytes") == bytes(range(256))


def test_many_rows_are_written_as_they_are_made(store: Store) -> None:
    """Rows that are made one after the other are all written, or none of them where one has its place already."""
    with store._connections.writing() as line:
        line.run_each(PUT, ((f"name {number}", b"value") for number in range(3)))
    assert [store.settings.get(f"name {number}") for number in range(3)] == [b"value"] * 3
    with pytest.raises(AlreadyKept), store._connections.writing() as line:
        line.run_each(PUT, ((f"name {number}", b"value") for number in (7, 1)))
    assert store.settings.get("name 7") is None


@pytest.mark.parametrize("way", ["run", "run_each"])
def test_what_many_rows_fail_with_shows_no_values(way: str, store: Store) -> None:
    """An error that has no name of its own stays what it is, and says nothing of what was to be written."""
    with pytest.raises(dbapi2.OperationalError) as caught, store._connections.writing() as line:
        getattr(line, way)("INSERT INTO nowhere VALUES (?)", [(SECRET,)])
    assert SECRET not in f"{caught.value!r} {caught.value}"


def test_a_line_under_another_connection(store: Store) -> None:
    """What SQLAlchemy has opened is asked in the same way."""
    store.settings.put("name", b"value")
    with store._engine.connect() as connection:
        assert line_of(connection).run("SELECT value FROM settings WHERE name = 'name'").scalar() == b"value"
