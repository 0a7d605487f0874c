"""What this device wrote and the log already holds: the very same is done with, anything else goes to the tray.

That is so for what another copy of this profile has sent, for what a colleague has taken up of what the server had
accepted and lost, and for an event that the server says it knows. Plaintexts are compared, since what is sealed twice
never has the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from desktop.domain.erasure import GONE
from desktop.domain.outcome import Verdict
from desktop.domain.rows import LogRow, OutboxRow, PlacedRow, SealedRow
from desktop.workspace.erasing import take_back
from desktop.workspace.ground import Ground
from desktop.workspace.putting_aside import put_aside_what_came_to_nothing
from desktop.workspace.refolding import show_anew
from wire import limits
from wire.batch import Batch, BatchCore, OpenedBatch, batch_hash
from wire.body import decode_body
from wire.codec import Malformed, decode
from wire.header import EnvelopeKind, decode_header
from wire.stamp import PlacedBatch


def come_back(ground: Ground, opened: OpenedBatch) -> None:
    """Take in a batch of this device, now or formerly, that was not written here: what of it waits here is done with.

    What was withdrawn here and sent elsewhere is withdrawn no longer, and says so. What the server had accepted from
    here and lost is not given back any more once all of it has come back so. What was erased meanwhile stays in the
    tray as that: of its words nothing is left to compare.
    """
    own = {row.event: row for row in ground.journal.outbox.all() if row.reason != GONE}
    touched: list[OutboxRow] = []
    for sealed, header, body in zip(opened.headers, opened.batch.headers, opened.batch.bodies, strict=True):
        row = own.get(sealed.header.event)
        if row is not None:
            _settle(ground, row, (header, body))
            touched.append(row)
    sent = {row.entity for row in touched if row.status == "withdrawn"}
    late = [row.event for row in own.values() if row.status == "withdrawn" and row.entity in sent]
    ground.journal.outbox.mark(late, "refused", "on_its_way")
    _forget_what_stands_otherwise(ground, opened.core.channel)


def come_by_another(ground: Ground, channel: bytes, entries: Sequence[LogRow]) -> None:
    """Take in what another device has brought of what the server had accepted from here and lost.

    Nothing of it is owed to the server any more, and nothing else will ever bring it back. Nearly always nothing is
    awaited, and then no event is looked up.
    """
    outbox = ground.journal.outbox
    awaited = [entry.event for entry in entries] if outbox.receipts() else []
    rows = {row.event: row for row in outbox.some(awaited) if row.status == "accepted"}
    if not rows:
        return
    come = [entry for entry in entries if entry.event in rows]
    ended = put_aside_what_came_to_nothing(ground, come)
    for entry in come:
        if entry.outcome == Verdict.ERASED:
            take_back(ground, channel, [entry.event])
        elif entry.event not in ended:
            _settle(ground, rows[entry.event], (entry.header, entry.body))
    show_anew(ground, rows.values())
    _forget_what_stands_otherwise(ground, channel)


def _forget_what_stands_otherwise(ground: Ground, channel: bytes) -> None:
    """Forget the accepted batches of which everything stands in the log in other batches: the server lacks nothing."""
    outbox, stand = ground.journal.outbox, ground.events_in(channel)
    for receipt in outbox.receipts():
        sealed = outbox.accepted(channel, receipt.n) if receipt.channel == channel else None
        if sealed is None or not stand.issuperset(sealed.events):
            continue
        left = any(row.status == "accepted" for row in outbox.some(sealed.events))
        if not left and stand.issuperset(_events(sealed)):
            outbox.drop_sealed(channel, receipt.n)


def _events(sealed: SealedRow) -> list[bytes]:
    headers = decode(Batch, sealed.batch, limit=2 * limits.BATCH_BYTES).headers
    return [decode_header(header).header.event for header in headers]


def with_own_bodies(ground: Ground, channel: bytes, placed: PlacedBatch) -> PlacedBatch:
    """Give a batch of this device with the bodies that are still here, where the server gives them no longer.

    It may have dropped them for an erasure that stands later in the log, and takes effect when it is read; but on the
    server's word alone nobody loses what they wrote.
    """
    if b"" not in placed.batch.bodies:
        return placed
    try:
        core = decode(BatchCore, placed.batch.core, limit=limits.BATCH_BYTES)
    except Malformed:
        return placed
    outbox = ground.journal.outbox
    under_way = (row for row in outbox.sealed() if (row.channel, row.n) == (channel, core.n))
    row = outbox.accepted(channel, core.n) or next(under_way, None)
    if core.device != ground.seals.device or row is None or row.hash != batch_hash(placed.batch):
        return placed
    return PlacedBatch(decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES), placed.stamp)


def known(ground: Ground, event: bytes, channel: bytes, seq: int) -> bool:
    """Settle an event that the server knows at a place; False while the log has not been read that far."""
    row = next(iter(ground.journal.outbox.some([event])), None)
    if row is None or row.reason == GONE:
        # What was erased has nothing to compare any more, and lies in the tray as that.
        return True
    if seq > ground.journal.log.channel(channel).seq:
        return False
    placed = ground.journal.log.page(channel, seq - 1, 1) if seq else []
    if placed and placed[0].event == event and not _counts_nowhere(row, placed[0]):
        _settle(ground, row, (placed[0].header, placed[0].body))
    else:
        ground.journal.outbox.mark([event], "refused", "known_event")
    show_anew(ground, [row])
    return True


def _counts_nowhere(row: OutboxRow, placed: PlacedRow) -> bool:
    """Say whether what stands under an event's id is set aside by everybody: then ours has not arrived by it."""
    return row.envelope == EnvelopeKind.EVENT and placed.outcome == Verdict.QUARANTINED


def _settle(ground: Ground, row: OutboxRow, envelope: tuple[bytes, bytes]) -> None:
    if _says_the_same(row.plaintext, _plaintext(ground, row.channel, envelope)):
        ground.journal.outbox.drop([row.event])
    else:
        ground.journal.outbox.mark([row.event], "refused", "known_event")


def _says_the_same(ours: bytes, theirs: bytes | None) -> bool:
    """Say whether two events are one, whoever has taken which of them up for somebody else."""
    if theirs is None or ours == theirs:
        return ours == theirs
    try:
        bodies = [decode_body(plaintext) for plaintext in (ours, theirs)]
    except Malformed:
        return False
    one, other = (msgspec.structs.replace(body, adopted_from=b"") for body in bodies)
    return one == other


def _plaintext(ground: Ground, channel: bytes, envelope: tuple[bytes, bytes]) -> bytes | None:
    """Give what an envelope of the log says, None where that cannot be read (any more)."""
    header = decode_header(envelope[0]).header
    try:
        if header.kind != EnvelopeKind.EVENT:
            return ground.seals.open_clear(*envelope)
        return ground.seals.open(channel, header, *envelope) if envelope[1] else None
    except Malformed:
        return None
