"""What cannot have its old place and was written here goes out once more, under its own ids."""

from __future__ import annotations

from desktop.workspace.kept_aside import aside_row, placed_batch
from desktop.workspace.rewinding import batches_after, entries_of
from desktop.workspace.sending_again import send_again
from tests.helpers.company import ASD, POLICE, Company, founded
from tests.helpers.restored import assert_level, pushed_without_reading, put_back
from wire.batch import Batch
from wire.codec import decode
from wire.header import EnvelopeKind, decode_header
from wire.messages import BadEnvelope, RefusedBatch
from wire.stamp import PlacedBatch, SignedStamp
from wire.statements import Revoked


def own_batch(company: Company, channel: bytes) -> PlacedBatch:
    police = company.members[0]
    ground = police.workspace.local._ground
    rows = [row for row in batches_after(ground, channel, 0) if row.device == police.device]
    return placed_batch(rows[-1], entries_of(ground, rows[-1]))


def test_an_accepted_batch_is_sealed_anew(company: Company) -> None:
    """Events of a batch whose number is taken wait again, except those the server names as known."""
    police, office = company.members
    entity = police.notify(ASD)
    other = police.notify(ASD)
    pushed_without_reading(police)
    [receipt] = police.journal.outbox.receipts()
    sealed = police.journal.outbox.accepted(receipt.channel, receipt.n)
    assert sealed is not None
    batch = decode(Batch, sealed.batch, limit=2**22)
    placed = PlacedBatch(batch, SignedStamp(receipt.stamp, receipt.stamp_signature))
    ground = police.workspace.local._ground
    with ground.transaction():
        send_again(ground, placed, RefusedBatch("unheard_of"))
        assert len(police.journal.outbox.all("accepted")) == 2
        known = next(
            index
            for index, header in enumerate(batch.headers)
            if decode_header(header).header.event == sealed.events[0]
        )
        send_again(ground, placed, RefusedBatch("known_event", (BadEnvelope(known, "known_event", 2),)))
    assert [row.event for row in police.journal.outbox.all("waiting")] == list(sealed.events[1:])
    assert police.journal.outbox.receipts() == []
    company.everybody_syncs()
    assert_level(police, office)
    assert {office.shown("notification", one).delivery for one in (entity, other)} == {"delivered"}


def test_what_left_the_outbox_comes_back_into_it(company: Company) -> None:
    """Events and statements of an own batch kept aside are queued with their ids and what they said, once."""
    police, _ = company.members
    police.notify(ASD)
    company.everybody_syncs()
    ground = police.workspace.local._ground
    for channel, kind in (
        (police.workspace.pair(ASD), EnvelopeKind.EVENT),
        (ground.directory_channel, EnvelopeKind.STATEMENT),
    ):
        placed = own_batch(company, channel)
        [row] = [row for row in batches_after(ground, channel, 0) if row.core == placed.batch.core]
        wanted = [decode_header(data).header for data in placed.batch.headers]
        events = tuple(header.event for header in wanted)
        police.journal.aside.add([aside_row(row, placed, events)])
        with ground.transaction():
            send_again(ground, placed, RefusedBatch("counter_reuse"))
            send_again(ground, placed, RefusedBatch("counter_reuse"))
        queued = [row for row in police.journal.outbox.all("waiting") if row.channel == channel]
        assert [row.event for row in queued] == [header.event for header in wanted if header.kind == kind]
        assert {row.envelope for row in queued} == {kind}
        assert police.journal.aside.all(channel) == []


def test_what_others_wrote_is_theirs_to_send(company: Company) -> None:
    """A batch of another device is never queued here, whatever the server says of it."""
    police, office = company.members
    office.notify(POLICE)
    company.everybody_syncs()
    ground, channel = police.workspace.local._ground, police.workspace.pair(ASD)
    rows = [row for row in batches_after(ground, channel, 0) if row.device == office.device]
    placed = placed_batch(rows[0], entries_of(ground, rows[0]))
    police.journal.aside.add([aside_row(rows[0], placed, (b"e" * 16,))])
    with ground.transaction():
        send_again(ground, placed, RefusedBatch("counter_reuse"))
    assert police.journal.outbox.all("waiting") == []
    assert police.journal.aside.count() == 1


def test_a_number_that_a_restored_server_never_takes_again_is_used_anew() -> None:
    """Where what was lost can never come back, what its author says next goes under the number that is free again."""
    company = founded((POLICE, POLICE, POLICE, ASD))
    lead, second, gone, office = company.members
    company.everybody_syncs()
    company.founder.workspace.state_in_directory([Revoked(gone.device, "lost")])
    company.founder.synced()
    company.members.remove(gone)
    backup = company.server.copied()
    lead.synced()
    put_back(company, backup)
    second.synced()
    lead.synced()
    newcomer = company.join(lead)
    company.everybody_syncs(5)
    assert newcomer.workspace.active
    assert_level(lead, second, office, newcomer)
