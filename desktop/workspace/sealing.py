"""Sealing what waits into envelopes: beside the writer, if there is time for it.

A commit leaves the processor to others for as long as the disk and its encryption take. Meanwhile the events that go
next can be sealed: that depends on nothing but what they say and the key at hand. This must not change anything, for it
works beside the writer: whoever asked for it numbers, signs and keeps what was sealed, or lets it lie.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

import msgspec

from desktop.domain.rows import OutboxRow, WaitingRow
from desktop.workspace.opening import ERASURES
from desktop.workspace.seals import Seals
from wire import limits
from wire.codec import Malformed
from wire.erasure import decode_erasure, encode_erasure
from wire.header import EnvelopeKind

_ROOM: Final = limits.BATCH_BYTES - 64 * limits.KIB

Row = OutboxRow | WaitingRow


@dataclass(slots=True)
class Envelopes:
    """What goes into one batch: headers and bodies, the events they carry, and those too large for any envelope."""

    headers: list[bytes] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    carried: list[bytes] = field(default_factory=list)
    too_large: list[bytes] = field(default_factory=list)
    size: int = 0

    def add(self, header: bytes, body: bytes) -> None:
        """Add an envelope."""
        self.headers.append(header)
        self.bodies.append(body)
        self.size += len(header) + len(body)


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals for one channel under one key; `give_way` is called between two events.

    Without `marks` no header says of an event that it is urgent; what waits is as urgent as before.
    """

    seals: Seals
    channel: bytes
    key: bytes
    give_way: Callable[[], object] = field(compare=False)
    marks: bool = True

    def fill(self, envelopes: Envelopes, rows: Sequence[Row]) -> Envelopes:
        """Add as many of the first events as fit into a batch; one at least, where one fits any envelope."""
        for row in rows:
            self.give_way()
            try:
                header, body = self._sealed(row)
            except Malformed:
                envelopes.too_large.append(row.event)
                continue
            if envelopes.carried and envelopes.size + len(header) + len(body) > _ROOM:
                break
            envelopes.add(header, body)
            envelopes.carried.append(row.event)
        return envelopes

    def _sealed(self, row: Row) -> tuple[bytes, bytes]:
        if row.envelope == EnvelopeKind.EVENT:
            return self.seals.seal(self.channel, self.key, row if self.marks else _unmarked(row))
        if row.envelope in ERASURES:
            return self._erasure(row)
        return self.seals.clear(row.event, row.envelope, row.plaintext)

    def _erasure(self, row: Row) -> tuple[bytes, bytes]:
        """Seal the tombstone of an erasure, which waits in the clear like every event."""
        waiting = decode_erasure(row.plaintext)
        tombstone = self.seals.seal_tombstone(self.channel, self.key, waiting.entity, waiting.tombstone)
        erasure = msgspec.structs.replace(waiting, key=self.key, tombstone=tombstone)
        return self.seals.clear(row.event, row.envelope, encode_erasure(erasure))


def _unmarked(row: Row) -> WaitingRow:
    return WaitingRow(row.event, row.envelope, row.plaintext, chunks=row.chunks)


class SealingAhead:
    """Seals what probably goes next in a thread of its own; it counts for nothing but the very same events."""

    def __init__(self) -> None:
        """Begin with nothing sealed."""
        self._sealer: Sealer | None = None
        self._parts: deque[tuple[Sequence[WaitingRow], Future[Envelopes]]] = deque()

    def begin(self, sealer: Sealer, parts: Sequence[Sequence[WaitingRow]]) -> None:
        """Begin to seal the events of so many batches, each of which may hold all of its part."""
        self.drop()
        if parts:
            self._sealer = sealer
            beside = ThreadPoolExecutor(1, "sealing ahead")
            self._parts.extend((part, beside.submit(sealer.fill, Envelopes(), part)) for part in parts)
            beside.shutdown(wait=False)

    def take(self, sealer: Sealer, rows: Sequence[WaitingRow]) -> Envelopes | None:
        """Give what was sealed of these events, as they are, under this key; None where that was not begun."""
        if not self._parts:
            return None
        part, sealed = self._parts.popleft()
        if (sealer, rows) == (self._sealer, part) and not sealed.exception():
            return sealed.result()
        self.drop()
        return None

    def drop(self) -> None:
        """Let everything lie; what is being sealed is given up after the batch at hand."""
        while self._parts:
            self._parts.pop()[1].cancel()
