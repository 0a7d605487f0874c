"""A line to the database: one connection of the driver, with the few ways of asking that the tables need.

SQLAlchemy opens connections and keeps them ready. To hand a statement on takes it several times as long as it takes
SQLite to find a row by its key, so the tables speak to the driver. What the driver raises leaves `Connections` under
its own name; no value stands in it, since errors end in logs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

Row = tuple[Any, ...]

# The driver asks around how to keep a value of any type but a few, and bytes are not among those: for each of them it
# took as long as for a row of numbers. Told that they are kept as they are, it takes a tenth of that.
dbapi2.register_adapter(bytes, bytes)


class Rows:
    """What a statement has found."""

    __slots__ = ("_cursor",)

    def __init__(self, cursor: Any) -> None:
        """Take what the statement was carried out with."""
        self._cursor = cursor

    def __iter__(self) -> Iterator[Row]:
        """Give one row after the other."""
        return iter(self._cursor)

    def all(self) -> list[Row]:
        """Give all rows."""
        found: list[Row] = self._cursor.fetchall()
        return found

    def first(self) -> Row | None:
        """Give the first row, None if there is none; the others are let go of."""
        found: Row | None = self._cursor.fetchone()
        self._cursor.close()
        return found

    def one(self) -> Row:
        """Give the row there is; raises `LookupError` where there is none."""
        found = self.first()
        if found is None:
            raise LookupError("no row")
        return found

    def scalar(self) -> Any:
        """Give the first value of the first row, None if there is none."""
        found = self.first()
        return None if found is None else found[0]

    def scalar_one(self) -> Any:
        """Give the first value of the row there is; raises `LookupError` where there is none."""
        return self.one()[0]

    @property
    def changed(self) -> int:
        """Say how many rows the statement has changed."""
        return int(self._cursor.rowcount)

    @property
    def added(self) -> int:
        """Give the number of the row the statement has added."""
        return int(self._cursor.lastrowid)


class Line:
    """A connection of the driver; one thread uses it at a time."""

    __slots__ = ("_driver",)

    def __init__(self, driver: Any) -> None:
        """Take the driver's connection."""
        self._driver = driver

    def __eq__(self, other: object) -> bool:
        """Say whether both are the same connection of the driver."""
        return isinstance(other, Line) and self._driver is other._driver

    def __hash__(self) -> int:
        """Go by the driver's connection."""
        return id(self._driver)

    def run(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Rows:
        """Carry a statement out: with these values, or for each of a list of them."""
        act = self._driver.executemany if isinstance(values, list) else self._driver.execute
        return Rows(act(statement, values))

    def run_each(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Carry a statement out for each of many rows, which are made one after the other as it gets to them.

        A page's rows all at once are thousands of values that nobody needs a moment later.
        """
        self._driver.executemany(statement, rows)

    def commit(self) -> None:
        """Let what was written hold."""
        self._driver.commit()

    def roll_back(self) -> None:
        """Take back what was written."""
        self._driver.rollback()


def line_of(connection: Connection) -> Line:
    """Give the line under a connection of SQLAlchemy."""
    return Line(connection.connection.driver_connection)
