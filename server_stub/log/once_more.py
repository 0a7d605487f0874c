"""Further places of an event: what was lost has come back by two ways, and stands at both.

An id is taken for ever, and by its first place alone. Further ones stand under names that follow from the id, so that
an erasure finds them as well; few are needed, as each takes another loss.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from typing import Any, Final

from sqlalchemy import Connection, select

from server_stub.log.tables import envelopes
from server_stub.relay.envelopes import NO_ID
from wire.header import decode_header

PLACES: Final = 4


def with_names(events: Collection[bytes]) -> list[bytes]:
    """Give ids of events with the names of their further places."""
    return [*events, *(name for event in events for name in _names(event))]


def renamed(
    connection: Connection, number: int, rows: list[dict[str, Any]], known: Collection[bytes]
) -> Iterator[dict[str, Any]]:
    """Give the rows of a batch for the channel with this number, those of `known` events under their next name.

    What was erased at its first place gets no body at a further one: nobody would ask for that to be emptied again.
    """
    e = envelopes.c
    emptied = set(connection.scalars(select(e.event).where(e.channel == number, e.event.in_(known), e.body == b"")))
    query = select(e.event).where(e.channel == number, e.event.in_([name for one in known for name in _names(one)]))
    taken = set(connection.scalars(query))
    for row in rows:
        free = [name for name in _names(row["event"]) if name not in taken] if row["event"] in known else []
        body = b"" if row["event"] in emptied else row["body"]
        yield row | {"event": free[0], "body": body} if free else row


def stands_already(event: bytes, header: bytes) -> bool:
    """Say whether a row is a further place of its event."""
    return event.startswith(NO_ID) and decode_header(header).header.event != event


def _names(event: bytes) -> list[bytes]:
    return [NO_ID + hashlib.sha256(bytes([place]) + event).digest()[:8] for place in range(PLACES)]
