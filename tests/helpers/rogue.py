"""What only somebody hostile does: a member who writes whatever it likes, a server that says whatever it likes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from desktop.domain.rows import OutboxRow
from server_stub.relay.access import Caller
from tests.helpers.company import Member
from tests.helpers.memory_server import Lane
from wire import limits
from wire.batch import Batch, BatchCore, hash_list
from wire.body import Body, encode_body
from wire.header import EnvelopeKind, Seen
from wire.messages import Accepted, PullAnswer
from wire.names import ZERO_HASH
from wire.stamp import PlacedBatch, Stamp, read_stamp

Fields = bytes | msgspec.Struct


def event(member: Member, name: str, entities: Sequence[bytes], fields: Fields, **changes: Any) -> OutboxRow:
    """An event as a hostile program may write it: any type, any fields, any entities, any marks."""
    packed = fields if isinstance(fields, bytes) else msgspec.msgpack.encode(fields)
    version, must = changes.pop("version", 1), changes.pop("must_understand", False)
    body = Body(name, version, must, member.company.clock.now(), tuple(entities), msgspec.Raw(packed))
    return plain(member, encode_body(body), **changes)


def plain(member: Member, plaintext: bytes, **changes: Any) -> OutboxRow:
    """An envelope of any content."""
    row = OutboxRow(b"", member.company.clock.new_id(), bytes(16), plaintext, alarm=False, created_at=0)
    return replace(row, **changes)


def batch(member: Member, channel: bytes, rows: Sequence[OutboxRow], **core: Any) -> Batch:
    """Sign a batch past all rules of the program; `core` replaces what it says of itself."""
    lane = member.company.server.lanes.get(channel)
    n, last = lane.last.get(member.device, (0, ZERO_HASH)) if lane else (0, ZERO_HASH)
    key = member.seals.current(channel) or ZERO_HASH
    sealed = [
        member.seals.seal(channel, key, row)
        if row.envelope == EnvelopeKind.EVENT
        else member.seals.clear(row.event, row.envelope, row.plaintext)
        for row in rows
    ]
    headers, bodies = [header for header, _ in sealed], [body for _, body in sealed]
    seen = _seen(member, lane)
    said = BatchCore(limits.FORMAT, member.company.root, channel, member.device, n + 1, last, seen, hash_list(headers))
    return member.seals.sign(msgspec.structs.replace(said, **core), headers, bodies)


def _seen(member: Member, lane: Lane | None) -> Seen:
    server = member.company.server
    seq, head = (lane.tail.seq, lane.tail.head) if lane else (0, ZERO_HASH)
    return Seen(server.incarnation, seq, head, server.directory.seq)


def write(member: Member, channel: bytes, *rows: OutboxRow) -> None:
    """Push what a hostile member wrote; the server takes it, since it cannot read it."""
    server = member.company.server
    (result,) = server.push(Caller(member.device), [batch(member, channel, rows)], member.company.clock.now())
    assert isinstance(result, Accepted), result


def place(member: Member, channel: bytes, *rows: OutboxRow, **core: Any) -> None:
    """Have a lying server place what a hostile member wrote, past the relay's rules."""
    member.company.server.place(batch(member, channel, rows, **core), member.company.clock.now())


def altered(answer: PullAnswer, channel: bytes, change: Callable[[PlacedBatch], PlacedBatch]) -> PullAnswer:
    """An answer whose first batch of a channel is another."""
    pages = tuple(
        msgspec.structs.replace(page, batches=(change(page.batches[0]), *page.batches[1:]))
        if page.channel == channel
        else page
        for page in answer.pages
    )
    return msgspec.structs.replace(answer, pages=pages)


def restamped(member: Member, placed: PlacedBatch, **changes: Any) -> PlacedBatch:
    """A batch with a stamp that says something else, signed by the server all the same."""
    stamp: Stamp = msgspec.structs.replace(read_stamp(placed.stamp)[0], **changes)
    return PlacedBatch(placed.batch, member.company.server.stamped(stamp)[0])
