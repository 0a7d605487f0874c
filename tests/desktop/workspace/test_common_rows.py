"""Events of several entities are found by each of them, and read once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from desktop.domain.rows import OutboxRow
from desktop.workspace.common_rows import CommonRows, common_place
from tests.helpers.memory_journal import MemoryJournal, MemoryOutbox, Tables
from wire.body import encode_body, new_body
from wire.header import EnvelopeKind

CHANNEL = b"c" * 32
A, B, C = (bytes([number]) * 16 for number in range(3))


class Heard(MemoryOutbox):
    """An outbox that takes note of what is read from it."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.read: list[bytes] = []

    def some(self, events: Sequence[bytes]) -> list[OutboxRow]:
        self.read.extend(events)
        return super().some(events)


def listening() -> tuple[MemoryJournal, Heard]:
    """A journal with such an outbox."""
    journal = MemoryJournal()
    outbox = journal.outbox = Heard(journal._tables)
    return journal, outbox


def common(event: bytes, *entities: bytes, kind: int = EnvelopeKind.EVENT, channel: bytes = CHANNEL) -> OutboxRow:
    """An event of several entities that waits."""
    body = encode_body(new_body("notification.received", 1, entities, msgspec.msgpack.encode({})))
    place = common_place(CHANNEL)
    return OutboxRow(channel, event, place, body, alarm=False, created_at=1, envelope=kind)


def test_each_is_found_by_what_it_touches() -> None:
    """In the order they were written; what is gone from the outbox is gone here, what has come is there."""
    journal, outbox = listening()
    rows = CommonRows(journal)
    assert rows.touching(CHANNEL) == {}
    outbox.add([common(b"1", A, B), common(b"2", B, B, C)])
    assert rows.touching(CHANNEL) == {A: [b"1"], B: [b"1", b"2"], C: [b"2"]}
    outbox.drop([b"1"])
    outbox.add([common(b"3", A)])
    found = rows.touching(CHANNEL)
    assert (found[A], found[B], found[C]) == ([b"3"], [b"2"], [b"2"])


def test_what_is_known_is_not_read_again() -> None:
    """However often somebody looks, an event is read once."""
    journal, outbox = listening()
    rows = CommonRows(journal)
    outbox.add([common(b"1", A), common(b"2", B)])
    for _ in range(3):
        rows.touching(CHANNEL)
    outbox.add([common(b"3", C)])
    rows.touching(CHANNEL)
    assert outbox.read == [b"1", b"2", b"3"]


def test_keys_and_other_channels_touch_nothing() -> None:
    """What is no event, or of a channel whose id begins alike, is passed over."""
    journal, outbox = listening()
    other = CHANNEL[:16] + b"d" * 16
    outbox.add([common(b"1", A, kind=EnvelopeKind.WRAP), common(b"2", B, channel=other)])
    assert CommonRows(journal).touching(CHANNEL) == {}
    assert CommonRows(journal).touching(other) == {B: [b"2"]}
