"""Receipts: each event of the other unit is confirmed once, and at the right time."""

from __future__ import annotations

from typing import Any

from desktop.domain.notification_events import Acknowledged, PhoneHandover
from desktop.domain.outcome import Verdict
from desktop.domain.rows import LogRow
from desktop.workspace.receipts import RECEIPT_DELAY_MS
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded, notified
from tests.helpers.queued import queued
from tests.helpers.rogue import event, write
from wire.body import decode_body
from wire.statements import RolesStated

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")
_YEAR_MS = 365 * 86_400_000


def arrived_unread(police: Member, office: Member, why: str) -> bytes:
    """A notification that the office has pulled and could not read yet, so that nothing confirms it."""
    entity = police.notify(ASD, "immediate")
    police.synced()
    office.pull()
    (receipt,) = queued(office)
    office.journal.outbox.drop([receipt.event])
    (row,) = office.journal.log.of_entity(entity)
    unread = LogRow(row.seq, row.event, row.header, row.body, Verdict.WAITING, why)
    office.journal.log.set_outcome(row.channel, unread)
    office.journal._tables.states.clear()
    return entity


def test_what_arrives_in_one_pull_has_one_receipt(company: Company) -> None:
    """Several notifications and later events of one pull and channel are confirmed by one event."""
    police, office = company.members
    entities = [police.notify(ASD) for _ in range(3)]
    police.do(ASD, "notification.phone_handover", entities[0], CALL)
    police.synced()
    office.pull()
    (row,) = queued(office)
    body = decode_body(row.plaintext)
    assert (body.type, set(body.entities)) == ("notification.received", set(entities))
    company.everybody_syncs(2)
    for entity in entities:
        state = police.shown("notification", entity)
        assert {receipt.event for receipt in state.receipts} == {
            moment.event for moment in state.timeline if moment.unit == POLICE
        }


def test_an_immediate_one_is_confirmed_at_once(company: Company) -> None:
    """The receipt of an immediate notification may go now; that of others waits up to five seconds."""
    police, office = company.members
    police.notify(ASD, "immediate")
    police.synced()
    office.pull()
    police.notify(ASD, "urgent")
    police.synced()
    office.pull()
    now = company.clock.now()
    first, second = queued(office)
    assert first.not_before == 0
    assert now <= second.not_before < now + RECEIPT_DELAY_MS


def test_delays_differ_and_stay_below_five_seconds(company: Company) -> None:
    """The delay of a receipt is drawn by chance, so that nobody learns from it when somebody read."""
    police, office = company.members
    for _ in range(20):
        police.notify(ASD)
        police.synced()
        office.pull()
    delays = {row.not_before - company.clock.now() for row in queued(office)}
    assert len(delays) > 10
    assert 0 <= min(delays) <= max(delays) < RECEIPT_DELAY_MS


def test_a_clock_that_was_ahead_delays_no_receipt(company: Company) -> None:
    """A delay is of seconds: a clock that was a year ahead for one pass lets no sender wait for a year."""
    police, office = company.members
    police.notify(ASD)
    police.synced()
    company.clock.time += _YEAR_MS
    office.pull()
    company.clock.time -= _YEAR_MS
    assert len(office.workspace.local.outgoing()) == 1


def test_what_has_a_receipt_under_way_gets_no_second_one(company: Company) -> None:
    """A later event is confirmed alone while the receipt of the notification still waits here."""
    police, office = company.members
    entities = [police.notify(ASD) for _ in range(2)]
    police.synced()
    office.pull()
    police.do(ASD, "notification.phone_handover", entities[1], CALL)
    police.synced()
    office.pull()
    first, second = (decode_body(row.plaintext) for row in queued(office))
    assert set(first.entities) == set(entities)
    assert second.entities == (entities[1],)
    assert len(bytes(second.fields)) < len(bytes(first.fields))


def test_receipts_are_never_confirmed(company: Company) -> None:
    """A receipt that comes in leads to none."""
    police, office = company.members
    police.notify(ASD)
    police.synced()
    office.synced()
    police.pull()
    assert queued(police) == []


def test_a_unit_confirms_once(company: Company) -> None:
    """A second device of a unit that reads later finds everything confirmed."""
    police, office = company.members
    police.notify(ASD)
    police.synced()
    office.synced()
    second = company.join(office)
    assert queued(second) == []
    assert all(moment.type != "received" or moment.device == office.device for moment in _timeline(second))


def _timeline(member: Member) -> list[Any]:
    return [moment for _, state in member.workspace.states("notification") for moment in state.timeline]


def test_many_events_are_confirmed_by_several_receipts(company: Company) -> None:
    """No event is left out where there are more than one receipt can list."""
    police, office = company.members
    entities = [police.notify(ASD) for _ in range(250)]
    for entity in entities:
        police.do(ASD, "notification.phone_handover", entity, CALL)
    police.synced()
    while office.pull().more:
        pass
    assert len(queued(office)) >= 2
    company.everybody_syncs(2)
    assert all(len(police.shown("notification", entity).receipts) == 2 for entity in entities)


def test_whose_role_does_not_allow_it_confirms_nothing(company: Company) -> None:
    """A device that may not write notifications queues no receipt that everybody would refuse."""
    police, office = company.members
    office.workspace.state_in_directory([RolesStated(office.device, ("administrator",))])
    office.synced()
    police.notify(ASD)
    police.synced()
    office.pull()
    assert queued(office) == []


def test_the_sender_confirms_the_answer(company: Company) -> None:
    """An acknowledgement is confirmed by the sender's unit as a notification is by the receiver's."""
    police, office = company.members
    entity = police.notify(ASD)
    police.synced()
    office.synced()
    office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    company.everybody_syncs(3)
    state = office.shown("notification", entity)
    assert {receipt.unit for receipt in state.receipts} == {POLICE, ASD}


def test_what_an_upgrade_makes_readable_is_confirmed(company: Company) -> None:
    """A notification that an older program did not know is confirmed by the start that folds it, and only once."""
    police, office = company.members
    entity = arrived_unread(police, office, "unknown_type")
    for _ in range(2):
        office.open()
        assert [decode_body(row.plaintext).entities for row in queued(office)] == [(entity,)]
    company.everybody_syncs(2)
    assert police.shown("notification", entity).delivered_at


def test_who_may_write_only_later_confirms_what_came_before(company: Company) -> None:
    """A device that is given a role which writes confirms what it could read before, in the same pull."""
    police, office = company.members
    office.workspace.state_in_directory([RolesStated(office.device, ("administrator",))])
    office.synced()
    entities = {police.notify(ASD) for _ in range(2)}
    police.synced()
    office.synced()
    assert not any(police.shown("notification", entity).delivered_at for entity in entities)
    office.workspace.state_in_directory([RolesStated(office.device, ("administrator", "member"))])
    company.everybody_syncs(3)
    assert all(police.shown("notification", entity).delivered_at for entity in entities)
    assert queued(office) == []


def test_no_receipt_speaks_of_what_stands_apart() -> None:
    """What a hostile unit names as another has named it stands apart here, and no receipt speaks of that name."""
    company = founded((POLICE, ASD, KEMPEN))
    police, office, third = company.members
    office.workspace.state_in_directory([RolesStated(office.device, ("administrator",))])
    office.synced()
    entity = police.notify(ASD)
    third.notify(ASD)
    for member in (police, third, office):
        member.synced()
    write(third, third.workspace.pair(ASD), event(third, "notification.notified", [entity], notified(KEMPEN, ASD)))
    office.workspace.state_in_directory([RolesStated(office.device, ("administrator", "member"))])
    office.synced()
    confirmed = [decode_body(row.plaintext).entities for row in queued(office)]
    known = {state.id for _, state in office.workspace.states("notification")}
    assert sum(map(len, confirmed)) >= 2
    assert {one for entities in confirmed for one in entities} == known


def test_a_late_key_leads_to_a_receipt(company: Company) -> None:
    """What waited for its key is confirmed by the pull that finds the key at hand."""
    police, office = company.members
    entity = arrived_unread(police, office, "key")
    office.open()
    assert queued(office) == []
    office.pull()
    assert [decode_body(row.plaintext).entities for row in queued(office)] == [(entity,)]
