"""What all parts of a workspace stand on: after a failure it is as it was, and nothing learnt or alarming is lost."""

from __future__ import annotations

from contextlib import suppress

import msgspec
import pytest

from desktop.domain.rows import ChannelRow
from desktop.domain.rules import encode_rules
from desktop.workspace.ground import ALARMS, Ground
from server_stub.relay.access import Caller
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.laws import ground_of
from tests.helpers.line import Crash
from tests.helpers.shipped import RULES
from wire.access import ChannelKind
from wire.directory_fold import fold
from wire.names import cooperation_channel, directory_channel, pair_channel, unit_channel
from wire.statements import AgencyStated, InviteStated, Revoked, RulesStated

UNITS = (POLICE, POLICE, ASD)


class Undone(Exception):
    """Raised to undo a transaction."""


def move_directory(ground: Ground) -> None:
    """Fold a statement that the log does not hold."""
    said = AgencyStated("jugendamt-neu", "Neu", "youth_office")
    founder = ground.directory.units[POLICE]
    ground.directory, why = fold(ground.directory, ground.directory.seq + 1, _root_device(ground), said)
    assert (why, founder) == (None, ground.directory.units[POLICE])
    ground.learn_directory()


def _root_device(ground: Ground) -> bytes:
    (first,) = ground.journal.log.page(ground.directory_channel, 0, 1)
    return first.device


def test_the_directory_is_read_from_the_log(company: Company, police: Member) -> None:
    """What a ground reads from its log at unlock is the directory that the server folded as it grew."""
    ground = ground_of(police)
    assert ground.directory == police.workspace.directory
    assert ground.directory.seq == company.server.directory.seq
    assert ground.directory.units == company.server.directory.units


def test_the_directory_is_read_again_after_a_failure(police: Member) -> None:
    """A transaction that did not hold leaves the directory, the channels and the authors as the log has them."""
    ground = ground_of(police)
    before, channels = ground.directory, dict(ground.channels)
    with suppress(Undone), ground.transaction():
        move_directory(ground)
        assert "jugendamt-neu" in ground.directory.agencies
        raise Undone
    assert (ground.directory, ground.channels) == (before, channels)


def test_the_directory_stays_after_a_success(police: Member) -> None:
    """A transaction that held leaves the directory where it was moved to."""
    ground = ground_of(police)
    with ground.transaction():
        move_directory(ground)
    assert "jugendamt-neu" in ground.directory.agencies


def test_the_directory_is_shown_once_it_is_kept(company: Company, police: Member) -> None:
    """Whoever looks beside a transaction that moves the directory on sees it as it stands on the disk."""
    ground, workspace = police.workspace.local._ground, police.workspace
    before = workspace.directory
    with suppress(Undone), ground.transaction():
        ground.directory, _ = fold(before, before.seq + 1, company.founder.device, AgencyStated("neu", "Neu", "police"))
        assert workspace.directory is before
        raise Undone
    assert workspace.directory.agencies == before.agencies
    company.founder.workspace.state_in_directory([AgencyStated("neu", "Neu", "police")])
    company.founder.synced()
    police.synced()
    assert "neu" in workspace.directory.agencies


def test_a_failure_leaves_nothing_in_the_journal(police: Member) -> None:
    """What was written in a transaction that did not hold is not there."""
    ground = ground_of(police)
    row = ground.journal.log.channel(ground.directory_channel)
    with suppress(Undone), ground.transaction():
        ground.journal.settings.put("session", b"new")
        ground.journal.log.put_channel(ChannelRow(ground.directory_channel))
        raise Undone
    assert ground.journal.log.channel(ground.directory_channel) == row
    assert ground.journal.settings.get("session") != b"new"


def learn_a_key(ground: Ground) -> bytes:
    """Take in an epoch of the own unit's channel; gives its id."""
    channel = unit_channel(ground.seals.root, POLICE)
    epoch = ground.seals.new_epoch(channel, ground.directory, (POLICE,))
    assert epoch is not None
    assert ground.seals.learn_epoch(channel, epoch) or ground.seals.holds(channel, epoch.key)
    return epoch.key


def kept(member: Member) -> set[bytes]:
    """The ids of the keys on the disk."""
    return {key.key for key in member.journal.keys.all()}


def test_keys_are_kept_with_the_transaction_that_brought_them(police: Member) -> None:
    """A key learnt in a transaction is on the disk when it has held."""
    ground = ground_of(police)
    with ground.transaction():
        key = learn_a_key(ground)
        assert key not in kept(police)
    assert key in kept(police)


@pytest.mark.parametrize("failure", ["a rule says no", "the disk says no"])
def test_keys_learnt_survive_a_failure(police: Member, failure: str) -> None:
    """A key learnt in a transaction that did not hold still opens, and is kept with the next one that holds."""
    ground = ground_of(police)
    channel = unit_channel(ground.seals.root, POLICE)
    police.journal.crash = lambda: failure == "the disk says no" and police.journal._inside
    with suppress(Undone, Crash), ground.transaction():
        key = learn_a_key(ground)
        if failure == "a rule says no":
            raise Undone
    assert key not in kept(police)
    assert ground.seals.holds(channel, key)
    police.journal.crash = lambda: False
    with ground.transaction():
        pass
    assert key in kept(police)
    police.open()
    assert police.seals.holds(channel, key)


def test_an_alarm_is_kept_once(police: Member) -> None:
    """An alarm raised twice stands once, in the order in which alarms came, also after a restart."""
    ground = ground_of(police)
    for alarm in ("fork", "counter_reuse", "fork"):
        with ground.transaction():
            ground.raise_alarm(alarm)
    assert ground.alarms == ground_of(police).alarms == ("fork", "counter_reuse")
    police.open()
    assert police.workspace.local.remaining().alarms == ("fork", "counter_reuse")


def test_alarms_of_a_failure_are_kept(police: Member) -> None:
    """An alarm raised in a transaction that did not hold is kept with the reason why everything stopped."""
    ground = ground_of(police)
    with suppress(Undone), ground.transaction():
        ground.raise_alarm("alarm_bit_mismatch")
        raise Undone
    assert ground.alarms == ()
    ground.keep_alarms("fork")
    assert ground_of(police).alarms == ("alarm_bit_mismatch", "fork")


@pytest.mark.parametrize("reason", ["revoked", "least_version", ""])
def test_a_reason_that_is_no_alarm_is_not_kept(police: Member, reason: str) -> None:
    """Only a named alarm is kept among the alarms."""
    assert reason not in ALARMS
    ground = ground_of(police)
    ground.keep_alarms(reason)
    assert ground.alarms == ()


def shared(company: Company, unit: str) -> dict[bytes, ChannelKind]:
    """The channels that a member of a unit reads and others do not."""
    others = sorted({POLICE, ASD, KEMPEN} - {unit})
    return {
        cooperation_channel(company.root): ChannelKind.COOPERATION,
        unit_channel(company.root, unit): ChannelKind.UNIT,
        **{pair_channel(company.root, unit, other): ChannelKind.PAIR for other in others},
    }


def kinds(ground: Ground) -> dict[bytes, ChannelKind]:
    return {channel.id: channel.kind for channel in ground.channels.values()}


def directory_alone(company: Company) -> dict[bytes, ChannelKind]:
    return {directory_channel(company.root): ChannelKind.DIRECTORY}


def test_a_member_reads_its_units_channels(company: Company, police: Member) -> None:
    """An admitted device reads the directory, the cooperation, its own unit and one channel with each other unit."""
    ground = ground_of(police)
    assert kinds(ground) == directory_alone(company) | shared(company, POLICE)
    assert (ground.unit, ground.active, ground.standing) == (POLICE, True, (True, True))
    assert ground.every_channel() == ground.channels


def test_the_founder_reads_the_directory(company: Company) -> None:
    """The founder's device belongs to no unit and reads the directory alone."""
    ground = ground_of(company.founder)
    assert kinds(ground) == directory_alone(company)
    assert (ground.unit, ground.active) == ("", False)
    assert ground.every_channel() == ground.channels


def test_nobody_yet_reads_the_directory(company: Company) -> None:
    """A profile that has heard nothing yet asks for the directory alone, and knows no unit."""
    ground = ground_of(company.newcomer(KEMPEN, company.invites[KEMPEN]))
    assert kinds(ground) == directory_alone(company)
    assert (ground.unit, ground.active, ground.standing) == ("", False, (False, False))


def test_a_waiting_device_reads_the_directory(company: Company, police: Member) -> None:
    """A device that has enrolled and waits to be let in knows its unit and reads the directory alone."""
    member = company.newcomer(POLICE, company.invited_by(police))
    member.synced()
    ground = ground_of(member)
    assert kinds(ground) == directory_alone(company)
    assert (ground.unit, ground.active, ground.standing) == (POLICE, False, (True, False))


def revoked(company: Company) -> Member:
    """The second device of the police, which knows that its access has ended."""
    lead, member, _ = company.members
    lead.workspace.state_in_directory([Revoked(member.device, "lost")])
    lead.synced()
    answer = company.server.pull(Caller(company.founder.device), member.workspace.local.cursors())
    member.workspace.local.absorb(answer)
    return member


def test_a_revoked_device_keeps_what_it_had(company: Company) -> None:
    """A revoked device asks for the directory alone and still knows every channel it has read or written."""
    ground = ground_of(revoked(company))
    assert kinds(ground) == directory_alone(company)
    assert not ground.active
    every = {channel.id: channel.kind for channel in ground.every_channel().values()}
    assert every == directory_alone(company) | shared(company, POLICE)


def test_a_revoked_device_is_who_it_was(company: Company) -> None:
    """What a revoked device wrote stays readable to it: its own author is who it was until then."""
    before = ground_of(company.members[1]).own_author
    after = ground_of(revoked(company)).own_author
    assert (after.device, after.unit, after.roles) == (before.device, before.unit, before.roles)
    assert before.roles


def test_an_author_is_as_of_a_place(company: Company, police: Member) -> None:
    """An author's roles and its agency's units are those of the place in the directory, not those of today."""
    ground = ground_of(police)
    admitted = ground.author(police.device, ground.directory.seq)
    assert (admitted.unit, admitted.agency, admitted.agency_units) == (POLICE, "kpb-viersen", (POLICE,))
    assert admitted == ground.own_author
    early = ground.author(police.device, 1)
    assert (early.roles, early.agency_units) == ((), ())
    nobody = ground.author(b"?" * 16, ground.directory.seq)
    assert (nobody.unit, nobody.agency, nobody.roles) == ("", "", ())


def test_authors_follow_the_directory(company: Company, police: Member) -> None:
    """An author asked for before a page moved the directory is looked up anew after it."""
    other = company.newcomer(POLICE, company.invited_by(police))
    ground = police.workspace._ground
    assert ground.author(other.device, ground.directory.seq).unit == ""
    other.synced()
    police.pull()
    assert ground.author(other.device, ground.directory.seq).unit == POLICE


def test_rules_are_as_of_a_place(company: Company, police: Member) -> None:
    """What was placed before newer rules is judged without them, whenever it is folded."""
    before = police.workspace.directory.seq
    newer = encode_rules(msgspec.structs.replace(RULES, version="newer"))
    ground = ground_of(police)
    assert ground.rules(before).stated == (encode_rules(RULES),)
    company.founder.workspace.state_in_directory([RulesStated(newer)])
    company.founder.synced()
    police.synced()
    ground.reload()
    assert ground.rules(before).stated == (encode_rules(RULES),)
    assert ground.rules(before + 1).stated == (encode_rules(RULES), newer)


def test_a_refused_statement_is_no_part_of_the_directory(company: Company, police: Member) -> None:
    """What the directory's rules refuse when the log is read takes its place in the order and changes nothing."""
    stranger = InviteStated(bytes(32), ASD, ("member",), FAR_FUTURE)
    ground = ground_of(police)
    before = ground.directory
    after, why = fold(before, before.seq + 1, police.device, stranger)
    assert why is not None
    assert (after.seq, after.invites) == (before.seq + 1, before.invites)


def test_the_incarnation_is_zero_before_the_first_contact(company: Company, police: Member) -> None:
    """A profile that has not met the server names no incarnation, one that has names the server's."""
    assert ground_of(company.newcomer(KEMPEN, company.invites[KEMPEN])).incarnation == bytes(16)
    assert ground_of(police).incarnation == company.server.incarnation


def test_a_transaction_inside_another_is_part_of_it(police: Member) -> None:
    """What an inner transaction wrote and learnt holds only with the outer one."""
    ground = ground_of(police)

    def fail_outside() -> None:
        with ground.transaction():
            with ground.transaction():
                ground.journal.settings.put("inner", b"1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_outside()
    assert ground.journal.settings.get("inner") is None
    with ground.transaction(), ground.transaction():
        ground.journal.settings.put("inner", b"2")
    assert ground.journal.settings.get("inner") == b"2"


def test_what_depends_on_it_happens_once_it_is_kept(police: Member) -> None:
    """What is to follow a change happens after its transaction, at once without one, and never if it does not hold."""
    ground, done = ground_of(police), list[str]()
    with ground.transaction():
        ground.when_kept(lambda: done.append("after"))
        assert done == []
    ground.when_kept(lambda: done.append("at once"))

    def fail() -> None:
        with ground.transaction():
            ground.when_kept(lambda: done.append("never"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with ground.transaction():
        pass
    assert done == ["after", "at once"]
