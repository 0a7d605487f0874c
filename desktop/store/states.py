"""The states of all kinds in one table that can be dropped, and the search index beside it.

A state is bytes of its kind's making, with a few columns for lists. The index is contentless: to remove a text from it, the
same text must be given again, which is why a changed row carries its old one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.rows import StateRow
from desktop.store.settings import Connecting

_COLUMNS: Final = (
    "kind, entity, channel, fold_version, confirmed, shown, status, origin, target, grouped, sort, conflict, read_only"
)


class StateTable:
    """Entities of all kinds, as last folded."""

    def __init__(self, connection: Connecting) -> None:
        """Take the way to a connection."""
        self._connection = connection

    def get(self, kind: str, entity: bytes) -> StateRow | None:
        """Give one state, or None."""
        found = self.find(kind, [entity])
        return found.get(entity)

    def find(self, kind: str, entities: Sequence[bytes]) -> dict[bytes, StateRow]:
        """Give the states of several entities of a kind."""
        found: dict[bytes, StateRow] = {}
        with self._connection() as connection:
            for start in range(0, len(entities), 500):
                part = tuple(entities[start : start + 500])
                marks = ",".join("?" * len(part))
                rows = connection.exec_driver_sql(
                    f"SELECT {_COLUMNS} FROM states WHERE kind = ? AND entity IN ({marks})",
                    (kind, *part),
                )
                found.update({bytes(row[1]): _row(row) for row in rows})
        return found

    def listed(self, kind: str, *, status: str | None = None, after: bytes | None = None, limit: int = -1) -> list[StateRow]:
        """Give the shown states of a kind, newest first, after an entity of the same list."""
        conditions, values = ["kind = ?", "shown IS NOT NULL"], [kind]
        parameters: list[Any] = list(values)
        if status is not None:
            conditions.append("status = ?")
            parameters.append(status)
        if after is not None:
            conditions.append("(sort, id) < (SELECT sort, id FROM states WHERE kind = ? AND entity = ?)")
            parameters += [kind, after]
        with self._connection() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} FROM states WHERE {' AND '.join(conditions)} "
                "ORDER BY sort DESC, id DESC LIMIT ?",
                (*parameters, limit),
            ).all()
        return [_row(row) for row in rows]

    def grouped(self, group: bytes) -> list[StateRow]:
        """Give the states that share a group, in the order they were first seen."""
        with self._connection() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} FROM states WHERE grouped = ? ORDER BY id",
                (group,),
            ).all()
        return [_row(row) for row in rows]

    def of_channel(self, channel: bytes) -> list[StateRow]:
        """Give a channel's states ordered by kind and entity, as the digest needs them."""
        with self._connection() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} FROM states WHERE channel = ? ORDER BY kind, entity",
                (channel,),
            ).all()
        return [_row(row) for row in rows]

    def outdated(self, versions: dict[str, int]) -> list[tuple[str, bytes]]:
        """Give the entities whose fold is older than the program's."""
        with self._connection() as connection:
            rows = connection.exec_driver_sql("SELECT kind, entity, fold_version FROM states").all()
        return [(row[0], bytes(row[1])) for row in rows if versions.get(row[0], row[2]) != row[2]]

    def put(self, rows: Iterable[StateRow]) -> None:
        """Write states, replacing those known, and bring the search index along."""
        listed = list(rows)
        if not listed:
            return
        with self._connection() as connection:
            connection.exec_driver_sql(
                f"""INSERT INTO states ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (kind, entity) DO UPDATE SET channel = excluded.channel,
                fold_version = excluded.fold_version, confirmed = excluded.confirmed, shown = excluded.shown,
                status = excluded.status, origin = excluded.origin, target = excluded.target,
                grouped = excluded.grouped, sort = excluded.sort, conflict = excluded.conflict,
                read_only = excluded.read_only""",
                [_values(row) for row in listed],
            )
            _index(connection, [row for row in listed if row.text != row.old_text])

    def search(self, query: str, limit: int) -> list[StateRow]:
        """Give the states whose text matches an FTS5 query, best first."""
        with self._connection() as connection:
            rows = connection.exec_driver_sql(
                f"""SELECT {_COLUMNS} FROM search JOIN states ON states.id = search.rowid
                WHERE search MATCH ? ORDER BY rank LIMIT ?""",
                (query, limit),
            ).all()
        return [_row(row) for row in rows]


def _index(connection: Connection, rows: Sequence[StateRow]) -> None:
    removed = [(row.old_text, row.kind, row.entity) for row in rows if row.old_text]
    added = [(row.text, row.kind, row.entity) for row in rows if row.text]
    if removed:
        connection.exec_driver_sql(
            "INSERT INTO search (search, rowid, text) SELECT 'delete', id, ? FROM states WHERE kind = ? AND entity = ?",
            removed,
        )
    if added:
        connection.exec_driver_sql(
            "INSERT INTO search (rowid, text) SELECT id, ? FROM states WHERE kind = ? AND entity = ?", added
        )


def _values(row: StateRow) -> tuple[object, ...]:
    return (
        row.kind,
        row.entity,
        row.channel,
        row.fold_version,
        row.confirmed,
        row.shown,
        row.status,
        row.origin,
        row.target,
        row.group,
        row.sort,
        int(row.conflict),
        int(row.read_only),
    )


def _row(row: Sequence[Any]) -> StateRow:
    return StateRow(
        kind=row[0],
        entity=row[1],
        channel=row[2],
        fold_version=row[3],
        confirmed=row[4],
        shown=row[5],
        status=row[6],
        origin=row[7],
        target=row[8],
        group=row[9],
        sort=row[10],
        conflict=bool(row[11]),
        read_only=bool(row[12]),
    )
