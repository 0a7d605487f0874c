"""What has changed in the tables from version to version: a step makes each of the one before, and is never changed.

A step names the tables and columns as they were then, in words of its own: those of `tables.py` are of today, and a
later step could not add what an earlier one has made already. Whether to take them, and when, is `migrating.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import BigInteger, Column, Connection, LargeBinary, MetaData, PrimaryKeyConstraint, Table

Step = Callable[[Connection], None]


def count_what_devices_hand_in(connection: Connection) -> None:
    """Make version 2 of version 1: how many bytes of files each device has handed in by the day."""
    Table(
        "usage",
        MetaData(),
        Column("device", LargeBinary, nullable=False),
        Column("day", BigInteger, nullable=False),
        Column("file_bytes", BigInteger, nullable=False),
        PrimaryKeyConstraint("device", "day"),
    ).create(connection, checkfirst=True)


STEPS: Final[tuple[Step, ...]] = (count_what_devices_hand_in,)
"""The first makes version 2 of version 1. None is ever changed; what is new comes after them."""
FORMER: Final[frozenset[str]] = frozenset()
"""The tables that a step has taken away: an older server has them still, and they belong into the copy of it."""
