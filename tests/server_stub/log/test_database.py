"""The connection to both databases."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from psycopg import Connection as PsycopgConnection
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from server_stub.log.database import POSTGRESQL_LINE, Database, is_damage, parts
from tests.helpers.server import PostgresDatabases


def test_commits_are_on_the_disk(database: Database) -> None:
    """Every pooled connection commits to the disk, as read back from the database itself."""
    expected = (
        {"database": "postgresql", "synchronous_commit": "on"}
        if database.postgresql
        else {"database": "sqlite", "synchronous": 2}
    )
    assert database.durability() == expected


def test_an_error_takes_everything_back(database: Database) -> None:
    """A writing transaction that fails leaves nothing."""
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))

    def fail() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM t")) == 0


def test_readers_do_not_wait_for_the_writer(database: Database) -> None:
    """What is not committed is not seen, and reading goes on beside it."""
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))
    with database.writing() as writer:
        writer.execute(text("INSERT INTO t VALUES (1)"))
        with database.reading() as reader:
            assert reader.scalar(text("SELECT count(*) FROM t")) == 0


def test_writers_queue(database: Database) -> None:
    """Many writers at once all come to their turn, none fails as busy."""
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))

    def write() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))

    threads = [threading.Thread(target=write) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM t")) == 20


def test_damage_is_told_from_other_failures(tmp_path: Path) -> None:
    """A file that is no database is damage, a table that does not exist is not."""
    path = tmp_path / "server.db"
    path.write_bytes(b"this is no database at all, however long one looks at it" * 100)
    broken = Database(f"sqlite:///{path}")
    with pytest.raises(DatabaseError) as caught, broken.reading() as connection:
        connection.execute(text("SELECT * FROM t"))
    assert is_damage(caught.value)
    broken.close()
    sound = Database(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(DatabaseError) as caught, sound.reading() as connection:
        connection.execute(text("SELECT * FROM t"))
    assert not is_damage(caught.value)
    sound.close()


def test_errors_hold_no_values(tmp_path: Path) -> None:
    """The text of a database error names no value that was to be stored."""
    database = Database(f"sqlite:///{tmp_path / 'server.db'}")
    with pytest.raises(DatabaseError) as caught, database.reading() as connection:
        connection.execute(text("SELECT :secret FROM t"), {"secret": "Schiefbahn"})
    assert "Schiefbahn" not in str(caught.value)
    database.close()


def test_long_lists_are_cut_into_parts() -> None:
    """However long a list is, no part has more values than a statement takes, and all of them are there in order."""
    numbers = list(range(2500))
    cut = list(parts(numbers))
    assert [len(part) for part in cut] == [1000, 1000, 500]
    assert [number for part in cut for number in part] == numbers
    assert list(parts([])) == []


def test_a_connection_outlives_no_line_that_was_forgotten(postgres: PostgresDatabases) -> None:
    """Every connection to PostgreSQL is asked whether it still is one, and what is sent must be taken in time."""
    made = Database(postgres.new())
    with made.reading() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, PsycopgConnection)
        kept = driver.info.get_parameters()
    assert {name: int(kept[name]) for name in POSTGRESQL_LINE} == POSTGRESQL_LINE
    made.close()
