"""Which of this device's events that touch several entities touch which: each is read once, as long as it waits.

A receipt names hundreds of entities and waits until it has come back. A long pull writes some with every page, and each
page has to know which of all of them touch what it brings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.workspace.journal import Journal
from wire.body import decode_body
from wire.header import EnvelopeKind


def common_place(channel: bytes) -> bytes:
    """Name, in the outbox, what is of no single entity of a channel: events of several, keys, statements."""
    return channel[:16]


class CommonRows:
    """The events of several entities in the outbox, by each entity; asked within transactions alone."""

    def __init__(self, journal: Journal) -> None:
        """Read when first asked."""
        self._journal = journal
        self._read: dict[bytes, dict[bytes, tuple[bytes, ...]]] = {}
        self._touching: dict[bytes, dict[bytes, list[bytes]]] = {}

    def touching(self, channel: bytes) -> Mapping[bytes, Sequence[bytes]]:
        """Give the ids of a channel's common events by each entity they touch, as the outbox stands now.

        By id, which no other event ever has: what a transaction that did not hold had added is gone with the next look.
        """
        outbox = self._journal.outbox
        stand = dict.fromkeys(outbox.names(common_place(channel)))
        read, touching = self._read.setdefault(channel, {}), self._touching.setdefault(channel, {})
        for gone in read.keys() - stand.keys():
            for entity in read.pop(gone):
                touching[entity].remove(gone)
        for row in outbox.some([event for event in stand if event not in read]):
            of_events = row.channel == channel and row.envelope == EnvelopeKind.EVENT
            read[row.event] = tuple(dict.fromkeys(decode_body(row.plaintext).entities)) if of_events else ()
            for entity in read[row.event]:
                touching.setdefault(entity, []).append(row.event)
        return touching
