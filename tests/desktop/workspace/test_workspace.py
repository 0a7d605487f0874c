"""The workspace: who is told what, what is withdrawn, and what waits here."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.notification_events import (
    Acknowledged,
    AcknowledgementWithdrawn,
    Remarked,
)
from desktop.domain.refused import Refused
from desktop.domain.rules import encode_rules
from desktop.workspace.recording import Deed
from tests.helpers.attaching import attach
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, notified
from tests.helpers.shipped import RULES
from wire.statements import RulesStated


def test_watchers_are_told_after_the_commit(police: Member) -> None:
    """Every watcher hears which entities look different once they are on the disk, and nothing of a refusal."""
    told: list[tuple[tuple[bytes, ...], bool]] = []
    for _ in range(2):
        police.workspace.watch(lambda changed: told.append((changed, police.journal._inside)))
    entity = police.notify(ASD)
    assert told == [((entity,), False)] * 2
    with pytest.raises(Refused):
        police.do(ASD, "notification.acknowledged", entity, Acknowledged("Fach A"))
    assert len(told) == 2


def test_watchers_hear_of_what_came_in(police: Member, office: Member) -> None:
    """A watcher hears of what others wrote when it has come in, and of nothing when nothing came."""
    entity = police.notify(ASD)
    police.synced()
    told: list[bytes] = []
    office.workspace.watch(told.extend)
    office.synced()
    assert entity in told
    office.synced()
    told.clear()
    office.pull()
    assert told == []


def withdraw(member: Member, entity: bytes) -> None:
    """Withdraw a notification to the office."""
    deed = Deed("notification.withdrawn", entity, Remarked("Dienst A", "Irrtum"))
    member.workspace.withdraw(member.workspace.pair(ASD), deed)


def test_what_is_withdrawn_is_never_sent(police: Member, office: Member) -> None:
    """What still waits here can be withdrawn, and then never leaves this device."""
    entity, other = police.notify(ASD), police.notify(ASD)
    withdraw(police, entity)
    assert {row.status for row in police.workspace.pending(entity)} == {"withdrawn"}
    assert police.workspace.state("notification", entity).status == "withdrawn"
    police.synced()
    office.synced()
    assert office.workspace.state("notification", entity) is None
    assert office.workspace.state("notification", other) is not None
    assert police.workspace.local.remaining().outbox == 0


def test_what_is_under_way_is_not_withdrawn(police: Member, office: Member) -> None:
    """What has been sealed may be at the server already: withdrawing it is refused, says so nowhere, and it arrives."""
    entity = police.notify(ASD)
    police.workspace.local.outgoing()
    with pytest.raises(Refused) as refused:
        withdraw(police, entity)
    assert refused.value.code == "on_its_way"
    assert [row.status for row in police.workspace.pending(entity)] == ["sealed"]
    assert police.workspace.state("notification", entity).status == "queued"
    police.synced()
    office.synced()
    assert office.workspace.state("notification", entity) is not None


def test_one_event_is_taken_back_while_it_waits(police: Member, office: Member) -> None:
    """It is as if it had not been written, and what it belongs to goes out as it is; whoever watches is told."""
    told: list[bytes] = []
    entity = police.notify(ASD)
    attach(police, ASD, entity, b"Bild")
    police.workspace.watch(told.extend)
    (row,) = [row for row in police.workspace.pending(entity) if row.chunks]
    assert police.workspace.take_back(entity, row.event)
    assert (told, police.workspace.state("notification", entity).attachments) == ([entity], ())
    assert not police.workspace.take_back(entity, row.event)
    police.synced()
    office.synced()
    assert office.workspace.state("notification", entity).attachments == ()


def test_what_has_gone_is_not_taken_back(police: Member) -> None:
    """Once it is sealed it may be at the server already."""
    entity = police.notify(ASD)
    (row,) = police.workspace.pending(entity)
    police.workspace.local.outgoing()
    assert not police.workspace.take_back(entity, row.event)
    assert police.workspace.state("notification", entity) is not None


def test_what_has_arrived_or_never_was_is_not_withdrawn(police: Member) -> None:
    """Withdrawing what the log holds, or what nobody wrote, is refused."""
    entity = police.notify(ASD)
    police.synced()
    for one, code in ((entity, "not_in_this_state"), (b"?" * 16, "parent")):
        with pytest.raises(Refused) as refused:
            withdraw(police, one)
        assert refused.value.code == code


@pytest.mark.parametrize("minutes", [3, 4])
def test_an_acknowledgement_is_withdrawn_as_the_rules_say(
    company: Company, police: Member, office: Member, minutes: int
) -> None:
    """The time for it is stated with the rules: they refuse the same here, at once, as at everybody who reads it."""
    spans = msgspec.structs.replace(RULES.spans, withdraw_acknowledgement_minutes=3)
    short = msgspec.structs.replace(RULES, version="short", spans=spans)
    company.founder.workspace.state_in_directory([RulesStated(encode_rules(short))])
    company.founder.synced()
    company.everybody_syncs(1)
    entity = police.workspace.new_id()
    police.do(ASD, "notification.notified", entity, notified(POLICE, ASD, rules_version="short"))
    company.everybody_syncs(2)
    office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    company.everybody_syncs(2)
    company.clock.time += minutes * 60_000
    mine = office.shown("notification", entity).acknowledgement.event
    withdrawn = AcknowledgementWithdrawn(mine, "Irrtum", "Fach A")
    if minutes > 3:
        with pytest.raises(Refused) as caught:
            office.do(POLICE, "notification.acknowledgement_withdrawn", entity, withdrawn)
        assert caught.value.code == "too_late"
    else:
        office.do(POLICE, "notification.acknowledgement_withdrawn", entity, withdrawn)
        company.everybody_syncs(2)
    assert (police.shown("notification", entity).acknowledgement is None) is (minutes == 3)


def test_pending_until_placed(police: Member) -> None:
    """An event is pending from its recording until the log has brought it back."""
    entity = police.notify(ASD)
    assert [row.status for row in police.workspace.pending(entity)] == ["waiting"]
    assert police.workspace.next_due() is not None
    police.synced()
    assert police.workspace.pending(entity) == []
    assert police.workspace.next_due() is None


def test_held_back_says_why(company: Company, police: Member, office: Member) -> None:
    """What waits for a unit without a device is held back under that name, and goes when the unit has one."""
    entity = police.notify(KEMPEN)
    assert police.workspace.held_back(police.workspace.pair(KEMPEN)) == "recipient_without_device"
    assert police.workspace.held_back(police.workspace.pair(ASD)) == ""
    assert police.workspace.held_back(office.workspace.own_unit()) == "no_access"
    police.synced()
    assert [row.status for row in police.workspace.pending(entity)] == ["waiting"]
    kempen = company.newcomer(KEMPEN, company.invites[KEMPEN])
    kempen.synced()
    assert kempen.workspace.held_back(kempen.workspace.cooperation()) == "waiting_key"
    company.everybody_syncs()
    assert police.workspace.held_back(police.workspace.pair(KEMPEN)) == ""
    assert kempen.workspace.held_back(kempen.workspace.cooperation()) == ""
    assert kempen.workspace.state("notification", entity) is not None


def test_outcomes_are_counted(company: Company, police: Member) -> None:
    """The outcomes of all channels together are those of each, and each adds up to how far it was read."""
    heads = police.workspace.heads()
    assert all(sum(police.workspace.outcomes(channel).values()) == row.seq for channel, row in heads.items())
    assert sum(police.workspace.outcomes().values()) == sum(row.seq for row in heads.values())
