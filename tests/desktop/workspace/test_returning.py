"""An event that the log already holds is done with where it says the same, and lies in the tray where it does not."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from desktop.domain.notification_events import PhoneHandover, Remarked
from desktop.domain.rows import OutboxRow
from desktop.workspace.sending_again import use_numbers_anew
from tests.helpers.company import ASD, POLICE, Company, Member, notified
from tests.helpers.line import Line, Remote
from tests.helpers.memory_server import replace_bodies
from tests.helpers.restored import assert_level, pushed_without_reading, put_back, rounds
from tests.helpers.rogue import event, write
from wire.body import decode_body, encode_body
from wire.messages import BadEnvelope, RefusedBatch

UNITS = (POLICE, POLICE, ASD)
CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def waiting(member: Member) -> OutboxRow:
    [row] = member.journal.outbox.all()
    return row


def place(other: Member, row: OutboxRow) -> None:
    """Another device of the unit hands in an event under the id of one that waits here."""
    write(other, row.channel, row)


def refusal(member: Member, row: OutboxRow, seq: int) -> None:
    """The server's word that it knows the one event that is under way."""
    batches = member.workspace.local.outgoing()
    bad = BadEnvelope(len(batches[0].headers) - 1, "known_event", seq)
    member.workspace.local.settle(batches, [RefusedBatch("known_event", (bad,))])


def colleague_has_key(company: Company) -> Member:
    """A colleague who can write in the channel shared with Willich, which has its key by then."""
    police, colleague, _ = company.members
    police.notify(ASD)
    police.synced()
    colleague.synced()
    return colleague


def test_the_same_event_of_another_device_is_done_with(company: Company, police: Member) -> None:
    """An event that a colleague has handed in for this device, word for word, is neither sent again nor refused."""
    colleague = colleague_has_key(company)
    entity = police.notify(ASD)
    place(colleague, waiting(police))
    police.synced()
    assert police.journal.outbox.all() == []
    assert police.shown("notification", entity).delivery == "accepted"


def test_what_counts_with_nobody_is_not_taken_for_ours(company: Company, police: Member) -> None:
    """Where a colleague's device has handed in our very words as an adoption that nobody counts, ours are kept."""
    colleague = colleague_has_key(company)
    police.notify(ASD)
    row = waiting(police)
    body = msgspec.structs.replace(decode_body(row.plaintext), adopted_from=company.members[-1].device)
    place(colleague, replace(row, plaintext=encode_body(body)))
    police.synced()
    assert (waiting(police).status, waiting(police).reason) == ("refused", "known_event")
    assert waiting(police).plaintext == row.plaintext


def test_another_event_under_the_same_id_leaves_ours_in_the_tray(company: Company, police: Member) -> None:
    """Where the log holds something else under the id, ours is kept with its reason, and what follows goes out."""
    colleague = colleague_has_key(company)
    police.notify(ASD)
    row = waiting(police)
    other = event(colleague, "notification.notified", (b"o" * 16,), notified(POLICE, ASD), event=row.event)
    place(colleague, replace(other, channel=row.channel))
    good = police.notify(ASD)
    police.synced()
    assert [(one.event, one.status, one.reason) for one in police.journal.outbox.all()] == [
        (row.event, "refused", "known_event")
    ]
    assert police.shown("notification", good).delivery == "accepted"


def test_a_place_that_was_not_read_yet_is_waited_for(police: Member) -> None:
    """What the server says it holds further on is looked at once it has been read, and waits until then."""
    police.notify(ASD)
    row = waiting(police)
    refusal(police, row, 1000)
    assert (waiting(police).status, waiting(police).reason) == ("waiting", "")


@pytest.mark.parametrize("seq", [0, 1])
def test_a_place_that_shows_something_else_is_believed_by_nobody(police: Member, seq: int) -> None:
    """A server that knows an event and cannot show it has ours put into the tray, where a person sees it."""
    police.notify(ASD)
    police.synced()
    police.notify(ASD)
    refusal(police, waiting(police), seq)
    assert (waiting(police).status, waiting(police).reason) == ("refused", "known_event")


def test_a_withdrawal_that_came_too_late_says_so(police: Member) -> None:
    """What one copy withdrew and the other one has sent is shown as sent, and the withdrawal lies in the tray."""
    entity = police.notify(ASD)
    clone = police.cloned()
    call = event(
        clone,
        "notification.withdrawn",
        (entity,),
        Remarked("Dienst A", "Irrtum"),
        channel=waiting(clone).channel,
        entity=entity,
    )
    clone.journal.outbox.add([call])
    clone.journal.outbox.mark([row.event for row in clone.journal.outbox.all()], "withdrawn")
    police.synced()
    clone.synced()
    assert clone.shown("notification", entity).delivery == "accepted"
    assert (waiting(clone).event, waiting(clone).status, waiting(clone).reason) == (
        call.event,
        "refused",
        "on_its_way",
    )


@pytest.mark.parametrize("heard", [False, True])
def test_a_body_that_the_server_holds_back_is_still_here(company: Company, police: Member, *, heard: bool) -> None:
    """What this device has under way is not lost with the body that a server dropped; an erasure takes it when read."""
    office, channel = company.members[-1], police.workspace.pair(ASD)
    entity = police.notify(ASD)
    if heard:
        pushed_without_reading(police)
    else:
        batches = police.workspace.local.outgoing()
        Remote(company.server, Line(), company.clock.now).push(f"{police.device.hex()}/", batches)
    lane = company.server.lanes[channel]
    lane.placed = [replace_bodies(placed, set(lane.events)) for placed in lane.placed]
    police.pull()
    assert police.journal.outbox.all() == []
    assert police.shown("notification", entity).delivery == "accepted"
    assert police.workspace.outcomes(channel).get(("waiting", "body"), 0) == 0
    office.synced()
    assert office.workspace.outcomes(channel)["waiting", "body"] == 1
    police.workspace.erase("notification", entity, "Leitung A", "retention_ended")
    police.synced()
    assert police.shown("notification", entity).status == "erased"


def test_what_was_erased_stays_erased_when_a_copy_has_sent_it(company: Company) -> None:
    """An event that lies in the tray as erased is called nothing else where another copy of this profile sends it."""
    lead, police, office = company.members
    entity = lead.notify(ASD)
    company.everybody_syncs(2)
    police.do(ASD, "notification.phone_handover", entity, CALL)
    clone = police.cloned()
    batches = police.workspace.local.outgoing()
    office.workspace.erase("notification", entity, "Leitung A", "retention_ended")
    office.synced()
    clone.pull()
    Remote(company.server, Line(), company.clock.now).push(f"{police.device.hex()}/", batches)
    clone.synced()
    assert (waiting(clone).status, waiting(clone).reason) == ("refused", "erased")


def accepted_and_lost(company: Company, calls: int = 1) -> tuple[bytes, list[OutboxRow]]:
    """What the server accepted of a device, which has not read it back, is lost; gives the entity and what it says."""
    lead, police, _ = company.members
    entity = lead.notify(ASD)
    company.everybody_syncs(3)
    backup = company.server.copied()
    for _ in range(calls):
        police.do(ASD, "notification.phone_handover", entity, CALL)
    pushed_without_reading(police)
    put_back(company, backup)
    return entity, police.journal.outbox.all()


def timeline(member: Member, entity: bytes) -> set[bytes]:
    return {moment.event for moment in member.shown("notification", entity).timeline}


def test_what_a_colleague_has_taken_up_of_what_was_lost_is_done_with(company: Company) -> None:
    """What the server lost, and a lead has sent from a file meanwhile, is awaited no longer, and what follows goes."""
    lead, police, office = company.members
    entity, rows = accepted_and_lost(company)
    lead.workspace.adopt(police.device, rows)
    lead.synced()
    police.pull()
    assert police.journal.outbox.all() == []
    rounds(police, lead, office)
    assert_level(lead, police, office)
    police.do(ASD, "notification.phone_handover", entity, CALL)
    [late] = police.journal.outbox.all()
    rounds(police, lead, office)
    assert_level(lead, police, office)
    assert {rows[0].event, late.event} <= {row.event for row in office.journal.log.of_entity(entity)}


@pytest.mark.parametrize("before", [False, True])
def test_what_was_lost_and_erased_since_keeps_no_words(company: Company, *, before: bool) -> None:
    """What was lost, and erased before or after a lead sent it again, lies in the tray of who awaited it as that."""
    lead, police, office = company.members
    entity, rows = accepted_and_lost(company)
    lead.workspace.adopt(police.device, rows)
    batches = lead.workspace.local.outgoing() if before else []
    if not before:
        lead.synced()
    office.pull()
    office.workspace.erase("notification", entity, "Leitung A", "retention_ended")
    office.synced()
    Remote(company.server, Line(), company.clock.now).push(f"{lead.device.hex()}/", batches)
    police.pull()
    assert (waiting(police).status, waiting(police).reason) == ("refused", "erased")
    assert CALL.person.encode() not in waiting(police).plaintext
    rounds(police, lead, office)
    assert_level(lead, police, office)


def test_something_else_under_the_id_of_what_was_lost_leaves_ours_in_the_tray(company: Company) -> None:
    """Where a colleague's device has sent other words under the id of what was lost, ours are kept and not claimed."""
    lead, police, office = company.members
    entity, [row] = accepted_and_lost(company)
    assert row.event in timeline(police, entity)
    other = event(lead, "notification.notified", (b"o" * 16,), notified(POLICE, ASD), event=row.event)
    place(lead, replace(other, channel=row.channel))
    lead.synced()
    police.pull()
    assert (waiting(police).status, waiting(police).reason) == ("refused", "known_event")
    assert waiting(police).plaintext == row.plaintext
    assert row.event not in timeline(police, entity)
    rounds(police, lead, office)
    assert_level(lead, police, office)


def test_what_everybody_sets_aside_brings_nothing_back(company: Company) -> None:
    """Where what was sent of what was lost counts with nobody, ours lies in the tray with the reason."""
    lead, police, office = company.members
    _, [row] = accepted_and_lost(company)
    body = msgspec.structs.replace(decode_body(row.plaintext), adopted_from=office.device)
    place(lead, replace(row, plaintext=encode_body(body)))
    lead.synced()
    police.pull()
    assert (waiting(police).status, waiting(police).reason) == ("refused", "adoption_not_permitted")


def test_a_batch_of_which_a_part_came_back_is_still_given_back(company: Company) -> None:
    """Of two events that were lost a colleague has taken up one: the other goes to the server from here."""
    lead, police, office = company.members
    entity, rows = accepted_and_lost(company, calls=2)
    lead.workspace.adopt(police.device, rows[:1])
    lead.synced()
    police.pull()
    assert [row.event for row in police.journal.outbox.all()] == [rows[1].event]
    rounds(police, lead, office)
    assert_level(lead, police, office)
    assert {row.event for row in rows} <= {row.event for row in office.journal.log.of_entity(entity)}


def test_what_lies_in_the_tray_is_not_numbered_anew(company: Company) -> None:
    """Where a part of a lost batch has found its end in the tray, only the rest of it goes out under a free number."""
    lead, police, _ = company.members
    _, rows = accepted_and_lost(company, calls=2)
    channel = rows[0].channel
    other = event(lead, "notification.notified", (b"o" * 16,), notified(POLICE, ASD), event=rows[0].event)
    place(lead, replace(other, channel=channel))
    lead.synced()
    police.pull()
    free = police.journal.log.author(channel, police.device)[0] + 1
    ground = police.workspace.local._ground
    with ground.transaction():
        assert use_numbers_anew(ground, channel, free)
    assert [row.status for row in police.journal.outbox.all()] == ["refused", "waiting"]
