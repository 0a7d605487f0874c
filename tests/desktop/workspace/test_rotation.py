"""After a revocation the keys follow: who makes which, what the others do meanwhile, and what waits for nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from desktop.workspace import rotation
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded
from tests.helpers.laws import ground_of
from tests.helpers.line import Line, Remote
from tests.helpers.queued import queued, statements
from wire.batch import Batch, open_batch
from wire.header import EnvelopeKind, decode_header
from wire.messages import Accepted, EpochRetired, PushResult
from wire.names import cooperation_channel
from wire.statements import Revoked, RolesStated, Statement, UnitKeyStated, UnitStated

PENDING = ("rotation_pending",)


def state(member: Member, statement: Statement) -> None:
    """Say something in the directory, without hearing what follows from it."""
    member.workspace.state_in_directory([statement])
    push(member)


def push(member: Member) -> None:
    """Hand in what waits and take the answer in, without pulling."""
    batches = member.workspace.local.outgoing()
    member.workspace.local.settle(batches, answers(member, batches))


def answers(member: Member, batches: Sequence[Batch]) -> tuple[PushResult, ...]:
    """What the server says to batches of a member."""
    remote = Remote(member.company.server, Line(), member.company.clock.now)
    return remote.push(f"{member.device.hex()}/", batches).results


def revoke(company: Company, member: Member) -> None:
    """Take a device's access: the founder's device says so, and nobody else has heard of it."""
    state(company.founder, Revoked(member.device, "lost"))
    company.members.remove(member)


def alarms(member: Member) -> tuple[str, ...]:
    return member.workspace.local.remaining().alarms


def version(member: Member, unit: str = POLICE) -> int:
    """Which version of a unit's key is the newest, as a member knows it."""
    newest = member.workspace.directory.units[unit].newest_key
    assert newest is not None
    return newest.version


def talk(company: Company, one: Member, other: Member) -> bytes:
    """Let two units share a channel with a key; gives the channel."""
    one.notify(other.unit)
    company.everybody_syncs(2)
    return one.workspace.pair(other.unit)


def epochs(company: Company, channel: bytes) -> int:
    """How many keys a channel has had."""
    return len(company.server.lanes[channel].epochs)


@pytest.fixture
def company() -> Company:
    """Two of the police, one of Willich, who share keys in the pair's channel and the cooperation's."""
    made = founded((POLICE, POLICE, ASD))
    talk(made, made.members[0], made.members[2])
    return made


def test_the_keys_follow_at_the_first_contact(company: Company) -> None:
    """One sync of a remaining device makes the unit's key and the channels', and nobody left out can open either."""
    lead, gone, office = company.members
    channels = (lead.workspace.pair(ASD), lead.workspace.cooperation())
    before = {channel: lead.seals.current(channel) for channel in channels}
    revoke(company, gone)
    lead.synced()
    assert version(lead) == 2
    assert alarms(lead) == ()
    office.synced()
    for channel in channels:
        key = lead.seals.current(channel)
        assert key is not None
        assert key != before[channel]
        assert office.seals.holds(channel, key)
        gone.seals.learn_directory(lead.workspace.directory)
        assert not gone.seals.holds(channel, key)
    entity = lead.notify(ASD)
    company.everybody_syncs(2)
    assert office.shown("notification", entity).delivered_at


def test_the_newest_key_opens_what_came_before(company: Company) -> None:
    """A device that joins after a rotation reads everything from before it."""
    lead, gone, _ = company.members
    revoke(company, gone)
    lead.synced()
    late = company.join(lead)
    assert late.workspace.local.remaining().waiting == 0
    assert len(late.workspace.states("notification")) == 1


def test_everybody_who_knows_says_that_a_rotation_is_pending(company: Company) -> None:
    """From hearing of the revocation until the new keys are there, and no longer, every device concerned says so."""
    lead, gone, office = company.members
    revoke(company, gone)
    assert alarms(office) == alarms(lead) == ()
    office.synced()
    assert alarms(office) == PENDING
    lead.pull()
    assert alarms(lead) == PENDING
    company.everybody_syncs(2)
    assert alarms(office) == alarms(lead) == ()
    assert alarms(company.founder) == ()


def test_a_notification_waits_for_no_rotation(company: Company) -> None:
    """While a rotation is pending a notification is written, sent, confirmed and read like any other."""
    lead, gone, office = company.members
    revoke(company, gone)
    office.synced()
    entity = office.notify(POLICE, "immediate")
    office.synced()
    assert alarms(office) == PENDING
    assert office.shown("notification", entity).accepted_at
    company.everybody_syncs(2)
    assert office.shown("notification", entity).delivered_at
    assert lead.shown("notification", entity).urgency == "immediate"


def test_only_the_unit_s_devices_rotate_unasked(company: Company) -> None:
    """Other units make no key unasked, but whoever writes once the unit has its next key leads with a new one."""
    lead, gone, office = company.members
    channel = lead.workspace.pair(ASD)
    revoke(company, gone)
    lead.pull()
    state(lead, _queued_key(lead))
    office.synced()
    assert version(office) == 2
    assert alarms(office) == PENDING
    assert office.workspace.local.outgoing() == []
    office.notify(POLICE)
    [batch] = office.workspace.local.outgoing()
    kinds = [sealed.header.kind for sealed in open_batch(batch).headers]
    assert kinds == [EnvelopeKind.EPOCH, EnvelopeKind.EVENT]
    count = epochs(company, channel)
    company.everybody_syncs(2)
    assert epochs(company, channel) == count + 1
    assert alarms(office) == alarms(lead) == ()


def _queued_key(member: Member) -> UnitKeyStated:
    """The key a member has queued by itself, taken out of its outbox."""
    [row] = queued(member, EnvelopeKind.STATEMENT)
    [statement] = statements(member)
    assert isinstance(statement, UnitKeyStated)
    member.journal.outbox.drop([row.event])
    return statement


def test_of_two_rotations_the_first_wins_quietly() -> None:
    """Two devices that rotate at once end with one key of the unit and one new key a channel, and no complaint."""
    company = founded((POLICE, POLICE, POLICE, ASD))
    lead, second, gone, office = company.members
    channel = talk(company, lead, office)
    revoke(company, gone)
    lead.pull()
    second.pull()
    assert [type(one) for one in (*statements(lead), *statements(second))] == [UnitKeyStated] * 2
    count = epochs(company, channel)
    for member in (lead, second):
        push(member)
    lead.pull()
    second.pull()
    firsts = [member.workspace.local.outgoing() for member in (lead, second)]
    assert all(firsts)
    company.everybody_syncs(3)
    assert version(lead) == version(second) == version(office) == 2
    assert epochs(company, channel) == count + 1
    for member in company.members:
        assert alarms(member) == ()
        remaining = member.workspace.local.remaining()
        assert (remaining.refused, remaining.outbox, remaining.waiting, remaining.quarantined) == (0, 0, 0, 0)


def test_what_was_sealed_under_the_old_key_is_sealed_again(company: Company) -> None:
    """A batch that arrives after the rotation is answered with the new key, sealed under it and read once."""
    lead, gone, office = company.members
    entity = office.notify(POLICE)
    [batch] = office.workspace.local.outgoing()
    old = decode_header(batch.headers[0]).header.key
    revoke(company, gone)
    lead.synced()
    [answer] = answers(office, [batch])
    current = lead.seals.current(office.workspace.pair(POLICE))
    assert current is not None
    assert answer == EpochRetired(current)
    company.everybody_syncs(2)
    [row] = lead.journal.log.of_entity(entity)[:1]
    assert decode_header(row.header).header.key == current != old
    assert [state.id for _, state in lead.workspace.states("notification")].count(entity) == 1


def test_a_key_made_for_an_older_version_is_made_again(company: Company) -> None:
    """Who has not heard of a unit's next key cannot hand a channel's key to the old one, and does it over quietly."""
    lead, gone, office = company.members
    third = company.enrol(KEMPEN)
    company.everybody_syncs(1)
    third.notify(POLICE)
    stale = third.workspace.local.outgoing()
    revoke(company, gone)
    lead.synced()
    results = answers(third, stale)
    assert [getattr(result, "code", "") for result in results] == ["unit_key_retired"]
    third.workspace.local.settle(stale, results)
    company.everybody_syncs(2)
    assert third.workspace.local.remaining().refused == 0
    assert len(lead.workspace.states("notification")) == 2
    assert office.workspace.local.remaining().alarms == ()


def test_a_rotation_and_an_admission_at_once_end_well() -> None:
    """A device that one lead lets in while another device rotates is in, with the new key, and nobody complains."""
    company = founded((POLICE, POLICE, ASD))
    lead, second, _ = company.members
    gone = company.join(lead)
    company.everybody_syncs(1)
    guest = company.newcomer(POLICE, company.invited_by(lead))
    guest.synced()
    lead.pull()
    assert len(statements(lead)) == 1
    revoke(company, gone)
    second.synced()
    assert version(second) == 2
    company.everybody_syncs(3)
    assert guest.workspace.active
    assert lead.workspace.local.remaining().refused == 0
    assert guest.seals.holds(lead.workspace.cooperation(), lead.seals.current(lead.workspace.cooperation()) or b"")


def test_a_key_refused_for_whom_it_is_for_is_made_once_they_are_the_same_again() -> None:
    """Who has come and gone since a key was refused is shut out by the very key that was refused then."""
    company = founded((POLICE, ASD))
    lead, _ = company.members
    guest = company.newcomer(POLICE, company.invited_by(lead))
    guest.synced()
    lead.pull()
    push(lead)
    state(lead, lead.seals.next_unit_key(lead.workspace.directory, POLICE))
    assert [(row.status, row.reason) for row in queued(lead, EnvelopeKind.STATEMENT)][1:] == [
        ("moot", "unit_key_wraps")
    ]
    company.everybody_syncs(3)
    assert guest.workspace.active
    before = version(lead)
    revoke(company, guest)
    company.everybody_syncs(2)
    assert version(lead) == before + 1
    assert alarms(lead) == ()


def test_one_batch_of_chores_never_contradicts_itself() -> None:
    """Where a key is due and a guest waits, the key comes first and the guest is let in with it."""
    company = founded((POLICE, POLICE, ASD))
    lead, gone, _ = company.members
    guest = company.newcomer(POLICE, company.invited_by(lead))
    guest.synced()
    revoke(company, gone)
    lead.pull()
    assert [type(one) for one in statements(lead)] == [UnitKeyStated]
    company.everybody_syncs(2)
    assert guest.workspace.active
    assert alarms(lead) == ()


def test_a_removed_unit_costs_the_cooperation_a_key_and_nothing_else() -> None:
    """Closing a unit closes its pairs and its own channel; only the channel of all units gets a new key."""
    company = founded((POLICE, ASD, KEMPEN))
    police, office, closed = company.members
    pair = talk(company, police, office)
    talk(company, police, closed)
    cooperation = cooperation_channel(company.root)
    before = epochs(company, pair), epochs(company, cooperation)
    agency = company.server.directory.units[KEMPEN].agency
    state(company.founder, UnitStated(KEMPEN, agency, "Stelle", active=False))
    company.members.remove(closed)
    company.everybody_syncs(2)
    assert (epochs(company, pair), epochs(company, cooperation)) == (before[0], before[1] + 1)
    assert alarms(police) == alarms(office) == ()
    assert police.workspace.pair(KEMPEN) not in police.workspace.heads()
    current = police.seals.current(cooperation)
    assert current is not None
    closed.seals.learn_directory(police.workspace.directory)
    assert not closed.seals.holds(cooperation, current)


def test_a_unit_that_comes_back_is_handed_the_key() -> None:
    """A unit that was closed and takes part again reads what was written meanwhile in the channel of all units."""
    company = founded((POLICE, ASD, KEMPEN))
    police, _, closed = company.members
    agency = company.server.directory.units[KEMPEN].agency
    state(company.founder, UnitStated(KEMPEN, agency, "Stelle", active=False))
    company.members.remove(closed)
    company.everybody_syncs(2)
    state(company.founder, UnitStated(KEMPEN, agency, "Stelle", active=True))
    company.members.append(closed)
    company.everybody_syncs(2)
    assert closed.workspace.local.remaining().waiting == 0
    assert closed.seals.holds(
        police.workspace.cooperation(), police.seals.current(police.workspace.cooperation()) or b""
    )
    assert alarms(closed) == alarms(police) == ()


def test_a_unit_without_a_device_is_shut_out_by_another() -> None:
    """Where a unit's last device is revoked, the channel of all units gets a key without that unit all the same."""
    company = founded((POLICE, ASD, KEMPEN))
    police, office, gone = company.members
    revoke(company, gone)
    company.everybody_syncs(2)
    cooperation = cooperation_channel(company.root)
    assert {unit for unit, _ in police.seals.covered(cooperation)} == {POLICE, ASD}
    assert alarms(police) == alarms(office) == ()


def test_at_the_lock_a_new_key_leads_and_what_follows_is_sealed_under_it(company: Company) -> None:
    """What is sealed at the lock behind a batch with a new key is sealed under that key and taken as it is."""
    lead, gone, office = company.members
    revoke(company, gone)
    lead.pull()
    state(lead, _queued_key(lead))
    office.pull()
    office.notify(POLICE)
    [first] = office.workspace.local.outgoing()
    office.notify(POLICE)
    batches = office.workspace.local.seal_everything()
    assert batches[0] == first
    assert all(isinstance(result, Accepted) for result in answers(office, batches))


def test_a_device_that_may_not_rotate_leaves_it_to_others(company: Company) -> None:
    """A device that waits for admission or has been revoked makes no key and speaks of no rotation."""
    lead, gone, _ = company.members
    revoke(company, gone)
    guest = company.newcomer(POLICE, company.invited_by(lead))
    guest.synced()
    for member in (guest, gone, company.founder):
        ground = ground_of(member)
        assert rotation.channels_to_rekey(ground) == []
        assert not rotation.is_pending(ground)


def test_a_role_more_or_less_rotates_nothing(company: Company) -> None:
    """Keys follow devices that leave, not roles that change."""
    lead, second, _ = company.members
    lead.workspace.state_in_directory([RolesStated(second.device, ("member", "release"))])
    company.everybody_syncs(2)
    assert version(lead) == 1
    assert alarms(lead) == alarms(second) == ()
