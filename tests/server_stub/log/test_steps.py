"""The steps from version to version, on both databases."""

from __future__ import annotations

from sqlalchemy import Connection, inspect

from server_stub.log import steps
from server_stub.log.database import Database
from server_stub.log.tables import SCHEMA, metadata, usage


def columns(connection: Connection) -> dict[str, list[tuple[str, str, bool]]]:
    """The columns of all tables, as the database has them."""
    looked = inspect(connection)
    return {
        table: [(each["name"], str(each["type"]), each["nullable"]) for each in looked.get_columns(table)]
        for table in looked.get_table_names()
    }


def test_each_version_has_its_step() -> None:
    """What the tables are said to be is what the steps make of the first version."""
    assert len(steps.STEPS) + 1 == SCHEMA


def test_the_steps_make_the_tables_of_today(database: Database) -> None:
    """A server that went through every step has the very columns, types and keys of one that is new."""
    with database.writing() as connection:
        metadata.create_all(connection)
        new, key = columns(connection), inspect(connection).get_pk_constraint(usage.name)["constrained_columns"]
        usage.drop(connection)
        for step in steps.STEPS:
            step(connection)
        assert columns(connection) == new
        assert inspect(connection).get_pk_constraint(usage.name)["constrained_columns"] == key


def test_the_first_step_makes_what_there_was_then(database: Database) -> None:
    """Whatever the table of today has besides, a later step adds that; what was made already is left as it is."""
    with database.writing() as connection:
        for _ in range(2):
            steps.count_what_devices_hand_in(connection)
        assert [name for name, *_ in columns(connection)["usage"]] == ["device", "day", "file_bytes"]
