"""While the server is at work on a push, the next one is sealed behind it; whatever the answer is, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import msgspec

from desktop.domain.progress import Settled
from desktop.workspace.recording import Deed
from tests.desktop.workspace.test_erased_pages import Disk
from tests.desktop.workspace.test_outgoing import CALL, outgoing, push
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member
from tests.helpers.rogue import event
from wire import limits
from wire.batch import Batch, open_batch
from wire.messages import Accepted, BadEnvelope, PushResult, RefusedBatch

UNITS = (POLICE, ASD, KEMPEN)


def ahead(member: Member) -> None:
    member.workspace.local.seal_ahead()


def settle(member: Member, batches: list[Batch], results: tuple[PushResult, ...]) -> Settled:
    return member.workspace.local.settle(batches, results)


def much(member: Member, count: int = 12) -> None:
    """Let so many events of 200 KiB wait."""
    channel, kib = member.workspace.cooperation(), limits.KIB
    large = [msgspec.msgpack.encode(member.company.clock.random.randbytes(200 * kib)) for _ in range(count)]
    with member.journal.transaction():
        member.journal.outbox.add([event(member, "contact.sung", [b"s" * 16], one, channel=channel) for one in large])


def test_the_next_push_is_chained_to_the_one_under_way(company: Company) -> None:
    """What was sealed ahead goes next as it is, behind what the server has taken meanwhile, and all of it arrives."""
    police = company.members[0]
    much(police, 40)
    total = 0
    while batches := outgoing(police):
        ahead(police)
        later = police.journal.outbox.sealed()[len(batches) :]
        results = push(police, batches)
        assert all(isinstance(result, Accepted) for result in results)
        total += settle(police, batches, results).accepted
        following = outgoing(police)
        assert len(following) >= len(later)
        assert [open_batch(batch).hash for batch in following[: len(later)]] == [row.hash for row in later]
    assert total == 40
    police.synced()
    assert police.journal.outbox.all() == []


def test_nothing_is_sealed_ahead_where_nothing_waits(company: Company) -> None:
    """Behind a push that holds all that waits nothing is sealed."""
    police = company.members[0]
    police.notify(ASD)
    batches = outgoing(police)
    ahead(police)
    assert outgoing(police) == batches


def test_no_more_than_one_push_is_sealed_ahead(company: Company) -> None:
    """However often a push stays without an answer, only one more lies sealed behind it."""
    police = company.members[0]
    much(police, 60)
    batches = outgoing(police)
    for _ in range(3):
        ahead(police)
        assert outgoing(police)[: len(batches)] == batches
    assert sum(len(row.batch) for row in police.journal.outbox.sealed()) <= 3 * limits.PUSH_BYTES
    police.synced()
    assert police.journal.outbox.all() == []


def test_an_alarm_does_not_wait_behind_what_was_sealed_ahead(company: Company) -> None:
    """An immediate notification to another unit goes with the very next push, before all that was sealed before it."""
    police = company.members[0]
    much(police, 60)
    batches = outgoing(police)
    ahead(police)
    settle(police, batches, push(police, batches))
    entity = police.notify(KEMPEN, urgency="immediate")
    first = open_batch(outgoing(police)[0])
    assert first.core.channel == police.workspace.pair(KEMPEN)
    assert any(header.header.alarm for header in first.headers)
    police.synced()
    assert police.shown("notification", entity).delivery == "accepted"


def test_what_was_sealed_ahead_stands_twice_before_it_leaves(company: Company, tmp_path: Path) -> None:
    """Whatever ends in between: what a push holds is kept in both files by the time it is given out."""
    disk = Disk(company, company.members[0], tmp_path / "journal.db")
    police, channel = disk.member, company.members[0].workspace.cooperation()
    said = [msgspec.msgpack.encode(company.clock.random.randbytes(200 * limits.KIB)) for _ in range(40)]
    with disk.store.transaction():
        disk.store.outbox.add([event(police, "contact.sung", [b"s" * 16], one, channel=channel) for one in said])
    while batches := outgoing(police):
        assert disk.store.check_second() == "level"
        ahead(police)
        more = len(disk.store.outbox.sealed()) > len(batches)
        assert disk.store.check_second() == ("behind" if more else "level")
        assert outgoing(police)[: len(batches)] == batches
        assert disk.store.check_second() == "level"
        settle(police, batches, push(police, batches))
    disk.store.close()


def test_a_refusal_frees_what_was_sealed_ahead(company: Company) -> None:
    """Where the server refuses an event, what was sealed behind it is signed anew under the right number."""
    police = company.members[0]
    entity = police.notify(ASD)
    police.workspace.record(
        police.workspace.pair(ASD), [Deed("notification.phone_handover", entity, CALL) for _ in range(1500)]
    )
    much(police, 30)
    batches = outgoing(police)
    ahead(police)
    assert len(police.journal.outbox.sealed()) > len(batches)
    bad = open_batch(batches[0]).headers[-1].header.event
    refused = RefusedBatch("not_a_reader", (BadEnvelope(len(batches[0].headers) - 1, "not_a_reader"),))
    settle(police, batches[:1], (refused,))
    assert police.journal.outbox.counts()["refused"] == 1
    police.synced()
    assert [row.event for row in police.journal.outbox.all()] == [bad]
