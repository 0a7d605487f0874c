"""Reading a channel anew from where this side and a restored server last agreed.

Only a server in another life than the one that signed what stands behind that place may ask for it; what stood there is
kept aside (`kept_aside.py`) in the same transaction. Nothing here speaks to the server.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from desktop.domain.event import Kind
from desktop.domain.fold import Written, kind_of
from desktop.domain.progress import Halt
from desktop.domain.rows import AsideRow, BatchRow, ChannelRow, PlacedRow
from desktop.workspace import alarm_bits
from desktop.workspace.folding import Folding
from desktop.workspace.ground import STANDS_ALREADY, Ground
from desktop.workspace.kept_aside import aside_row, placed_batch
from desktop.workspace.opening import open_placed
from desktop.workspace.refolding import refold
from desktop.workspace.sentences import CONTRADICTION
from wire import limits
from wire.access import Channel
from wire.batch import Batch, BatchCore, batch_hash
from wire.codec import Malformed, decode
from wire.epoch import decode_epoch, decode_wrap
from wire.header import EnvelopeKind, decode_header
from wire.messages import Behind
from wire.names import ZERO_HASH
from wire.stamp import SignedStamp, read_stamp

_PAGE: Final = 200


def common_place_with(ground: Ground, behind: Behind) -> int:
    """Give the last seq of a channel up to which this side and the server hold the same, as far as the server tells.

    What it has shown to hold counts besides, unless what it says now denies that: it may have lost it once more.
    """
    log, told = ground.journal.log, ground.losses.agreed.get(behind.channel, 0)
    agreed = next((end.seq for end in behind.ends if log.head_at(behind.channel, end.seq) == end.head), 0)
    ends = [end.seq for end in behind.ends]
    denied = told > max(ends, default=0) or any(agreed < end <= told for end in ends)
    return agreed if denied else max(told, agreed)


def follow_restored(
    ground: Ground, folding: Folding, behind: Collection[Behind], in_vain: Collection[bytes] = ()
) -> bool:
    """Read anew what a server in a new life holds otherwise; says whether anything is to be read anew.

    Where the server only lacks the end of what is held here, nothing is read anew, unless it was offered `in_vain`:
    then it is kept aside, so that what is written or lies behind it goes on, and a copy comes to stand level. Where it
    denies what it signed in this very life, nothing is either: it is shown what it signed, and begins a new life or
    lies.
    """
    rewound = _follow(ground, folding, behind, in_vain)
    if rewound:
        # Once for all channels: each count goes through everything that is left.
        ground.tally.forget()
        alarm_bits.count_anew(ground)
    return rewound


def _follow(ground: Ground, folding: Folding, behind: Collection[Behind], in_vain: Collection[bytes]) -> bool:
    rewound, named = False, {one.channel for one in behind}
    # What the server showed to hold counts until it stands level again: it may lose something once more.
    ground.losses.agreed = {channel: seq for channel, seq in ground.losses.agreed.items() if channel in named}
    ground.losses.denied &= named
    for one in sorted(behind, key=lambda one: one.channel != ground.directory_channel):
        read, ends = ground.journal.log.channel(one.channel).seq, [end.seq for end in one.ends]
        _hear_of_another_loss(ground, one, read)
        agreed = common_place_with(ground, one)
        if one.channel in in_vain and one.channel in ground.channels and agreed == max(ends, default=0) < read:
            _rewind(ground, folding, ground.channels[one.channel], agreed)
            rewound = True
        if one.channel not in ground.channels or agreed == max(ends, default=0):
            continue
        if agreed == read:
            raise contradiction()
        if _signed_in_this_life(ground, one.channel, agreed):
            ground.losses.contradicted[one.channel] = agreed
        elif one.channel == ground.directory_channel:
            _rewind_everything(ground, folding, agreed)
            return True
        else:
            _rewind(ground, folding, ground.channels[one.channel], agreed)
            rewound = True
    return rewound


def _hear_of_another_loss(ground: Ground, behind: Behind, read: int) -> None:
    """Forget what the server has shown to hold where it denies that: it may have lost it once more.

    Then it is shown that once more, which begins a new life. One that says again that it has it all, and stands
    elsewhere all the same, lies: raises `Halt`.
    """
    losses, channel = ground.losses, behind.channel
    told = losses.agreed.get(channel, 0)
    if not told or (told != read and common_place_with(ground, behind) >= told):
        return
    if channel in losses.denied:
        raise contradiction()
    losses.denied.add(channel)
    del losses.agreed[channel]


def _signed_in_this_life(ground: Ground, channel: bytes, after: int) -> bool:
    return any(life_of(row) == ground.incarnation for row in batches_after(ground, channel, after))


def life_of(row: BatchRow) -> bytes:
    """Give the incarnation in which the server placed a batch."""
    return read_stamp(SignedStamp(row.stamp, row.stamp_signature))[0].incarnation


def own_of_earlier_lives(ground: Ground) -> set[bytes]:
    """Give this device's events that a server accepted in a life before this one, and the log has not brought back."""
    found: set[bytes] = set()
    for receipt in ground.journal.outbox.receipts():
        stamp, _ = read_stamp(SignedStamp(receipt.stamp, receipt.stamp_signature))
        sealed = ground.journal.outbox.accepted(receipt.channel, receipt.n)
        if stamp.incarnation != ground.incarnation and sealed is not None:
            found.update(sealed.events)
    return found


def batches_after(ground: Ground, channel: bytes, after: int) -> Iterator[BatchRow]:
    """Go through a channel's batches after a seq."""
    while page := ground.journal.log.batches(channel, after, _PAGE):
        yield from page
        after = page[-1].last_seq


def entries_of(ground: Ground, row: BatchRow) -> list[PlacedRow]:
    """Give the envelopes of a batch of the log."""
    return ground.journal.log.page(row.channel, row.first_seq - 1, row.last_seq - row.first_seq + 1)


def _rewind_everything(ground: Ground, folding: Folding, agreed: int) -> None:
    """Read the directory anew, and all channels: what an event is worth depends on the directory at its place."""
    for channel in list(ground.every_channel().values()):
        if channel.id != ground.directory_channel:
            _rewind(ground, folding, channel, 0)
    _rewind(ground, folding, ground.channels[ground.directory_channel], agreed)
    ground.reload()


def _rewind(ground: Ground, folding: Folding, channel: Channel, agreed: int) -> None:
    log, known = ground.journal.log, ground.journal.log.channel(channel.id)
    aside: list[AsideRow] = []
    authors: dict[bytes, tuple[int, bytes]] = {}
    touched: set[tuple[str, bytes]] = set()
    rows = list(batches_after(ground, channel.id, agreed))
    for row in rows:
        entries = entries_of(ground, row)
        if entries[0].reason == "signature":
            continue  # what somebody made up is nobody's
        events = tuple(entry.event for entry in entries if entry.reason != STANDS_ALREADY)
        aside.append(aside_row(row, placed_batch(row, entries), events))
        touched.update(_touched(ground, channel, entries))
    for row, name in zip(reversed(rows), map(name_of, reversed(rows)), strict=True):
        last = authors.get(row.device) or log.author(channel.id, row.device)
        if (row.n, name) == last:
            authors[row.device] = (row.n - 1, decode(BatchCore, row.core, limit=limits.BATCH_BYTES).previous)
    ground.aside.add(channel.id, aside)
    head = log.head_at(channel.id, agreed) or ZERO_HASH
    log.cut(channel.id, agreed)
    ground.has_cut(channel.id)
    log.put_channel(ChannelRow(channel.id, agreed, head, known.own_n, known.own_hash))
    for device, (n, previous) in authors.items():
        log.put_author(channel.id, device, n, previous)
    _tell_keys_anew(ground, channel)
    _fold_anew(ground, folding, channel, touched)


def name_of(row: BatchRow) -> bytes:
    """Give the hash by which a batch of the log is known; its envelopes need not be read for that."""
    return batch_hash(Batch(row.core, row.signature, (), ()))


def _touched(ground: Ground, channel: Channel, entries: list[PlacedRow]) -> Iterator[tuple[str, bytes]]:
    if channel.id == ground.directory_channel:
        return
    for entry in entries:
        written = _written(ground, channel, entry)
        kind = None if written is None else kind_of(written.type)
        if written is not None and kind is not None:
            yield from ((kind.name, entity) for entity in written.entities)


def _written(ground: Ground, channel: Channel, entry: PlacedRow) -> Written | None:
    if decode_header(entry.header).header.kind != EnvelopeKind.EVENT:
        return None
    written = open_placed(ground, channel, entry)
    return written if isinstance(written, Written) else None


def _tell_keys_anew(ground: Ground, channel: Channel) -> None:
    """Learn from what is left which keys the channel had; those that are held stay held."""
    if channel.id == ground.directory_channel:
        return
    ground.journal.keys.drop_statements(ground.seals.restart_chain(channel.id), channel.id)
    after = 0
    while page := ground.journal.log.page(channel.id, after, _PAGE):
        after = page[-1].seq
        for entry in page:
            _learn(ground, channel, entry)


def _learn(ground: Ground, channel: Channel, entry: PlacedRow) -> None:
    kind = decode_header(entry.header).header.kind
    try:
        if kind == EnvelopeKind.EPOCH:
            ground.seals.learn_epoch(channel.id, decode_epoch(ground.seals.open_clear(entry.header, entry.body)))
        elif kind == EnvelopeKind.WRAP:
            ground.seals.learn_wrap(channel.id, decode_wrap(ground.seals.open_clear(entry.header, entry.body)))
    except Malformed:
        return  # set aside when it was read, and still


def _fold_anew(ground: Ground, folding: Folding, channel: Channel, touched: set[tuple[str, bytes]]) -> None:
    for name, entity in sorted(touched):
        kind: Kind[Any] | None = kind_of(f"{name}.")
        if kind is not None:
            folding.restart(kind, entity, channel.id)
    refold(ground, folding, channel, [entity for _, entity in sorted(touched)])


def contradiction() -> Halt:
    """Give the halt for a server that denies what it signed, and goes on as if nothing were."""
    return Halt("fork", CONTRADICTION)
