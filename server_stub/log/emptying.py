"""Emptying bodies, as the relay decides; what each unit has disposed of is remembered until all have.

The row of an event stays with its header. That its bytes are gone from the file as well, `Database.scrub` sees to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from server_stub.log.database import insert_into, parts
from server_stub.log.once_more import with_names
from server_stub.log.tables import disposals, envelopes
from server_stub.relay.erasing import Erasing, disposed_by_all, erasable
from wire.header import decode_header


class Emptying:
    """What one channel's transaction empties; `number` is the channel's, `units` are those that read it."""

    def __init__(self, connection: Connection, number: int, units: Sequence[str]) -> None:
        self._connection = connection
        self._number = number
        self._units = units

    def carry_out(self, asked: Erasing, unit: str) -> list[int]:
        """Do what a batch of `unit` asked for; gives the seqs of the events that are empty now, if there were any."""
        emptied: list[int] = []
        for part in parts(asked.at_once):
            emptied += self._empty(list(self._found(part)))
        for part in parts(asked.disposed):
            emptied += self._dispose(self._found(part), unit)
        return emptied

    def _found(self, events: Sequence[bytes]) -> dict[int, bytes]:
        """Give those of these events whose bodies may go, by the seqs at which they stand in the channel."""
        e = envelopes.c
        query = select(e.seq, e.header).where(e.channel == self._number, e.event.in_(with_names(events)))
        rows = self._connection.execute(query)
        return {seq: decode_header(header).header.event for seq, header in rows if erasable(header)}

    def _empty(self, seqs: list[int]) -> list[int]:
        e = envelopes.c
        here = (e.channel == self._number, e.seq.in_(seqs), e.body != b"")
        self._connection.execute(update(envelopes).where(*here).values(body=b""))
        return seqs

    def _dispose(self, found: dict[int, bytes], unit: str) -> list[int]:
        """Remember what a unit has disposed of; a place that came later is as good as those it has named before."""
        if not found:
            return []
        rows = [{"channel": self._number, "seq": seq, "unit": unit} for seq in found]
        self._connection.execute(insert_into(self._connection, disposals).on_conflict_do_nothing(), rows)
        d = disposals.c
        query = select(d.seq, d.unit).where(d.channel == self._number, d.seq.in_(found))
        units: dict[bytes, set[str]] = defaultdict(set)
        for seq, by in self._connection.execute(query):
            units[found[seq]].add(by)
        return self._empty([seq for seq, event in found.items() if disposed_by_all(self._units, units[event])])
