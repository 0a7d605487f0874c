"""What comes back before the first event of its entity counts once that has come, everywhere and in the same way."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.notification_events import (
    Acknowledged,
    AcknowledgementWithdrawn,
    Asked,
    Forwarded,
    ForwardTakenBack,
    Noted,
    Received,
    Supplemented,
    ToldAlso,
    ToldAlsoRecalled,
)
from desktop.domain.outcome import Verdict
from desktop.domain.rows import OutboxRow
from desktop.workspace.common_rows import common_place
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, content
from tests.helpers.laws import assert_folded_as_plainly, assert_same_confirmed, refolded
from tests.helpers.memory_server import MemoryServer
from tests.helpers.restored import put_back
from tests.simulation.invariants.saying import read_confirmed
from wire.body import encode_body, new_body
from wire.statements import Revoked

UNITS = (POLICE, POLICE, ASD, ASD)
ACKNOWLEDGED = "notification.acknowledged"


def lose(company: Company, backup: MemoryServer, gone: Member, other: Member) -> None:
    """Put the server back to a backup, let somebody leave, and somebody else write where something stood."""
    put_back(company, backup)
    other.notify(POLICE if other.unit == ASD else ASD)
    other.synced()
    company.founder.workspace.state_in_directory([Revoked(gone.device, "left")])
    company.founder.synced()


def acknowledged_and_lost(company: Company) -> bytes:
    """A notification by somebody whose access ends, acknowledged, and the server put back to before both."""
    police, colleague, office, late = company.members
    backup = company.server.copied()
    child = colleague.notify(ASD)
    for member in (colleague, office, police):
        member.synced()
    office.do(POLICE, ACKNOWLEDGED, child, Acknowledged("Person 3"))
    for member in (office, police, office):
        member.synced()
    lose(company, backup, colleague, late)
    return child


def answered_and_lost(company: Company) -> bytes:
    """A question by somebody whose access ends, answered and seen, and the server put back to before all of it."""
    police, colleague, office, asker = company.members
    child = police.notify(ASD)
    for member in (police, office, asker):
        member.synced()
    backup = company.server.copied()
    asker.do(POLICE, "notification.asked", child, Asked("Person 4", "children[0].condition", "Ist es verletzt?"))
    for member in (asker, police):
        member.synced()
    [question] = police.shown("notification", child).questions
    answer = Supplemented("Dienst A", content("Kind"), question=question.event)
    police.do(ASD, "notification.supplemented", child, answer)
    for member in (police, office):
        member.synced()
    [added] = office.shown("notification", child).supplements
    office.do(POLICE, "notification.noted", child, Noted("Person 3", (added.event,)))
    for member in (office, police):
        member.synced()
    lose(company, backup, asker, colleague)
    return child


def taken_back_and_lost(company: Company) -> bytes:
    """A forward by somebody whose access ends, taken back by a colleague, and the server put back to before both."""
    police, colleague, office, forwarder = company.members
    child, there = police.notify(ASD), office.workspace.new_id()
    for member in (police, office, forwarder):
        member.synced()
    backup = company.server.copied()
    forwarder.do(POLICE, "notification.forwarded", child, Forwarded("Person 4", "Irrtum", KEMPEN, there))
    for member in (forwarder, office):
        member.synced()
    office.do(
        POLICE, "notification.forward_taken_back", child, ForwardTakenBack("Person 3", "Doch hier", KEMPEN, there)
    )
    for member in (office, police):
        member.synced()
    lose(company, backup, forwarder, colleague)
    return child


def withdrawn_and_lost(company: Company, *, besides: bool) -> bytes:
    """Acknowledged by somebody whose access ends, withdrawn by a colleague, and the server put back to before both.

    `besides`, the colleague had acknowledged first.
    """
    police, colleague, office, other = company.members
    child = police.notify(ASD)
    for member in (police, office, other):
        member.synced()
    backup = company.server.copied()
    for member in (office, other) if besides else (other,):
        member.do(POLICE, ACKNOWLEDGED, child, Acknowledged(f"Person of {member.device.hex()}"))
        member.synced()
    office.synced()
    meant = office.shown("notification", child).acknowledgements[-1]
    assert meant.device == other.device
    withdrawn = AcknowledgementWithdrawn(meant.event, "Irrtum", "Person 3")
    office.do(POLICE, "notification.acknowledgement_withdrawn", child, withdrawn)
    for member in (office, police):
        member.synced()
    lose(company, backup, other, colleague)
    return child


def told_also_and_lost(company: Company) -> bytes:
    """Somebody whose access ends says that Kempen was told too, a colleague that it gave that up; both are lost."""
    police, colleague, office, late = company.members
    child = police.notify(ASD)
    for member in (police, colleague, office, late):
        member.synced()
    backup = company.server.copied()
    colleague.do(ASD, "notification.told_also", child, ToldAlso("Person 2", KEMPEN))
    for member in (colleague, police):
        member.synced()
    police.do(ASD, "notification.told_also_recalled", child, ToldAlsoRecalled(KEMPEN, b"k" * 16, "Person 1"))
    for member in (police, office):
        member.synced()
    lose(company, backup, colleague, late)
    return child


def sync(member: Member, rounds: int = 1) -> None:
    """Sync a little later, when what was offered in vain is offered again."""
    for _ in range(rounds):
        member.company.clock.time += 600_000
        member.sync()


def test_an_acknowledgement_is_shown_before_its_notification_is_back(company: Company) -> None:
    """While one unit alone has shown the notification it is kept aside; what the log has of it shows on top."""
    child = acknowledged_and_lost(company)
    office = company.members[2]
    sync(office, 3)
    assert office.journal.aside.count()
    row, _ = office.workspace.entry("notification", child) or (None, None)
    assert row is not None
    assert row.confirmed is None
    assert office.shown("notification", child).delivery == "acknowledged"


def test_it_counts_once_the_notification_is_back(company: Company) -> None:
    """Wherever the notification comes to stand, everybody confirms it as acknowledged, now or folded anew."""
    child = acknowledged_and_lost(company)
    police, _, office, _ = company.members
    for member in (office, police, office, police):
        sync(member)
    for member in (office, police, refolded(office)):
        row, _ = member.workspace.entry("notification", child) or (None, None)
        assert row is not None
        assert read_confirmed(row).acknowledgements
    for member in (office, police):
        assert member.journal.aside.count() == 0
        assert_folded_as_plainly(member)


def test_an_answer_that_is_back_before_its_question_counts_once_that_has_come(company: Company) -> None:
    """Whatever stands first, everybody confirms the question as answered and the answer as seen, also folded anew."""
    child = answered_and_lost(company)
    police, _, office, _ = company.members
    for member in (police, office, police, office, police):
        sync(member)
    log = office.journal.log.of_entity(child)
    shown = office.shown("notification", child)
    [question], [answer] = shown.questions, shown.supplements
    places = {row.event: row.seq for row in log}
    assert places[answer.event] < places[question.event]
    assert (question.answers, [one.person for one in answer.noted]) == ((answer.event,), ["Person 3"])
    for member in (office, police):
        assert member.journal.aside.count() == 0
        assert member.workspace.local.remaining().waiting == 0
        assert_folded_as_plainly(member)
    assert_same_confirmed(office, refolded(office))
    assert police.shown("notification", child).supplements == shown.supplements


def test_what_was_taken_back_before_its_forward_is_back_is_taken_back(company: Company) -> None:
    """Nobody is waited for where it went: that would be the third unit, for ever."""
    child = taken_back_and_lost(company)
    police, _, office, _ = company.members
    for member in (office, police, office, police, office, police):
        sync(member)
    for member in (office, police):
        assert [one.taken_back_at > 0 for one in member.shown("notification", child).forwards] == [True]
        assert member.shown("notification", child).forwarded_to == ""
        assert member.workspace.local.remaining().waiting == 0
        assert_folded_as_plainly(member)


def test_that_another_unit_gave_it_up_counts_once_that_it_was_told_is_back(company: Company) -> None:
    """Nobody goes on reading that a unit has what it gave up, whichever of the two words is back first."""
    child = told_also_and_lost(company)
    police, _, office, _ = company.members
    for member in (police, office, police, office, police, office):
        sync(member)
    for member in (office, police):
        assert member.shown("notification", child).also_recalled == {KEMPEN}
        assert member.workspace.local.remaining().waiting == 0
        assert_folded_as_plainly(member)


@pytest.mark.parametrize("besides", [False, True])
def test_a_withdrawal_that_is_back_before_its_acknowledgement_counts(company: Company, *, besides: bool) -> None:
    """Nobody believes that somebody has it who took that back; a second acknowledgement is withdrawn as a first is."""
    child = withdrawn_and_lost(company, besides=besides)
    police, _, office, _ = company.members
    for member in (office, police, office, police, office, police):
        sync(member)
    places = {row.event: row.seq for row in office.journal.log.of_entity(child)}
    timeline = office.shown("notification", child).timeline
    [withdrawal] = [one for one in timeline if one.type == "acknowledgement_withdrawn"]
    meant = [one for one in timeline if one.type == "acknowledged"][-1]
    assert places[withdrawal.event] < places[meant.event]
    for member in (office, police, refolded(office)):
        standing = [one.device for one in member.shown("notification", child).acknowledgements]
        assert standing == ([office.device] if besides else [])
    for member in (office, police):
        assert member.workspace.local.remaining().waiting == 0
        assert_folded_as_plainly(member)


def test_nothing_of_it_is_lost(company: Company) -> None:
    """Every event that the server had is on it again."""
    child = acknowledged_and_lost(company)
    everybody = company.members[:3]
    channel = everybody[0].workspace.pair(ASD)
    lost = {row.event for member in everybody for row in member.journal.log.page(channel, 0, 1000)}
    police, _, office, _ = company.members
    for member in (office, police, office, police):
        sync(member)
    assert lost <= company.server.lanes[channel].events.keys()
    assert police.shown("notification", child).delivery == "acknowledged"


def test_in_one_batch_the_order_is_no_matter(company: Company) -> None:
    """What stands before its notification in the very batch that brings it counts as well, also folded anew."""
    police, _, office, _ = company.members
    child = police.notify(ASD)
    police.do(ASD, "notification.supplemented", child, Supplemented("Dienst A", content("Kind")))
    tables = police.journal._tables
    first, second = (row for row in police.journal.outbox.all("waiting") if row.entity == child)
    tables.outbox = {
        second.event: second,
        **{event: row for event, row in tables.outbox.items() if event != second.event},
    }
    police.synced()
    office.synced()
    rows = [row for row in office.journal.log.of_entity(child) if row.device == police.device]
    assert [row.event for row in rows] == [second.event, first.event]
    assert {row.outcome for row in rows} == {Verdict.APPLIED}
    for member in (office, police, refolded(office)):
        assert [moment.type for moment in member.shown("notification", child).timeline][:2] == [
            "notified",
            "supplemented",
        ]
    assert_folded_as_plainly(office)


@pytest.mark.parametrize("page_bytes", [1, 1_000_000])
def test_what_counts_for_one_entity_waits_for_no_other(company: Company, page_bytes: int) -> None:
    """A receipt that stands before two notifications counts for the first of them, however the pages are cut."""
    police, _, office, other = company.members
    children = police.notify(ASD), police.notify(ASD)
    channel, outbox = police.workspace.pair(ASD), police.journal.outbox
    events = tuple(outbox.of_entity(child)[0].event for child in children)
    body = new_body("notification.received", 1, children, msgspec.msgpack.encode(Received(events)))
    place = common_place(channel)
    office.journal.outbox.add([OutboxRow(channel, b"r" * 16, place, encode_body(body), alarm=False, created_at=1)])
    office.synced()
    outbox.mark(events, "uploading")
    for one in events:
        outbox.mark([one], "waiting")
        police.synced()
    company.server.page_bytes = page_bytes
    other.synced()
    assert_folded_as_plainly(other)
