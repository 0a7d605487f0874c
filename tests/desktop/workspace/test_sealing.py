"""What is sealed for one batch, and what was sealed beside the writer: that counts for the very same events alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest

from desktop.domain.rows import WaitingRow
from desktop.workspace.sealing import Envelopes, Sealer, SealingAhead
from tests.desktop.workspace.test_outgoing import push as hand_in
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.rogue import event
from wire import limits
from wire.batch import Batch, OpenedBatch, open_batch
from wire.header import EnvelopeKind, decode_header
from wire.names import ZERO_HASH

KIB = limits.KIB


@pytest.fixture
def police() -> Member:
    police = founded((POLICE, ASD)).members[0]
    police.notify(ASD)
    police.synced()
    return police


def sealer_of(member: Member, key: bytes = b"") -> Sealer:
    channel = member.workspace.pair(ASD)
    return Sealer(member.seals, channel, key or member.seals.current(channel) or ZERO_HASH, lambda: None)


def rows(count: int, size: int = 100) -> list[WaitingRow]:
    return [WaitingRow(bytes([number]) * 16, EnvelopeKind.EVENT, bytes([number]) * size) for number in range(1, count)]


def opened(member: Member, envelopes: Envelopes) -> list[bytes | None]:
    """What envelopes say."""
    channel, pairs = member.workspace.pair(ASD), zip(envelopes.headers, envelopes.bodies, strict=True)
    return [member.seals.open(channel, decode_header(header).header, header, body) for header, body in pairs]


def test_events_are_sealed_in_their_order(police: Member) -> None:
    """Every event has its envelope, which says what the event says and names it."""
    filled = sealer_of(police).fill(Envelopes(), rows(5))
    assert opened(police, filled) == [row.plaintext for row in rows(5)]
    assert [decode_header(header).header.event for header in filled.headers] == [row.event for row in rows(5)]
    assert filled.carried == [row.event for row in rows(5)]


def test_a_batch_holds_what_fits(police: Member) -> None:
    """Events go in as long as there is room, the first in any case; one too large for any envelope is named."""
    noise = police.company.clock.random.randbytes
    large = [WaitingRow(bytes([number]) * 16, EnvelopeKind.EVENT, noise(300 * KIB)) for number in range(5)]
    giant = WaitingRow(b"g" * 16, EnvelopeKind.EVENT, noise(900 * KIB))
    filled = sealer_of(police).fill(Envelopes(size=900 * KIB), [giant, *large])
    assert (filled.too_large, filled.carried) == ([giant.event], [large[0].event])
    filled = sealer_of(police).fill(Envelopes(), [giant, *large])
    assert filled.carried == [row.event for row in large[:3]]
    assert filled.size == sum(map(len, filled.headers)) + sum(map(len, filled.bodies))


def test_the_same_events_are_there_already(police: Member) -> None:
    """What was begun comes out part by part, and then there is nothing more."""
    ahead, sealer = SealingAhead(), sealer_of(police)
    assert ahead.take(sealer, rows(5)) is None
    ahead.begin(sealer, [rows(3), rows(5)[2:]])
    for part in (rows(3), rows(5)[2:]):
        taken = ahead.take(sealer_of(police), part)
        assert taken is not None
        assert opened(police, taken) == [row.plaintext for row in part]
    assert ahead.take(sealer, rows(3)) is None


@pytest.mark.parametrize(
    "other",
    [
        rows(2),
        rows(4),
        [*rows(2), msgspec.structs.replace(rows(3)[1], plaintext=b"rewritten")],
        [*rows(2), msgspec.structs.replace(rows(3)[1], alarm=True)],
    ],
)
def test_other_events_are_not_there(police: Member, other: list[WaitingRow]) -> None:
    """Where an event is gone, new or says something else by now, all that was begun is of no use."""
    ahead, sealer = SealingAhead(), sealer_of(police)
    ahead.begin(sealer, [rows(3), rows(5)])
    assert ahead.take(sealer, other) is None
    assert ahead.take(sealer, rows(5)) is None


def test_another_key_seals_anew(police: Member) -> None:
    """Under another key nothing counts, and what cannot be sealed is no error before somebody wants it."""
    ahead = SealingAhead()
    ahead.begin(sealer_of(police), [rows(3)])
    assert ahead.take(sealer_of(police, b"k" * 32), rows(3)) is None
    ahead.begin(sealer_of(police, b"k" * 32), [rows(3)])
    assert ahead.take(sealer_of(police, b"k" * 32), rows(3)) is None
    ahead.begin(sealer_of(police), [rows(3)])
    ahead.drop()
    assert ahead.take(sealer_of(police), rows(3)) is None


def test_no_mark_is_set_where_it_is_left_out(police: Member) -> None:
    """Without marks no header tells of an alarm, what was sealed says the same, and nothing sealed with them counts."""
    ahead, urgent = SealingAhead(), [msgspec.structs.replace(row, alarm=True) for row in rows(3)]
    plain = replace(sealer_of(police), marks=False)
    filled = plain.fill(Envelopes(), urgent)
    assert not any(decode_header(header).header.alarm for header in filled.headers)
    assert opened(police, filled) == [row.plaintext for row in urgent]
    ahead.begin(sealer_of(police), [urgent])
    assert ahead.take(plain, urgent) is None


def push(member: Member) -> list[OpenedBatch]:
    """Push once, as the worker does, and seal the next push meanwhile; gives what was pushed."""
    local = member.workspace.local
    batches: list[Batch] = local.outgoing()
    local.seal_ahead()
    local.settle(batches, hand_in(member, batches))
    return [open_batch(batch) for batch in batches]


def many(company: Company, count: int) -> Member:
    """Somebody with so many events of 1,700 bytes in the outbox: more than two pushes hold."""
    police = company.members[0]
    channel, noise = police.workspace.cooperation(), company.clock.random.randbytes
    said = [msgspec.msgpack.encode(noise(1700)) for _ in range(count)]
    with police.journal.transaction():
        police.journal.outbox.add([event(police, "contact.sung", [b"s" * 16], one, channel=channel) for one in said])
    return police


def _rewritten(member: Member, first: bytes) -> bytes | None:
    said = msgspec.msgpack.encode(b"something else")
    other = event(member, "contact.sung", [b"s" * 16], said).plaintext
    member.journal.outbox.rewrite(first, other)
    return other


def _withdrawn(member: Member, first: bytes) -> bytes | None:
    member.journal.outbox.mark([first], "withdrawn")
    return None


@pytest.mark.parametrize("change", [_rewritten, _withdrawn])
def test_what_changed_since_is_sealed_as_it_is(change: Callable[[Member, bytes], bytes | None]) -> None:
    """Of an event that was rewritten or withdrawn after it was sealed beside, nothing old ever leaves."""
    police = many(founded((POLICE, ASD)), 5000)
    push(police)
    waiting = police.journal.outbox.all("waiting")
    assert waiting
    says = change(police, waiting[0].event)
    sent: dict[bytes, bytes | None] = {}
    while police.journal.outbox.counts().keys() & {"waiting", "sealed"}:
        for batch in push(police):
            pairs = zip(batch.headers, batch.batch.headers, batch.batch.bodies, strict=True)
            for sealed, header, body in pairs:
                if sealed.header.kind == EnvelopeKind.EVENT:
                    said = police.seals.open(batch.core.channel, sealed.header, header, body)
                    sent[sealed.header.event] = said
    assert sent.get(waiting[0].event) == says
    assert {row.event: row.plaintext for row in waiting[1:]}.items() <= sent.items()
