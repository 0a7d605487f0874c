"""What waits goes out in signed batches, in order, sealed for its readers, as the same bytes until answered."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from desktop.domain.notification_events import PhoneHandover, Supplemented
from desktop.domain.person import Named
from desktop.domain.progress import Halt
from desktop.domain.rows import OutboxRow
from desktop.sync.worker import Worker
from desktop.workspace.recording import Deed
from tests.helpers.attaching import add_material, carry
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, content, founded
from tests.helpers.governed import held
from tests.helpers.line import Line, Remote
from tests.helpers.rogue import event
from wire import limits
from wire.batch import Batch, batch_size, open_batch
from wire.epoch import decode_epoch
from wire.header import EnvelopeKind
from wire.messages import Accepted, Cursor, PullAnswer, PushAnswer, PushResult

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def outgoing(member: Member) -> list[Batch]:
    return member.workspace.local.outgoing()


def push(member: Member, batches: list[Batch]) -> tuple[PushResult, ...]:
    """Hand batches in without hearing the answer."""
    remote = Remote(member.company.server, Line(), member.company.clock.now)
    return remote.push(f"{member.device.hex()}/", batches).results


def test_nothing_waits_nothing_goes(company: Company) -> None:
    """An empty outbox gives no batch."""
    assert outgoing(company.members[0]) == []


def test_an_event_with_files_goes_alone(company: Company) -> None:
    """Its batch holds no other event, what was written before and after it goes in batches of its own, in order."""
    police, office = company.members
    shared = police.workspace.cooperation()
    police.workspace.record(shared, [Deed("person.named", police.device, Named("Eins"))])
    film = add_material(police, b"short")
    police.workspace.record(shared, [Deed("person.named", police.device, Named("Zwei"))])
    police.synced()
    police.workspace.record(shared, [Deed("person.named", police.device, Named("Drei"))])
    assert carry(police)
    police.workspace.record(shared, [Deed("person.named", police.device, Named("Vier"))])
    sizes = [[len(sealed.header.chunks) for sealed in open_batch(batch).headers] for batch in outgoing(police)]
    assert sizes == [[1], [0, 0]]
    police.synced()
    office.synced()
    assert office.shown("material", film).title == "Film"
    assert office.shown("person", police.device).name == "Vier"


def test_the_first_writer_makes_the_channel_s_key(company: Company) -> None:
    """The first batch of a channel is led by its key, wrapped for each of its units; the next one is not."""
    police, _ = company.members
    police.notify(ASD)
    opened = open_batch(outgoing(police)[0])
    assert [header.header.kind for header in opened.headers] == [EnvelopeKind.EPOCH, EnvelopeKind.EVENT]
    epoch = decode_epoch(opened.batch.bodies[0])
    assert sorted(wrap.unit for wrap in epoch.wraps) == sorted((POLICE, ASD))
    assert opened.headers[1].header.key == epoch.key
    police.synced()
    police.notify(ASD)
    again = open_batch(outgoing(police)[0])
    assert [header.header.kind for header in again.headers] == [EnvelopeKind.EVENT]
    assert (again.core.n, again.core.previous) == (2, opened.hash)


def test_the_same_bytes_until_there_is_an_answer(company: Company) -> None:
    """A batch without an answer is given out again byte for byte, also after a restart."""
    police, _ = company.members
    police.notify(ASD)
    first = outgoing(police)
    police.notify(ASD)
    assert outgoing(police) == first
    police.open()
    assert outgoing(police) == first


def test_what_was_written_meanwhile_goes_next(company: Company) -> None:
    """Events written while a batch is under way go in the next one, chained to it."""
    police, office = company.members
    police.notify(ASD)
    first = outgoing(police)
    police.notify(ASD)
    push(police, first)
    police.synced()
    office.pull()
    assert len(office.workspace.states("notification")) == 2


def test_many_events_go_in_several_chained_batches(company: Company) -> None:
    """More events than one batch holds go in batches of one push, each chained to the one before."""
    police, office = company.members
    entity = police.notify(ASD)
    police.workspace.record(police.workspace.pair(ASD), [_call(entity)] * 1200)
    batches = [open_batch(batch) for batch in outgoing(police)]
    assert [batch.core.n for batch in batches] == [1, 2, 3]
    assert [batch.core.previous for batch in batches[1:]] == [batch.hash for batch in batches[:-1]]
    assert all(len(batch.headers) <= limits.BATCH_ENVELOPES for batch in batches)
    police.synced()
    while office.pull().more:
        pass
    moments = [moment.type for moment in office.shown("notification", entity).timeline]
    assert moments.count("phone_handover") == 1200


def _call(entity: bytes) -> Deed:
    return Deed("notification.phone_handover", entity, CALL)


def test_no_batch_is_larger_than_it_may_be(company: Company) -> None:
    """Long texts are spread over batches that each stay within the limit, and one push stays within its own."""
    police, _ = company.members
    entity = police.notify(ASD)
    police.synced()
    names = [company.clock.random.randbytes(150).hex() for _ in range(45)]
    for _ in range(60):
        police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content(*names)))
    batches = outgoing(police)
    assert all(batch_size(batch) <= limits.BATCH_BYTES for batch in batches)
    assert sum(map(batch_size, batches)) <= limits.PUSH_BYTES
    police.synced()
    assert police.journal.outbox.all() == []


@pytest.mark.parametrize("marked", [True, False])
def test_alarms_go_first(*, marked: bool) -> None:
    """The channel with an immediate notification goes before those under way, whether it is marked as one or not."""
    police = founded((POLICE, ASD, KEMPEN)).members[0]
    police.workspace.own.hold(held(alarm_bit=marked))
    police.notify(KEMPEN)
    outgoing(police)
    police.notify(ASD, "immediate")
    batches = [open_batch(batch) for batch in outgoing(police)]
    assert [one.core.channel for one in batches] == [police.workspace.pair(ASD), police.workspace.pair(KEMPEN)]
    assert [any(sealed.header.alarm for sealed in one.headers) for one in batches] == [marked, False]


class Asked(Remote):
    """A way to the server that remembers what was asked in which order."""

    def __init__(self, company: Company) -> None:
        super().__init__(company.server, Line(), company.clock.now)
        self.asked: list[str] = []

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        self.asked.append("push")
        return super().push(token, batches)

    def pull(self, token: str, cursors: Sequence[Cursor]) -> PullAnswer:
        self.asked.append("pull")
        return super().pull(token, cursors)


def synced_slowly(company: Company, member: Member) -> list[str]:
    """Sync with a server that gives one batch a page; gives what was asked for."""
    company.server.page_bytes = 1
    remote = Asked(company)
    report = Worker(member.workspace.local, remote, company.clock.chance, lambda: 0.0).run()
    assert (report.failure, report.halt) == (None, None)
    return remote.asked


def backlog(member: Member) -> None:
    """Write a good deal in the channel of all units."""
    for number in range(6):
        member.do("", "person.named", member.device, Named(f"Person {number}"))
        member.synced()


def test_an_immediate_one_does_not_wait_for_a_long_pull(company: Company) -> None:
    """What was written before a sync is accepted after one page, while most of the pull is still to come."""
    police, office = company.members
    backlog(office)
    entity = police.notify(ASD, "immediate")
    asked = synced_slowly(company, police)
    assert asked[:3] == ["pull", "push", "pull"]
    assert asked.count("pull") > 6
    assert asked.count("push") == 1
    assert police.workspace.local.remaining().level
    office.synced()
    assert office.shown("notification", entity).urgency == "immediate"


def test_what_lacks_a_key_of_a_later_page_goes_after_it(company: Company) -> None:
    """Where the channel's key is still to be pulled, the push that went ahead costs nothing but a second one."""
    police, office = company.members
    backlog(office)
    office.notify(POLICE)
    office.synced()
    entity = police.notify(ASD, "immediate")
    asked = synced_slowly(company, police)
    assert asked[:2] == ["pull", "push"]
    assert police.workspace.local.remaining().refused == 0
    office.synced()
    assert office.shown("notification", entity).urgency == "immediate"


def test_a_unit_without_a_device_holds_up_its_own_channel_only(company: Company) -> None:
    """A notification to a unit without a device stays with its reason, others go, and it goes once somebody joins."""
    police, office = company.members
    held = police.notify(KEMPEN, "immediate")
    police.notify(ASD)
    police.synced()
    office.pull()
    assert len(office.workspace.states("notification")) == 1
    assert police.workspace.held_back(police.workspace.pair(KEMPEN)) == "recipient_without_device"
    assert police.workspace.held_back(police.workspace.pair(KEMPEN), EnvelopeKind.ERASE) == "recipient_without_device"
    assert police.shown("notification", held).delivery == "queued"
    late = company.enrol(KEMPEN)
    police.synced()
    late.synced()
    assert police.workspace.held_back(police.workspace.pair(KEMPEN)) == ""
    assert late.shown("notification", held).urgency == "immediate"


def test_without_the_channel_s_key_nothing_goes(company: Company) -> None:
    """A unit that has not been handed a channel's key keeps what it writes and says why."""
    late = company.enrol(KEMPEN)
    cooperation = late.workspace.cooperation()
    assert late.workspace.held_back(cooperation) == "waiting_key"
    assert outgoing(late) == []
    assert [row.status for row in late.journal.outbox.all()] == ["waiting"]
    company.everybody_syncs(2)
    assert late.workspace.held_back(cooperation) == ""
    assert late.journal.outbox.all() == []


def test_a_channel_that_is_not_ours_has_no_way_out(company: Company) -> None:
    """What stands in the outbox for a channel this device may not write stays there with the reason."""
    police, _ = company.members
    row = OutboxRow(bytes(32), company.clock.new_id(), bytes(16), b"", alarm=False, created_at=0)
    police.journal.outbox.add([row])
    assert police.workspace.held_back(bytes(32)) == "no_access"
    assert outgoing(police) == []


def test_what_may_not_go_yet_waits(company: Company) -> None:
    """An event with a delay is not sealed before it is over."""
    police, office = company.members
    police.notify(ASD)
    police.synced()
    office.pull()
    (receipt,) = office.journal.outbox.all()
    assert receipt.not_before > company.clock.time
    assert outgoing(office) == []
    company.clock.time = receipt.not_before
    assert len(outgoing(office)) == 1


def test_two_first_writers_of_a_channel_agree_on_one_key(company: Company) -> None:
    """Who comes second with a channel's first key seals the same events again under the same number."""
    police, office = company.members
    police.notify(ASD)
    office.notify(POLICE)
    mine = outgoing(office)
    police.synced()
    settled = office.workspace.local.settle(mine, push(office, mine))
    assert (settled.accepted, settled.again) == (0, True)
    office.pull()
    again = outgoing(office)
    assert [open_batch(batch).core.n for batch in again] == [1]
    assert [header.header.kind for header in open_batch(again[0]).headers] == [EnvelopeKind.EVENT]
    company.everybody_syncs(3)
    assert len(company.server.lanes[police.workspace.pair(ASD)].epochs) == 1
    assert len(police.workspace.states("notification")) == len(office.workspace.states("notification")) == 2
    assert police.digests() == {**police.digests(), police.workspace.pair(ASD): _digest(office)}


def _digest(office: Member) -> bytes:
    return office.workspace.state_digest(office.workspace.pair(POLICE))


def test_a_batch_says_what_its_author_has_seen(company: Company) -> None:
    """Incarnation, place, head and directory that the author knew stand in the batch."""
    police, _ = company.members
    police.notify(ASD)
    police.synced()
    police.notify(ASD)
    seen = open_batch(outgoing(police)[0]).core.seen
    row = police.workspace.heads()[police.workspace.pair(ASD)]
    directory = police.workspace.directory.seq
    assert (seen.incarnation, seen.seq, seen.head, seen.directory_seq) == (
        company.server.incarnation,
        row.seq,
        row.head,
        directory,
    )


def test_after_a_halt_nothing_is_lost(company: Company) -> None:
    """What could not go because the server was another stays in the outbox and is shown."""
    police, _ = company.members
    entity = police.notify(ASD)
    company.server.root = bytes(32)
    report = police.sync()
    assert isinstance(report.halt, Halt)
    assert police.workspace.local.remaining().outbox == 1
    police.open()
    assert police.shown("notification", entity).delivery == "queued"


def everything(member: Member) -> list[Batch]:
    return member.workspace.local.seal_everything()


def test_everything_is_sealed_behind_what_is_under_way(company: Company) -> None:
    """What waits behind a batch without an answer is sealed too, chained to it, under the key that batch brings."""
    police, office = company.members
    first = police.notify(ASD)
    before = outgoing(police)
    second = police.notify(ASD)
    police.open()
    sealed = everything(police)
    assert sealed[:1] == before
    opened = [open_batch(batch) for batch in sealed]
    assert [one.core.n for one in opened] == [1, 2]
    assert opened[1].core.previous == opened[0].hash
    assert opened[1].headers[0].header.key == opened[0].headers[1].header.key
    assert all(isinstance(result, Accepted) for result in push(police, sealed))
    office.pull()
    assert all(office.workspace.state("notification", entity) for entity in (first, second))
    police.synced()
    assert police.journal.outbox.all() == []


def test_everything_is_more_than_one_push(company: Company) -> None:
    """However much waits, all of it is sealed, and the same is given again as long as nothing is answered."""
    police, _ = company.members
    channel, kib = police.workspace.cooperation(), limits.KIB
    large = [msgspec.msgpack.encode(company.clock.random.randbytes(200 * kib)) for _ in range(24)]
    with police.journal.transaction():
        police.journal.outbox.add([event(police, "contact.sung", [b"s" * 16], one, channel=channel) for one in large])
    sealed = everything(police)
    assert sum(map(batch_size, sealed)) > limits.PUSH_BYTES
    assert police.journal.outbox.counts() == {"sealed": 24}
    assert everything(police) == sealed
    police.synced()
    assert police.journal.outbox.all() == []


def test_everything_does_not_wait_for_its_delay(company: Company) -> None:
    """A receipt that was to go a little later is sealed now."""
    police, office = company.members
    police.notify(ASD)
    police.synced()
    office.pull()
    assert outgoing(office) == []
    assert len(everything(office)) == 1
    assert everything(office) == outgoing(office)


def test_a_retired_key_frees_everything_behind_it(company: Company) -> None:
    """Where another device was first with the channel's key, all that was sealed is sealed anew and goes."""
    police, office = company.members
    written = [police.notify(ASD)]
    outgoing(police)
    written.append(police.notify(ASD))
    sealed = everything(police)
    office.notify(POLICE)
    office.synced()
    push(police, sealed)
    police.synced()
    office.synced()
    assert not [row for row in police.journal.outbox.all() if row.entity in written]
    assert all(office.workspace.state("notification", entity) for entity in written)


def test_nobody_says_to_have_seen_what_a_restored_server_lacks() -> None:
    """Of a channel whose end the server has lost no life is named as the one it was seen in."""
    company = founded((POLICE, ASD))
    police, _ = company.members
    backup = company.server.copied()
    police.notify(ASD)
    police.synced()
    outgoing, channel = police.workspace._outgoing, police.workspace.pair(ASD)
    row = police.journal.log.channel(channel)
    assert outgoing._life(row) == company.server.incarnation
    company.server.lanes = backup.lanes
    police.pull()
    assert outgoing._life(row) == bytes(16)
