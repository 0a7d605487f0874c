"""How many bytes of files each device has handed in today; what it handed in before is forgotten.

It stands in the database, so that neither a restart nor a second process makes room. It is no part of the log: a backup
leaves it out.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from server_stub.log.database import insert_into
from server_stub.log.tables import usage


def used(connection: Connection, device: bytes, day: int) -> int:
    """Give how many bytes of chunks a device has handed in on a day."""
    query = select(usage.c.file_bytes).where(usage.c.device == device, usage.c.day == day)
    return int(connection.execute(query).scalar() or 0)


def add(connection: Connection, device: bytes, day: int, size: int) -> None:
    """Note that a device has handed in so many bytes more."""
    row = {"device": device, "day": day, "file_bytes": size}
    statement = insert_into(connection, usage).values(row)
    more = {"file_bytes": usage.c.file_bytes + size}
    connection.execute(statement.on_conflict_do_update(index_elements=("device", "day"), set_=more))


def forget(connection: Connection, before: int) -> None:
    """Forget the days before one."""
    connection.execute(delete(usage).where(usage.c.day < before))
